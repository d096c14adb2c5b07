/**
 * The ledger: everything the program must never forget, behind one interface. The only SQL in the
 * project stands in this folder; steps talk to these stores, never to each other.
 *
 * One ledger belongs to one workspace. Every method that writes is atomic, and none may wait for the
 * network: what it is given to iterate reads the ledger at most. Streams read in batches, so
 * a million rows never stand in memory. `openLedger` in `sqlite/` implements it; a Postgres
 * implementation passes the same suite (`ledger-suite.ts`).
 */

import type { AccountSurvey } from '../model/account-survey.ts';
import type { CellCount } from '../model/cell-fate.ts';
import type { ClueCount } from '../model/company.ts';
import type { Channel, MappedContact } from '../model/contact.ts';
import type { DestinationContact } from '../model/destination-contact.ts';
import type { Entity, EntityKind, ExportFile, RejectedRow, StagedRow } from '../model/entity.ts';
import type { ColumnProfile, FieldMap } from '../model/field-map.ts';
import type { FileReport } from '../model/file-report.ts';
import type { Issue } from '../model/issue.ts';
import type { Operation, OperationState } from '../model/journal.ts';
import type { Json } from '../model/json.ts';
import type { TargetName } from '../model/location.ts';
import type { ModelAnswerStore } from '../model/model-settings.ts';
import type { PackedRows } from '../model/pack-cells.ts';
import type { PersonTraces } from '../model/person-traces.ts';
import type { ObjectKind, Phase, Plan, PlanInputs, PlanKind, PlannedOperation } from '../model/plan.ts';
import type { SnapshotIndex } from '../model/snapshot.ts';
import type { ApprovalStore } from './approval-stores.ts';
import type { JournalStore } from './journal-stores.ts';
import type { LocationStore } from './location-stores.ts';
import type { ProbeStore } from './probe-stores.ts';
import type { RollbackStore } from './rollback-stores.ts';
import type { TransactionStore } from './transaction-stores.ts';
import type { VerificationStore } from './verification-stores.ts';
import type { AttachmentStore, LeadChangeStore, WitnessStore } from './witness-stores.ts';

export interface Ledger {
  readonly staging: StagingStore;
  readonly entities: EntityStore;
  readonly transactions: TransactionStore;
  readonly mapped: MappedStore;
  readonly mapVersions: MapVersionStore;
  readonly modelAnswers: ModelAnswerStore;
  readonly snapshots: SnapshotStore;
  readonly plans: PlanStore;
  readonly journal: JournalStore;
  readonly verifications: VerificationStore;
  readonly witness: WitnessStore;
  readonly attachments: AttachmentStore;
  readonly leadChanges: LeadChangeStore;
  readonly probes: ProbeStore;
  readonly locations: LocationStore;
  readonly approvals: ApprovalStore;
  readonly surveys: SurveyStore;
  readonly rollbacks: RollbackStore;
  readonly purge: PurgeStore;
  /** Writes the file anew, so that nothing deleted survives in unused pages of it. */
  compact(): Promise<void>;
  /** Looks through the whole file; null when it is whole, else what the database says is wrong. */
  findDamage(): Promise<string | null>;
  close(): Promise<void>;
}

/** Export files and their rows, verbatim. */
export interface StagingStore {
  files(): Promise<readonly ExportFile[]>;
  findFile(name: string, sha256: string): Promise<ExportFile | null>;
  /**
   * Stages one file whole or not at all: rows arrive in batches while `write` runs, each stored in a
   * short transaction where nobody sees it yet; when it resolves the file stands with the counts and
   * the report it returned, and an earlier version of the same name is replaced. Throws
   * `counts-unbalanced` when rows ≠ staged + rejected, and keeps nothing; `interrupted` when another
   * process reads exports of this workspace meanwhile.
   */
  stageFile(
    file: Omit<ExportFile, 'id' | 'rows' | 'staged' | 'rejected' | 'generation'>,
    write: (sink: StagingSink) => Promise<{ readonly rows: number; readonly report?: FileReport }>,
  ): Promise<ExportFile>;
  /** Keeps which generation each file belongs to, by file id. */
  saveGenerations(generations: ReadonlyMap<number, number>): Promise<void>;
  /** Forgets files that no longer stand in `exports/`; returns how many. */
  removeFilesExcept(names: readonly string[]): Promise<number>;
  rows(fileId: number): AsyncIterable<readonly StagedRow[]>;
  rejected(fileId: number): AsyncIterable<readonly RejectedRow[]>;
  /** What was noticed while a file was read; empty for a file that does not stand. */
  report(fileId: number): Promise<FileReport>;
}

export interface StagingSink {
  stage(rows: PackedRows): Promise<void>;
  reject(rows: readonly RejectedRow[]): Promise<void>;
}

/** A staged row on its way to an entity: what it says, and where it says it. */
export interface SourceRow {
  /** Non-empty cells by column key. */
  readonly columns: Readonly<Record<string, string>>;
  /** Every column key the file has: a column without a cell above is empty in this row. */
  readonly fileColumns: readonly string[];
  readonly fileName: string;
  readonly line: number;
  /** Epoch ms. */
  readonly exportedAt: number;
  readonly generation: number;
  /** One part of a record that several rows make up, collected into a column as a JSON list. */
  readonly part?: { readonly column: string; readonly value: Readonly<Record<string, string>> };
}

/** A row of a person, with what the person can be recognised by. */
export interface EntityRow extends SourceRow {
  /** As the export has it, without a prefix. */
  readonly leadId: string | null;
  /** Lower case, trimmed; null when there is none or it is not an address. */
  readonly email: string | null;
}

/** A row of any other record. */
export interface RecordRow extends SourceRow {
  /** What the record is recognised by; the first is the marker of a record not seen before. */
  readonly keys: readonly string[];
  /** The person it names. */
  readonly leadId: string | null;
  readonly email: string | null;
}

/** What a rebuild found: entities standing, rows that joined one, keys that two of them claim. */
export interface RebuildCounts {
  readonly entities: number;
  readonly merged: number;
  readonly conflicts: number;
}

/** A record of a person nobody knows. */
export interface Orphan {
  readonly kind: EntityKind;
  readonly marker: string;
  readonly file: string;
  readonly line: number;
}

/** People and every other record, reassembled from staged rows. Suppressed ones are never handed out. */
export interface EntityStore {
  /**
   * Rebuilds every entity of a kind from rows given oldest export first: later rows win per column
   * they have, earlier values move to `superseded`. Markers and aliases of earlier rebuilds are kept
   * for ever. All or nothing.
   * @returns entities standing now, rows that joined an entity seen before in this rebuild, and
   * e-mails that two lead ids claim
   */
  rebuild(
    kind: 'contact',
    account: string,
    rows: AsyncIterable<readonly EntityRow[]>,
  ): Promise<RebuildCounts>;
  /** The same for records of any other kind: one key in common makes two rows the same record. */
  rebuildRecords(kind: EntityKind, rows: AsyncIterable<readonly RecordRow[]>): Promise<RebuildCounts>;
  /**
   * What the entities of a kind were last built from, with the counts of that rebuild: null before the first
   * rebuild; an empty version, which equals none, from a rebuild until `saveState`.
   */
  state(kind: EntityKind): Promise<EntityState | null>;
  saveState(kind: EntityKind, state: EntityState): Promise<void>;
  /** Ties every record to the person it names: by lead id, else by any e-mail that person ever had. */
  linkPeople(): Promise<void>;
  /** Records that name a person, or should, and are tied to none: number by kind. */
  orphanCounts(): Promise<Readonly<Record<string, number>>>;
  orphans(): AsyncIterable<readonly Orphan[]>;
  /**
   * Sets aside everybody whose address `isSuppressed`, with every record of theirs; null: nobody.
   * @returns the addresses found, and the number of records set aside by kind
   */
  suppress(isSuppressed: ((email: string) => boolean) | null): Promise<{
    readonly emails: readonly string[];
    readonly records: Readonly<Record<string, number>>;
  }>;
  count(kind: EntityKind): Promise<number>;
  /** Whether any record of a kind had a value in the column that a later export replaced or emptied. */
  hasSuperseded(kind: EntityKind, column: string): Promise<boolean>;
  /** Records of a kind that belong to these people, in the order of their ids. */
  belongingTo(kind: EntityKind, contacts: readonly number[]): Promise<ReadonlyMap<number, readonly Entity[]>>;
  /** In the order of their ids. */
  all(kind: EntityKind): AsyncIterable<readonly Entity[]>;
  /** Replaces the column profiles of a kind. */
  saveProfiles(kind: EntityKind, profiles: readonly ColumnProfile[]): Promise<void>;
  profiles(kind: EntityKind): Promise<readonly ColumnProfile[]>;
}

/** `version`: a digest of everything the entities were built from. */
export interface EntityState {
  readonly version: string;
  readonly merged: number;
  readonly conflicts: number;
}

/** Records as mapping made them, with their issues and the fate of every cell. */
export interface MappedStore {
  /** Replaces everything mapped before, all or nothing. */
  replace(
    mapVersion: string,
    batches: AsyncIterable<{
      readonly contacts: readonly MappedContact[];
      readonly issues: readonly Issue[];
    }>,
    cells: () => readonly CellCount[],
  ): Promise<{ readonly records: number; readonly issues: number }>;
  version(): Promise<string | null>;
  /** In the order that lets the plan decide who keeps a shared phone: joined first, then marker. */
  contacts(): AsyncIterable<readonly MappedContact[]>;
  issues(): AsyncIterable<readonly Issue[]>;
  issueCounts(): Promise<Readonly<Record<string, number>>>;
  cells(): Promise<readonly CellCount[]>;
  /** All tags of all mapped contacts, distinct, sorted. */
  distinctTags(): Promise<readonly string[]>;
  /** What contacts say about their companies, each distinct set of clues with its number of contacts. */
  clueCounts(): Promise<readonly ClueCount[]>;
  /**
   * Of the values that several mapped contacts share: value → marker of who joined first, or of who first
   * bought anything and, where nobody did, joined first.
   */
  firstHolders(key: 'email' | 'phone', by?: 'joined' | 'purchase'): Promise<ReadonlyMap<string, string>>;
  /** Of the same values: the channels on which any of those contacts must not be contacted. */
  sharedRestrictions(key: 'email' | 'phone'): Promise<ReadonlyMap<string, readonly Channel[]>>;
}

/** What the account holds, as it was last counted. */
export interface SurveyStore {
  /** Replaces the survey. `version` names everything it was counted from. */
  save(version: string, survey: AccountSurvey): Promise<void>;
  latest(): Promise<{ readonly version: string; readonly survey: AccountSurvey } | null>;
}

/** Removal of one person. Afterwards the exports have to be read again. */
export interface PurgeStore {
  /** @param alias `L:<lead id>` or `E:<lower-case e-mail>`; null where nobody has it */
  find(alias: string): Promise<PersonTraces | null>;
  /** Returns rows removed or emptied, by table. */
  erase(traces: PersonTraces): Promise<Readonly<Record<string, number>>>;
}

/** A field map as a person confirmed it. */
export interface MapVersion {
  /** Hash of its meaning. */
  readonly version: string;
  readonly by: string;
  /** ISO instant. */
  readonly at: string;
  readonly withoutReview: boolean;
  readonly map: FieldMap;
}

/** Every field map a person confirmed: an edit makes a new version, none is ever changed. */
export interface MapVersionStore {
  /** Keeps a version; one that is there already stays as it is. */
  keep(version: MapVersion): Promise<void>;
  find(version: string): Promise<MapVersion | null>;
  /** The latest first. */
  list(): Promise<readonly Omit<MapVersion, 'map'>[]>;
}

/** The destination as it stood before planning. */
export interface SnapshotStore {
  /** Forgets the snapshot of a location: a new one is about to be read. */
  clear(locationId: string): Promise<void>;
  /** Adds contacts, or replaces them by a better read. A batch is stored whole or not at all. */
  put(
    locationId: string,
    markerFieldId: string | null,
    contacts: readonly DestinationContact[],
  ): Promise<void>;
  /** Forgets contacts that are gone from the location. */
  remove(locationId: string, ids: readonly string[]): Promise<void>;
  index(locationId: string): SnapshotIndex;
  /** Contacts by their destination ids; ids nobody has are absent from the answer. */
  get(locationId: string, ids: readonly string[]): Promise<ReadonlyMap<string, DestinationContact>>;
  /** All of a location, in the order of their ids. */
  all(locationId: string): AsyncIterable<readonly DestinationContact[]>;
  /** Markers that stand on more than one contact of the location, with the contacts' ids. */
  repeatedMarkers(
    locationId: string,
  ): Promise<readonly { readonly marker: string; readonly ids: readonly string[] }[]>;
  count(locationId: string): Promise<number>;
  /** Records that are no contacts. `object` is `opportunity`, or the full key of a custom object. */
  readonly records: RecordSnapshotStore;
}

export interface RecordSnapshotStore {
  clear(locationId: string, object: string): Promise<void>;
  /** Adds records, or replaces them by a later read. */
  put(locationId: string, object: string, records: readonly SnapshotRecord[]): Promise<void>;
  /** By destination id; ids nobody has are absent. */
  get(locationId: string, object: string, ids: readonly string[]): Promise<ReadonlyMap<string, Json>>;
  /** Forgets records that are gone. */
  remove(locationId: string, object: string, ids: readonly string[]): Promise<void>;
  /** All of an object, in the order of their ids. */
  all(locationId: string, object: string): AsyncIterable<readonly Json[]>;
  /** By marker, each with every record that carries it. */
  find(
    locationId: string,
    object: string,
    markers: readonly string[],
  ): Promise<ReadonlyMap<string, readonly SnapshotRecord[]>>;
  /** Markers that stand on more than one record. */
  repeated(locationId: string, object: string): Promise<readonly SnapshotRecord[]>;
}

export interface SnapshotRecord {
  readonly id: string;
  /** Null for a record that is not ours. */
  readonly marker: string | null;
  readonly record: Json;
}

export interface PlanStore {
  /**
   * Stores a plan and its operations, all or nothing. The hash covers the inputs and every operation. One of
   * the same kind that never ran is forgotten.
   */
  save(
    inputs: PlanInputs,
    madeAt: number,
    operations: AsyncIterable<readonly PlannedOperation[]>,
    kind?: PlanKind,
  ): Promise<Plan>;
  /** @param kind of the load where absent */
  latest(target: TargetName, kind?: PlanKind): Promise<Plan | null>;
  /** Operations in the order they run: phase, object, then id. Those of people who were purged are left out. */
  operations(planId: number, filter?: OperationFilter): AsyncIterable<readonly Operation[]>;
  /**
   * Kinds of which the plan holds an operation, or one that does one of `actions`. Nothing is counted, so it is as
   * quick for a million operations.
   */
  kinds(planId: number, actions?: readonly PlannedOperation['action'][]): Promise<ReadonlySet<ObjectKind>>;
  /** Planned actions per object: `{ contact: { create: 12, … } }`. */
  actionCounts(planId: number): Promise<Readonly<Record<string, Readonly<Record<string, number>>>>>;
  reasonCounts(planId: number): Promise<Readonly<Record<string, number>>>;
}

export interface OperationFilter {
  readonly phase?: Phase;
  readonly object?: ObjectKind;
  readonly states?: readonly OperationState[];
}

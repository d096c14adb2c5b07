/**
 * Reads everything back and compares it, field by field, with what the plan said must stand there.
 *
 * The cheapest sufficient read: schema by listing, contacts by search pages of 500, channel DND by filtered
 * pages where the probe saw the filters work, and a read by id only for what search omits or distorts: channel
 * DND elsewhere, the case of names, a row that is missing or differs
 * (search lags behind writes; a read by id does not). Search also shows every contact that carries one of
 * our markers, so a person who arrived twice is found.
 * (HighLevel, contacts: search omits DND, may lower-case names, is eventually consistent.)
 */
import pMap from 'p-map';
import type { HighLevel } from '../connectors/highlevel/connect.ts';
import type { JournalStore } from '../ledger/journal-stores.ts';
import type { PlanStore, SnapshotStore } from '../ledger/ledger.ts';
import type { VerificationStore } from '../ledger/verification-stores.ts';
import type { Channel } from '../model/contact.ts';
import type { FieldAtLocation } from '../model/custom-field.ts';
import type { DestinationContact } from '../model/destination-contact.ts';
import { asExpectedContact, type ExpectedContact, isRestriction } from '../model/expected-contact.ts';
import type { Send } from '../model/http.ts';
import { movedFields, type Operation, type RequestPurpose } from '../model/journal.ts';
import type { OpportunityPlace } from '../model/opportunity-place.ts';
import type { Discrepancy, FieldComparison, FieldTally, RecordState } from '../model/verification.ts';
import { type CompareContext, compareContact } from './compare-contact.ts';
import { createEditWatch, type EditWatch } from './edit-watch.ts';
import { createExtraTags, type ExtraTags } from './find-extra-tags.ts';
import { findRestricted, type RestrictedContacts, withRestrictions } from './find-restricted.ts';
import { type OnShown, startTally, type Tally } from './tally.ts';
import { verifyBookings } from './verify-bookings.ts';
import { verifyCalendars } from './verify-calendars.ts';
import { verifyCompanies } from './verify-companies.ts';
import { verifyFiles, verifyMedia } from './verify-files.ts';
import { type ListCount, verifyLists } from './verify-lists.ts';
import { verifyNotes } from './verify-notes.ts';
import { verifyOpportunities } from './verify-opportunities.ts';
import { verifyOptOuts } from './verify-opt-outs.ts';
import { verifyRecords } from './verify-records.ts';
import { verifyReleased } from './verify-released.ts';
import { verifySchema } from './verify-schema.ts';
import { verifyTagsOff } from './verify-tags-off.ts';

/** By which kind of read a person was found closed on the channels that must be. */
export type ProvedBy = 'filtered search' | 'read by id';

export interface VerifyOptions {
  readonly runId: string;
  readonly planId: number;
  readonly locationId: string;
  readonly markerFieldId: string | null;
  readonly fields: ReadonlyMap<string, FieldAtLocation>;
  /** Tag of each list → people who must have it. */
  readonly lists: ReadonlyMap<string, ListCount>;
  readonly plans: PlanStore;
  readonly journal: Pick<JournalStore, 'destinationIds' | 'writesTo'>;
  /** When the plan was made, epoch ms. */
  readonly plannedAt: number;
  /** From when on a change may be an edit, where it is not the plan; epoch ms. */
  readonly editsSince?: number;
  /** Where opportunities stand. */
  readonly place: OpportunityPlace;
  readonly snapshots: SnapshotStore;
  readonly verifications: VerificationStore;
  readonly destination: HighLevel;
  readonly send: (purpose: RequestPurpose) => Send;
  readonly now: () => number;
  /** By how many ms this machine's clock is ahead of the platform's; null: no answer said. */
  readonly aheadMs: () => number | null;
  readonly concurrency: number;
  /** Channels whose restriction search was seen to tell. */
  readonly searchableChannels: readonly Channel[];
  /** Whether search was seen to find notes. */
  readonly notesBySearch: boolean;
  readonly notesPerPage: number;
  readonly onProgress: (done: number) => void;
  /** Called with every record that was read back, field by field. */
  readonly onShown: OnShown;
  /** How it was proved on which channels this person may not be contacted. */
  readonly onProof: (proof: { readonly operation: Operation; readonly by: ProvedBy }) => void;
}

export interface Verification {
  readonly records: Readonly<Record<RecordState, number>>;
  readonly tallies: readonly FieldTally[];
  /** States by kind of record. */
  readonly byObject: Readonly<Record<string, Readonly<Record<RecordState, number>>>>;
}

export async function verifyPlan(options: VerifyOptions): Promise<Verification> {
  const { snapshots, verifications, locationId, runId } = options;
  await snapshots.clear(locationId);
  for await (const { contacts } of options.destination.searchContacts([], options.send('verify'))) {
    await snapshots.put(locationId, options.markerFieldId, contacts);
  }
  const tally = startTally(options.onShown);
  for await (const found of findDiscrepancies(options, tally)) await verifications.add(runId, found);
  const outcome = { records: tally.records(), tallies: tally.fields() };
  await verifications.finish(options.planId, { runId, ...outcome, endedAt: options.now() });
  return { ...outcome, byObject: tally.byObject() };
}

async function* findDiscrepancies(
  options: VerifyOptions,
  tally: Tally,
): AsyncGenerator<readonly Discrepancy[]> {
  yield await verifySchema(options, tally);
  const edits = createEditWatch({ ...options, plannedAt: options.editsSince ?? options.plannedAt });
  yield await verifyCompanies({ ...options, edits }, tally);
  const links = await readLinks(options);
  const extraTags = createExtraTags({ ...options, edits });
  const restricted = await findRestricted(
    options.destination,
    options.send('verify-dnd'),
    options.searchableChannels,
  );
  // Planned too: a load that stopped half-way is not proved by what it wrote.
  const due = { object: 'contact' as const, states: ['planned', 'done', 'unknown', 'intent'] as const };
  for await (const batch of options.plans.operations(options.planId, due)) {
    const ids = batch.flatMap(({ destinationId }) => (destinationId === null ? [] : [destinationId]));
    const rows = await options.snapshots.get(options.locationId, ids);
    const results = await pMap(
      batch,
      (operation) => verifyContact(operation, rows, { links, restricted, edits, extraTags }, options, tally),
      {
        concurrency: options.concurrency,
      },
    );
    yield results.flat();
  }
  yield* verifyOptOuts({ ...options, restricted }, tally);
  yield* verifyReleased(options, tally);
  yield* verifyTagsOff({ ...options, edits }, tally);
  yield* verifyLists(options, tally);
  const records = { ...options, edits, records: options.snapshots.records };
  yield* verifyOpportunities(records, tally);
  yield* verifyRecords(records, tally);
  yield* verifyCalendars(records, tally);
  yield* verifyBookings(records, tally);
  yield* verifyNotes(records, tally);
  yield* verifyFiles(records, tally);
  yield* verifyMedia(records, tally);
  yield await findRepeated(options, tally);
}

async function verifyContact(
  operation: Operation,
  rows: ReadonlyMap<string, DestinationContact>,
  {
    links,
    restricted,
    edits,
    extraTags,
  }: {
    readonly links: Links;
    readonly restricted: RestrictedContacts;
    readonly edits: EditWatch;
    readonly extraTags: ExtraTags;
  },
  options: VerifyOptions,
  tally: Tally,
): Promise<readonly Discrepancy[]> {
  const done = (state: RecordState, found: readonly Discrepancy[]) => {
    tally.addRecord('contact', state);
    options.onProgress(1);
    return found;
  };
  const about = (state: RecordState, rest: Partial<Discrepancy> = {}): Discrepancy => ({
    object: 'contact',
    externalId: operation.externalId,
    destinationId: operation.destinationId,
    state,
    field: null,
    expected: null,
    actual: null,
    ...rest,
  });
  const id = operation.destinationId;
  if (operation.state === 'planned') {
    return done('missing', [about('missing', { expected: 'written', actual: 'not sent yet' })]);
  }
  if (id === null || operation.state !== 'done') {
    return done('unverifiable', [about('unverifiable', { expected: 'written', actual: 'cannot tell yet' })]);
  }
  const expected = asExpectedContact(operation.expected);
  const left = movedFields(operation.note);
  if (links.open.has(operation.externalId)) left.add('company');
  const context: CompareContext = { fields: options.fields, companies: links.companies, left };
  const prove = (by: ProvedBy) => {
    if (expected.restricted.length > 0) options.onProof({ operation, by });
  };
  const found = rows.get(id);
  const row = found === undefined ? undefined : withRestrictions(found, expected.restricted, restricted);
  const byRow = row === undefined ? [] : compareContact(expected, row, context);
  let comparisons: readonly FieldComparison[] = byRow;
  let standing = row;
  if (needsRead(expected, row, byRow)) {
    const purpose = expected.restricted.length > 0 ? 'verify-dnd' : 'verify';
    const read = await options.destination.contacts.read(options.send(purpose), id);
    if (read.kind === 'absent') return done('missing', [about('missing', { expected: 'written' })]);
    if (read.kind === 'failed') return done('unverifiable', [about('unverifiable', { actual: read.note })]);
    comparisons = compareContact(expected, read.record, context);
    standing = read.record;
    prove('read by id');
  } else prove('filtered search');
  const extra = standing === undefined ? [] : await extraTags.find(operation, expected, standing);
  if (extra.length > 0) comparisons = withExtraTags(comparisons, expected, standing?.tags ?? []);
  tally.show(operation, comparisons);
  const different = comparisons.filter(({ comparison }) => comparison === 'different');
  const edited = different.length > 0 && (await edits.isEdited(operation, standing?.updatedAt));
  // Who opened a channel that must stay closed does not matter: nobody may be written to on it (I8).
  const isTheirs = ({ field }: FieldComparison) => edited && !isRestriction(field);
  for (const comparison of comparisons) if (!isTheirs(comparison)) tally.addField('contact', comparison);
  const stateOf = (one: FieldComparison) => (isTheirs(one) ? 'suspended' : 'mismatched');
  return done(
    different.length === 0 ? 'verified' : different.every(isTheirs) ? 'suspended' : 'mismatched',
    different.map((one) =>
      about(stateOf(one), { field: one.field, expected: one.expected, actual: one.actual }),
    ),
  );
}

/** The comparison of the tags says what stands there too much. */
function withExtraTags(
  comparisons: readonly FieldComparison[],
  { tags }: ExpectedContact,
  standing: readonly string[],
): readonly FieldComparison[] {
  const others = comparisons.filter(({ field }) => field !== 'tags');
  const [expected, actual] = [tags.join(', '), standing.join(', ')];
  return [...others, { field: 'tags', comparison: 'different', normaliser: null, expected, actual }];
}

interface Links {
  /** Companies' external id → id at the location. */
  readonly companies: ReadonlyMap<string, string>;
  /** Contacts whose link was not made; why is counted with the plan. */
  readonly open: ReadonlySet<string>;
}

async function readLinks({ plans, planId }: VerifyOptions): Promise<Links> {
  const companies = new Map<string, string>();
  for await (const batch of plans.operations(planId, { object: 'company', states: ['done'] })) {
    for (const { externalId, destinationId } of batch) {
      if (destinationId !== null) companies.set(externalId, destinationId);
    }
  }
  const open = new Set<string>();
  const undone = ['planned', 'intent', 'unknown', 'refused', 'skipped'] as const;
  for await (const batch of plans.operations(planId, { object: 'contact-company', states: undone })) {
    for (const { dependsOn } of batch) if (dependsOn[0] !== undefined) open.add(dependsOn[0]);
  }
  return { companies, open };
}

function needsRead(
  expected: ExpectedContact,
  row: DestinationContact | undefined,
  byRow: readonly FieldComparison[],
): boolean {
  if (row === undefined || !row.namesExact) return true;
  const hidden = row.restricted === null && expected.restricted.length > 0;
  return hidden || byRow.some(({ comparison }) => comparison === 'different');
}

/** Contacts that carry a marker another contact carries too: somebody arrived twice. */
async function findRepeated(options: VerifyOptions, tally: Tally): Promise<readonly Discrepancy[]> {
  const repeated = await options.snapshots.repeatedMarkers(options.locationId);
  return repeated.flatMap(({ marker, ids }) =>
    ids.slice(1).map((destinationId) => {
      tally.addRecord('contact', 'extra');
      return {
        object: 'contact',
        externalId: marker,
        destinationId,
        state: 'extra' as const,
        field: null,
        expected: 'one contact',
        actual: `${ids.length} contacts`,
      };
    }),
  );
}

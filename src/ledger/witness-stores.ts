/** The stores of what stands beside the exports: Kartra's API as second witness, and files of people. */
import type { Attachment } from '../model/attachment.ts';
import type { ColumnProfile } from '../model/field-map.ts';
import type {
  AccountRecord,
  CommunicationsReading,
  DifferenceKind,
  WitnessDetail,
  WitnessDifference,
  WitnessLead,
  WitnessOutcome,
  WitnessRound,
} from '../model/witness.ts';

/** What Kartra's API said. A lead once read is kept until a later round reads it again. */
export interface WitnessStore {
  latestRound(): Promise<WitnessRound | null>;
  /** @param fresh every lead is asked for anew; else only those not known yet */
  beginRound(startedAt: number, fresh: boolean): Promise<WitnessRound>;
  saveAccount(roundId: number, record: AccountRecord, readAt: number): Promise<void>;
  /** The latest lists of the account. */
  account(): Promise<{ readonly record: AccountRecord; readonly readAt: number } | null>;
  /** Keeps what was learnt about leads, all or nothing. */
  saveLeads(roundId: number, leads: readonly WitnessLead[], details: readonly WitnessDetail[]): Promise<void>;
  /**
   * Of these people, those the round has still to ask for: never answered, or not yet in a fresh round; with money
   * also who was read without it, or whose lists Kartra did not answer in full.
   */
  pending(round: WitnessRound, markers: readonly string[], withMoney: boolean): Promise<ReadonlySet<string>>;
  /** What is known of these people; who was never asked for is absent. */
  leads(markers: readonly string[]): Promise<ReadonlyMap<string, WitnessLead>>;
  /** Leads that could not be read, and why. */
  unread(): AsyncIterable<readonly WitnessLead[]>;
  /** Of everybody, and when the first and the last of them was read (epoch ms). Null before the first. */
  summary(): Promise<WitnessCounts | null>;
  details(kind: WitnessDetail['kind']): AsyncIterable<readonly WitnessDetail[]>;
  /**
   * Ends a round (its instant stays what it was if it had ended): replaces the differences and the profiles
   * of the columns only the API has. All or nothing.
   */
  endRound(
    roundId: number,
    end: {
      readonly endedAt: number;
      readonly reading: CommunicationsReading;
      readonly profiles: readonly ColumnProfile[];
    },
    differences: AsyncIterable<readonly WitnessDifference[]>,
  ): Promise<void>;
  /** As found when the latest round ended; null while none has: then nothing is merged. */
  reading(): Promise<CommunicationsReading | null>;
  differences(): AsyncIterable<readonly WitnessDifference[]>;
  differenceCounts(): Promise<Readonly<Partial<Record<DifferenceKind, number>>>>;
  /** Columns only the API has, as profiled when the latest round ended. */
  profiles(): Promise<readonly ColumnProfile[]>;
  /** Changes whenever what is merged may change; null while nothing is merged. */
  version(): Promise<string | null>;
}

export interface WitnessCounts {
  readonly outcomes: Readonly<Partial<Record<WitnessOutcome, number>>>;
  readonly oldest: number;
  readonly newest: number;
}

/** Leads Kartra's events named since they were exported. */
export interface LeadChangeStore {
  /** The marker of the person with any of these aliases (`L:<lead id>`, `E:<e-mail>`); an id decides before an address. */
  markerOf(aliases: readonly string[]): Promise<string | null>;
  /** @param at epoch ms of the event */
  note(marker: string, at: number): Promise<void>;
  /** Markers of leads that changed since they were last asked for. */
  unread(): Promise<ReadonlySet<string>>;
  markRead(markers: readonly string[], at: number): Promise<void>;
  /** Leads that changed after an instant, epoch ms. */
  countSince(since: number): Promise<number>;
}

export interface AttachmentStore {
  /** Replaces everything known about `attachments/`, all or nothing. */
  replace(attachments: readonly Attachment[]): Promise<void>;
  /** In the order of their paths. */
  all(): Promise<readonly Attachment[]>;
}

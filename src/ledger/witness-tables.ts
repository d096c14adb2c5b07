/** Rows of the second witness (what Kartra's API said) and of files that belong to people. */
import type { Generated } from 'kysely';

/** One look at Kartra's API over the whole account. */
export interface WitnessRoundTable {
  id: Generated<number>;
  /** 1: every lead is asked for anew; 0: only those not known yet. */
  fresh: number;
  started_at: number;
  ended_at: number | null;
  /** What the 1 of `gdpr_lead_communications` means, as found at the end. */
  reading: string | null;
}

export interface WitnessAccountTable {
  round_id: number;
  record: string;
  read_at: number;
}

export interface WitnessLeadTable {
  marker: string;
  round_id: number;
  outcome: string;
  note: string | null;
  read_at: number;
  record: string | null;
}

export interface WitnessDetailTable {
  kind: string;
  id: string;
  marker: string;
  record: string;
}

export interface WitnessDifferenceTable {
  id: Generated<number>;
  marker: string;
  field: string;
  kind: string;
  exported: string | null;
  api: string | null;
  wins: string;
}

export interface WitnessProfileTable {
  position: number;
  profile: string;
}

export interface AttachmentTable {
  path: string;
  marker: string | null;
  bytes: number;
  type: string;
  sha256: string;
}

/** A lead an event of Kartra's named. */
export interface LeadChangeTable {
  marker: string;
  events: number;
  /** Epoch ms. */
  changed_at: number;
  read_at: number | null;
}

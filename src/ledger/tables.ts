/**
 * The ledger's tables as types. Names equal the model's words (see `model/terminology.ts`); JSON columns
 * hold text. Instants are epoch milliseconds. Migrations in `migrations/` create what stands here, and
 * `sqlite/schema.sql` is the generated dump that shows it.
 */
import type { Generated } from 'kysely';
import type { ApprovalTable } from './approval-tables.ts';
import type { LocationLimitsTable } from './location-stores.ts';
import type { ProbeAnswerTable, ProbeTraceTable } from './probe-tables.ts';
import type { ReversalTable, RollbackTable } from './rollback-tables.ts';
import type {
  AttachmentTable,
  LeadChangeTable,
  WitnessAccountTable,
  WitnessDetailTable,
  WitnessDifferenceTable,
  WitnessLeadTable,
  WitnessProfileTable,
  WitnessRoundTable,
} from './witness-tables.ts';

export interface ExportFileTable {
  id: Generated<number>;
  name: string;
  sha256: string;
  kind: string;
  bytes: number;
  encoding: string;
  exported_at: number;
  generation: Generated<number>;
  header: string;
  rows: number;
  staged: number;
  rejected: number;
  /** `arriving` while it is read, `standing`, `leaving` while its rows are deleted. */
  state: string;
  /** A `FileReport`. */
  report: string;
}

export interface StagedRowTable {
  file_id: number;
  line: number;
  /** As `packCells` writes them. */
  cells: string;
}

export interface RejectedRowTable {
  file_id: number;
  line: number;
  column: string | null;
  value: string;
  rule: string;
  message: string;
  remedy: string;
  cells: string;
}

export interface EntityTable {
  id: Generated<number>;
  kind: string;
  marker: string;
  /** 1 while a staged row stands for it; an entity is never forgotten. */
  present: number;
  columns: string;
  superseded: string;
  origin_file: string;
  origin_line: number;
  /** The person a record names, as its row has them; null for people themselves. */
  person_lead: string | null;
  person_email: string | null;
  /** The person's entity, where one stands. */
  contact_id: number | null;
  /** 1 when `suppress.csv` names the person: never handed out. */
  suppressed: Generated<number>;
  first_seen: Generated<number>;
  last_seen: Generated<number>;
  /** When the row that won was exported. */
  exported_at: Generated<number>;
  changes: Generated<string>;
}

/** What the entities of a kind were built from; equal versions mean equal entities. */
export interface EntityStateTable {
  kind: string;
  version: string;
  merged: number;
  conflicts: number;
}

/** A transaction as read: amounts in minor units, negative for money that went back. */
export interface TransactionEventTable {
  entity_id: number;
  external_id: string;
  type: string;
  /** `YYYY-MM-DD HH:MM:SS` or a day, in the zone Kartra wrote it in; empty when it cannot be read. */
  at: string;
  month: string;
  currency: string;
  /** Null when it cannot be read. */
  amount: number | null;
  tax: number;
  shipping: number;
  discount: number;
  quantity: number;
  product: string;
  price_point: string;
  /** `L:<lead id>` or `E:<e-mail>` of the row. */
  person: string;
  subscription: string | null;
  processor_subscription: string | null;
  processor: string;
  processor_transaction: string | null;
  /** Of money that went back: the sale it belongs to, and the rule that found it. */
  sale_id: number | null;
  link_rule: string | null;
  /** Of a sale: what went back, a positive amount. */
  refunded: number;
}

/** A subscription: derived from transactions, joined with the subscriptions export. */
export interface SubscriptionFactTable {
  external_id: string;
  subscription: string | null;
  entity_id: number | null;
  join_rule: string;
  contact_id: number | null;
  product: string;
  price_point: string;
  currency: string;
  status: string;
  status_source: string;
  started: string;
  last_paid: string;
  payments: number;
  paid: number;
}

export interface EntityAliasTable {
  kind: string;
  /** `L:<lead id>` or `E:<lower-case e-mail>`. */
  alias: string;
  entity_id: number;
}

export interface ColumnProfileTable {
  kind: string;
  position: number;
  profile: string;
}

export interface MappedContactTable {
  id: Generated<number>;
  external_id: string;
  email: string | null;
  phone: string | null;
  company_clues: string | null;
  joined: string;
  record: string;
}

export interface MappedTagTable {
  tag: string;
}

export interface IssueTable {
  id: Generated<number>;
  code: string;
  severity: string;
  external_id: string;
  field: string | null;
  before: string | null;
  after: string | null;
}

export interface CellCountTable {
  column: string;
  fate: string;
  rule: string;
  cells: number;
}

export interface MapStateTable {
  id: number;
  map_version: string;
}

/** Confirmed field maps; `at` is an ISO instant, as in mapping.yaml. */
export interface MapVersionTable {
  version: string;
  by: string;
  at: string;
  without_review: number;
  map: string;
}

/** `sure`: 0 to 1, as the model said. */
export interface ModelAnswerTable {
  key: string;
  target: string;
  sure: number;
}

export interface SnapshotContactTable {
  location_id: string;
  id: string;
  record: string;
}

/** What a contact can be recognised by: `marker`, `email` (lower case, additional ones too), `phone`. */
export interface SnapshotKeyTable {
  location_id: string;
  key: string;
  value: string;
  contact_id: string;
}

/** `object` is `opportunity` or the full key of a custom object. */
export interface SnapshotRecordTable {
  location_id: string;
  object: string;
  id: string;
  marker: string | null;
  record: string;
}

export interface PlanTable {
  id: Generated<number>;
  hash: string;
  target: string;
  location_id: string;
  inputs: string;
  made_at: number;
  kind: Generated<string>;
  /** When a rollback of what was written at its location began. */
  undone_at: number | null;
}

export interface OperationTable {
  id: Generated<number>;
  plan_id: number;
  phase: number;
  rank: number;
  object: string;
  action: string;
  external_id: string;
  destination_id: string | null;
  depends_on: string;
  expected: string;
  changes: string;
  kept: string;
  reason: string | null;
  state: string;
  note: string | null;
  attempts: number;
  before_image: string | null;
}

export interface RunTable {
  id: string;
  step: string;
  target: string;
  location_id: string;
  plan_id: number;
  started_at: number;
  ended_at: number | null;
}

export interface RequestTable {
  id: Generated<number>;
  run_id: string;
  method: string;
  route: string;
  body_hash: string;
  sent_at: number;
  status: number | null;
  outcome: string | null;
  ended_at: number | null;
}

export interface RequestOperationTable {
  request_id: number;
  operation_id: number;
}

export interface RequestCountTable {
  run_id: string;
  purpose: string;
  route: string;
  sent: number;
  throttled: number;
}

/** Which record of a location is which of ours. */
export interface IdentityLinkTable {
  location_id: string;
  external_id: string;
  object: string;
  destination_id: string;
  written_at: number;
}

export interface VerificationTable {
  run_id: string;
  plan_id: number;
  records: string;
  tallies: string;
  ended_at: number;
  /** JSON list of words. */
  unequal_sums: Generated<string>;
}

export interface DiscrepancyTable {
  id: Generated<number>;
  run_id: string;
  object: string;
  external_id: string;
  destination_id: string | null;
  state: string;
  field: string | null;
  expected: string | null;
  actual: string | null;
}

/** One row; see `AccountSurvey`. */
export interface AccountSurveyTable {
  id: number;
  version: string;
  survey: string;
}

export interface Tables {
  export_file: ExportFileTable;
  staged_row: StagedRowTable;
  rejected_row: RejectedRowTable;
  entity: EntityTable;
  entity_alias: EntityAliasTable;
  entity_state: EntityStateTable;
  transaction_event: TransactionEventTable;
  subscription_fact: SubscriptionFactTable;
  column_profile: ColumnProfileTable;
  mapped_contact: MappedContactTable;
  mapped_tag: MappedTagTable;
  issue: IssueTable;
  cell_count: CellCountTable;
  map_state: MapStateTable;
  map_version: MapVersionTable;
  model_answer: ModelAnswerTable;
  snapshot_contact: SnapshotContactTable;
  snapshot_key: SnapshotKeyTable;
  snapshot_record: SnapshotRecordTable;
  plan: PlanTable;
  operation: OperationTable;
  run: RunTable;
  request: RequestTable;
  request_operation: RequestOperationTable;
  request_count: RequestCountTable;
  identity_link: IdentityLinkTable;
  verification: VerificationTable;
  discrepancy: DiscrepancyTable;
  witness_round: WitnessRoundTable;
  witness_account: WitnessAccountTable;
  witness_lead: WitnessLeadTable;
  witness_detail: WitnessDetailTable;
  witness_difference: WitnessDifferenceTable;
  witness_profile: WitnessProfileTable;
  lead_change: LeadChangeTable;
  attachment: AttachmentTable;
  location_limits: LocationLimitsTable;
  probe_answer: ProbeAnswerTable;
  probe_trace: ProbeTraceTable;
  approval: ApprovalTable;
  account_survey: AccountSurveyTable;
  rollback: RollbackTable;
  reversal: ReversalTable;
}

/**
 * The source side: export files, staged rows (verbatim) and the entities they reassemble into.
 *
 * An entity is one person, company, order event, … of the source account, whatever the number of files
 * it stands in. Its `marker` is fixed the first time it is seen and never changes. A person's is
 * `L:<lead id>`, or without a lead id `E:<16 hex of SHA-256(account, lower-case e-mail)>`; every other
 * record's begins with a letter of its kind (see `extract/record-identity.ts`). Ids learnt later are
 * aliases.
 */

/** Kinds of record the source has, in the order in which they are put together. */
export const entityKinds = [
  'contact',
  'company',
  'deal',
  'transaction',
  'subscription',
  'affiliate',
  'calendar',
  'appointment',
  'membership',
  'list',
  'tag',
  'form-answer',
  'survey-answer',
  'note',
  'activity',
  'inventory-item',
] as const;

export type EntityKind = (typeof entityKinds)[number];

/**
 * Column of the mailing status that an export's folder tells of everybody in it (`exports/filter-…/`):
 * evidence of consent that no column of an export holds.
 */
export const filterStatusColumn = 'filter_status';

/** What a file in `exports/` can be recognised as. */
export const exportKinds = [
  'contacts',
  'companies',
  'deals',
  'transactions',
  'subscriptions',
  'affiliates',
  'calendars',
  'appointments',
  'memberships',
  'lists',
  'tags',
  'forms',
  'surveys',
  'notes',
  'activity',
  'inventory',
] as const;

export type ExportKind = (typeof exportKinds)[number];

/** What the rows of an export become. */
export const entityKindOf: Readonly<Record<ExportKind, EntityKind>> = {
  contacts: 'contact',
  companies: 'company',
  deals: 'deal',
  transactions: 'transaction',
  subscriptions: 'subscription',
  affiliates: 'affiliate',
  calendars: 'calendar',
  appointments: 'appointment',
  memberships: 'membership',
  lists: 'list',
  tags: 'tag',
  forms: 'form-answer',
  surveys: 'survey-answer',
  notes: 'note',
  activity: 'activity',
  inventory: 'inventory-item',
};

/** One export file as read. `exportedAt` is epoch ms: the instant Kartra made it, as far as known. */
export interface ExportFile {
  readonly id: number;
  /** Path relative to `exports/`. */
  readonly name: string;
  readonly sha256: string;
  readonly kind: ExportKind;
  readonly bytes: number;
  readonly encoding: string;
  readonly exportedAt: number;
  /** Which set of exports it belongs to, from 1; see `extract/number-generations.ts`. */
  readonly generation: number;
  /** The header cells as they stand in the file. */
  readonly header: readonly string[];
  readonly rows: number;
  readonly staged: number;
  readonly rejected: number;
}

/** A data row kept exactly as read. `line` is the line its first cell stands on, from 1. */
export interface StagedRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** A row that cannot be a record: where, which rule, what to do. It is kept, cells and all. */
export interface RejectedRow {
  readonly line: number;
  /** Header of the offending cell, or null when the row as a whole is wrong. */
  readonly column: string | null;
  readonly value: string;
  /** Short code, such as `cell-count`. */
  readonly rule: string;
  readonly message: string;
  readonly remedy: string;
  readonly cells: readonly string[];
}

/** Several values for one cell of one person: the winner stands in `columns`, the others here. */
export type SupersededValues = Readonly<Record<string, readonly string[]>>;

/**
 * What a later generation changed: generation → column → the text before it, null where there was none.
 * The state after generation g is today's columns with the changes of all later generations undone.
 */
export type ColumnChanges = Readonly<Record<string, Readonly<Record<string, string | null>>>>;

export interface Entity {
  readonly id: number;
  readonly kind: EntityKind;
  readonly marker: string;
  /**
   * Cell text by column key: the preset's name where the header is one the preset knows
   * (`first_name`), else the header as it stands in the file. Empty cells are absent.
   */
  readonly columns: Readonly<Record<string, string>>;
  readonly superseded: SupersededValues;
  /** The row that won: file name and line, for messages. */
  readonly origin: { readonly file: string; readonly line: number };
  /** Marker of the person it belongs to; null for people, and for records whose person is not known. */
  readonly contact?: string | null;
  /** First and last generation of exports it stands in, from 1. */
  readonly generations?: { readonly first: number; readonly last: number };
  readonly changes?: ColumnChanges;
}

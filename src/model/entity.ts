/**
 * The source side: export files, staged rows (verbatim) and the entities they reassemble into.
 *
 * An entity is one person, company, … of the source account, whatever the number of files it stands
 * in. Its `marker` is fixed the first time it is seen and never changes: `L:<lead id>`, or without a
 * lead id `E:<16 hex of SHA-256(account, lower-case e-mail)>`. Ids learnt later are aliases.
 */

export type EntityKind = 'contact';

/** What a file in `exports/` was recognised as. */
export type ExportKind = 'contacts';

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
}

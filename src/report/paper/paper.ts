/**
 * A paper before it has a form: headings, tables, charts, lists. Markdown and HTML are made from the same paper, and
 * the JSON beside them holds the figures it was made from, so the three never say different things.
 */

export type Cell = string | number;

export interface Table {
  readonly kind: 'table';
  /** What the table shows, in a few words: its caption, and its name for a screen reader. */
  readonly caption: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
  /** What stands instead of an empty table. */
  readonly none?: string;
}

export interface Bars {
  readonly kind: 'bars';
  readonly caption: string;
  readonly bars: readonly { readonly name: string; readonly value: number; readonly shown?: string }[];
}

export type Block =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  /** Items to tick off. */
  | {
      readonly kind: 'ticks';
      readonly items: readonly { readonly done: boolean; readonly text: string; readonly detail?: string }[];
    }
  /** Figures to see at a glance. */
  | { readonly kind: 'figures'; readonly figures: readonly (readonly [name: string, value: Cell])[] }
  | Table
  | Bars;

export interface Section {
  readonly title: string;
  readonly blocks: readonly Block[];
}

export interface Paper {
  readonly title: string;
  /** One or two sentences: the answer, before the reasons. */
  readonly lead: string;
  readonly sections: readonly Section[];
}

/** What stands at the foot of every paper. */
export interface Imprint {
  readonly account: string;
  /** ISO instant the paper was written. */
  readonly writtenAt: string;
  /** ISO instant of the latest export; empty without any. */
  readonly asOf: string;
}

export const text = (words: string): Block => ({ kind: 'text', text: words });

export const list = (items: readonly string[]): Block => ({ kind: 'list', items });

export function tableOf(
  caption: string,
  columns: readonly string[],
  rows: readonly (readonly Cell[])[],
  none = 'None.',
): Table {
  return { kind: 'table', caption, columns, rows, none };
}

/** A section without blocks is left out. */
export function section(title: string, ...blocks: readonly Block[]): Section {
  return { title, blocks };
}

/** A cell as people read it: whole numbers with separators of thousands. */
export function showCell(cell: Cell): string {
  return typeof cell === 'number' ? cell.toLocaleString('en-US') : cell;
}

/** Columns whose every cell is a number or looks like one: set to the right. */
export function numericColumns({ columns, rows }: Pick<Table, 'columns' | 'rows'>): readonly boolean[] {
  return columns.map(
    (_, at) =>
      rows.length > 0 &&
      rows.every((row) => typeof row[at] === 'number' || /^-?[\d.,]+(?: %)?$/u.test(String(row[at] ?? ''))),
  );
}

export function imprintLine({ account, writtenAt, asOf }: Imprint): string {
  const exported = asOf === '' ? 'no exports yet' : `exports of ${asOf.slice(0, 16).replace('T', ' ')} UTC`;
  return `Kartra account "${account}" → HighLevel. Written ${writtenAt.slice(0, 16).replace('T', ' ')} UTC from ${exported}.`;
}

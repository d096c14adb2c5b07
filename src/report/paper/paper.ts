/**
 * A paper before it has a form: headings, tables, charts, lists. Markdown and HTML are made from the same paper, and
 * the JSON beside them holds the figures it was made from, so the three never say different things.
 */

import { instant } from '../words.ts';

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

/** An item to tick off, with what helps to do it: a line each. */
export interface Tick {
  readonly done: boolean;
  readonly text: string;
  readonly details?: readonly string[];
}

export type Block =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  /** Lines of a file, as they are to be typed. */
  | { readonly kind: 'code'; readonly lines: readonly string[] }
  | { readonly kind: 'ticks'; readonly items: readonly Tick[] }
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

/** Nothing of it done yet, as far as anybody knows. */
export const todo = (items: readonly string[]): Block => ({
  kind: 'ticks',
  items: items.map((words) => ({ done: false, text: words })),
});

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

/** Columns whose every filled cell is a number or looks like one: set to the right. */
export function numericColumns({ columns, rows }: Pick<Table, 'columns' | 'rows'>): readonly boolean[] {
  return columns.map(
    (_, at) =>
      rows.some((row) => row[at] !== '') &&
      rows.every(
        (row) => typeof row[at] === 'number' || /^(?:-?[\d.,]+(?: %)?)?$/u.test(String(row[at] ?? '')),
      ),
  );
}

export function imprintLine({ account, writtenAt, asOf }: Imprint): string {
  const exported = asOf === '' ? 'no exports yet' : `exports of ${instant(asOf)}`;
  return `Kartra account "${account}" → HighLevel. Written ${instant(writtenAt)} from ${exported}.`;
}

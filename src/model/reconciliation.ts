/** The end of a load, side by side: the source, the plan, what was written, what was found (R191). */
import type { MoneyReport } from './money-report.ts';
import type { CellSums } from './report-facts.ts';

/** One kind of record, or of schema, over all phases. */
export interface ObjectReconciliation {
  readonly object: string;
  /** Records of Kartra it is made of; null where it stands for none of its own (tags, links, companies). */
  readonly source: number | null;
  readonly planned: number;
  /** Added, changed, or right as it stood. */
  readonly written: number;
  /** Left out or refused, each with its reason. */
  readonly leftOut: number;
  /** Not settled: to come, unclear, or a person's to do. */
  readonly open: number;
  /** Read back, whatever its fields say. */
  readonly found: number;
  /** Of those found: with a field that is not as written. */
  readonly differing: number;
  /** Of those found: edited by somebody since. */
  readonly edited: number;
  /** Written, and HighLevel does not show it: nobody can prove it. */
  readonly unproved: number;
  /** Written and not found; what nobody can prove is not counted as lost. */
  readonly difference: number;
  /** Found beside what was written: they stand there twice. */
  readonly twice: number;
}

export interface LoadReconciliation {
  readonly target: string;
  /** ISO instant. */
  readonly at: string;
  readonly objects: readonly ObjectReconciliation[];
  /** Over all of them. */
  readonly totals: Readonly<Record<'written' | 'found' | 'open', number>>;
  readonly money: MoneyReport;
  /** Where every filled cell of the people ended (I5). */
  readonly cellSums: CellSums;
}

/** The paper each phase ends with: every planned row in exactly one bucket, before the next phase begins. */
import type { Counts } from '../model/plan.ts';
import { bucketWords, number, objectWords } from './words.ts';

export interface Reconciliation {
  readonly phase: string;
  readonly target: string;
  /** ISO instant. */
  readonly at: string;
  readonly counts: Readonly<Record<string, Counts>>;
}

/** Markdown. */
export function reconciliationPaper({ phase, target, at, counts }: Reconciliation): string {
  const header = ['', 'planned', ...bucketWords.map(([, words]) => words), 'sum', ''];
  const lines = Object.entries(counts).map(([object, count]) => {
    const buckets = bucketWords.map(([bucket]) => count[bucket]);
    const sum = buckets.reduce((total, value) => total + value, 0);
    const balance = sum === count.planned ? 'balances' : 'DOES NOT BALANCE';
    return [objectWords[object] ?? object, ...[count.planned, ...buckets, sum].map(number), balance];
  });
  return [
    `# Reconciliation: ${phase} (${target})`,
    '',
    `Written ${at}, before the next phase began. Every planned row stands in exactly one column.`,
    '',
    table([header, ...lines]),
    '',
  ].join('\n');
}

/** A Markdown table; the first row is the header. */
export function table(rows: readonly (readonly string[])[]): string {
  const [header = [], ...body] = rows;
  const format = (row: readonly string[]) =>
    `| ${row.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [format(header), format(header.map(() => '---')), ...body.map(format)].join('\n');
}

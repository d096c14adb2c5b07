/** The paper each phase ends with: every planned row in exactly one bucket, before the next phase begins. */
import { formatMinor } from '../model/money.ts';
import type { PhaseMoney } from '../model/money-report.ts';
import type { Counts } from '../model/plan.ts';
import { bucketWords, number, objectWords } from './words.ts';

export interface Reconciliation {
  readonly phase: string;
  readonly target: string;
  /** ISO instant. */
  readonly at: string;
  readonly counts: Readonly<Record<string, Counts>>;
  /** What was written in it beside what stands there; empty where it wrote no money. */
  readonly money: readonly PhaseMoney[];
}

/** Markdown. */
export function reconciliationPaper({ phase, target, at, counts, money }: Reconciliation): string {
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
    ...moneyLines(money),
  ].join('\n');
}

function moneyLines(money: readonly PhaseMoney[]): readonly string[] {
  if (money.length === 0) return [];
  const rows = money.map(({ currency, month, what, written, standing }) => [
    currency,
    month,
    what,
    formatMinor(written, currency),
    formatMinor(standing, currency),
    written === standing ? 'equal' : 'NOT EQUAL',
  ]);
  return [
    'Money, read back in pages and added up by currency and month.',
    '',
    table([['currency', 'month', '', 'written', 'in HighLevel', ''], ...rows]),
    '',
  ];
}

/** A Markdown table; the first row is the header. */
export function table(rows: readonly (readonly string[])[]): string {
  const [header = [], ...body] = rows;
  const format = (row: readonly string[]) =>
    `| ${row.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [format(header), format(header.map(() => '---')), ...body.map(format)].join('\n');
}

/** The paper each phase ends with: every planned row in exactly one bucket, before the next phase begins. */
import { formatMinor } from '../model/money.ts';
import type { PhaseMoney } from '../model/money-report.ts';
import type { Counts } from '../model/plan.ts';
import { type Paper, section, type Table, tableOf } from './paper/paper.ts';
import { inOrder } from './papers/load-papers.ts';
import { bucketWords, objectWords, plural } from './words.ts';

export interface Reconciliation {
  readonly phase: string;
  readonly target: string;
  readonly counts: Readonly<Record<string, Counts>>;
  /** Rows that stand in a column, by kind of record: as many as were planned, or something is wrong. */
  readonly sums: Readonly<Record<string, number>>;
  /** What was written in it beside what stands there; empty where it wrote no money. */
  readonly money: readonly PhaseMoney[];
}

export function reconciliationPaper({ phase, target, counts, sums, money }: Reconciliation): Paper {
  const rows = inOrder(counts).map(([object, count]) => {
    const buckets = bucketWords.map(([bucket]) => count[bucket]);
    const sum = sums[object] ?? 0;
    const balance = sum === count.planned ? 'balances' : 'DOES NOT BALANCE';
    return { cells: [objectWords[object] ?? object, count.planned, ...buckets, sum, balance], balance };
  });
  const wrong = rows.filter(({ balance }) => balance !== 'balances').length;
  return {
    title: `Reconciliation: ${phase} (${target})`,
    lead: `Written before the next kind of record began. ${
      wrong === 0
        ? 'Every planned row stands in exactly one column.'
        : `${plural(wrong, 'kind')} of record DO NOT BALANCE.`
    }`,
    sections: [
      section(
        'By kind of record',
        tableOf(
          'Planned = the sum of the columns',
          ['', 'planned', ...bucketWords.map(([, words]) => words), 'sum', 'check'],
          rows.map(({ cells }) => cells),
        ),
      ),
      section('Money', ...moneyTable(money)),
    ],
  };
}

function moneyTable(money: readonly PhaseMoney[]): readonly Table[] {
  if (money.length === 0) return [];
  return [
    tableOf(
      'Read back in pages and added up by currency and month',
      ['currency', 'month', 'what', 'written', 'in HighLevel', 'check'],
      money.map(({ currency, month, what, written, standing }) => [
        currency,
        month,
        what,
        formatMinor(written, currency),
        formatMinor(standing, currency),
        written === standing ? 'equal' : 'NOT EQUAL',
      ]),
    ),
  ];
}

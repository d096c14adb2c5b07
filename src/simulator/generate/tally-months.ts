/** Adds money up by currency and month. */

import type { MonthAnswers } from './commerce-answers.ts';

export interface MonthTally {
  /** @param direction of the event: 1 paid in, -1 taken back, 0 no money moved */
  see(currency: string, month: string, direction: 1 | 0 | -1, cents: number): void;
  /** Ascending. */
  sum(currency: string): readonly MonthAnswers[];
}

export function tallyMonths(): MonthTally {
  const totals = new Map<string, Map<string, { gross: number; refunds: number }>>();
  return {
    see(currency, month, direction, cents) {
      if (direction === 0) return;
      const months = totals.get(currency) ?? new Map<string, { gross: number; refunds: number }>();
      totals.set(currency, months);
      const total = months.get(month) ?? { gross: 0, refunds: 0 };
      months.set(month, total);
      if (direction === 1) total.gross += cents;
      else total.refunds += cents;
    },
    sum: (currency) =>
      [...(totals.get(currency) ?? [])]
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([month, { gross, refunds }]) => ({ month, gross, refunds, net: gross - refunds })),
  };
}

/** Sums of money over all months: what came in, what went back, the difference. Kartra exports none of them. */
import { formatMinor } from '../model/money.ts';
import type { MoneySums } from '../model/summary.ts';
import { type MoneyTotal, moneyBack, moneyIn } from '../model/transaction.ts';

/** Per currency: sales and rebills, what went back as a positive amount, the difference. */
export function sumMoney(totals: readonly MoneyTotal[]): Readonly<Record<string, MoneySums>> {
  const sums = new Map<string, { gross: number; refunds: number }>();
  for (const { currency, type, amount } of totals) {
    const isIn = moneyIn.includes(type);
    if (!isIn && !moneyBack.includes(type)) continue;
    const sum = sums.get(currency) ?? { gross: 0, refunds: 0 };
    if (isIn) sum.gross += amount;
    else sum.refunds -= amount;
    sums.set(currency, sum);
  }
  return Object.fromEntries(
    [...sums].map(([currency, { gross, refunds }]) => [
      currency,
      {
        gross: formatMinor(gross, currency),
        refunds: formatMinor(refunds, currency),
        net: formatMinor(gross - refunds, currency),
      },
    ]),
  );
}

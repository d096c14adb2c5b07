/**
 * Money, source beside plan beside what was read back: by currency and month, by person, and what subscriptions
 * bring in a month. Kartra exports neither totals nor recurring revenue, so every figure here is derived.
 */
import { formatMinor } from '../model/money.ts';
import { isBalanced, type MoneyReport, type MoneySides, moneyLines } from '../model/money-report.ts';
import { csvText } from './csv.ts';
import { type Bars, type Paper, section, tableOf } from './paper/paper.ts';
import { plural } from './words.ts';

export interface MoneyFigures {
  readonly target: string;
  readonly report: MoneyReport;
}

const header = ['in Kartra', 'in the plan', 'left out, with reasons', 'suppressed', 'in HighLevel', 'check'];

/** Months a chart still shows so that they can be told apart. */
const mostBars = 36;

export function moneyPaper({ target, report }: MoneyFigures): Paper {
  const { months, people, plans, owed } = report;
  const part = (title: string, says: string, first: readonly string[], rows: readonly string[][]) =>
    section(title, ...(rows.length === 0 ? [] : [tableOf(says, [...first, ...header], rows)]));
  const unequal = moneyLines(report).filter(({ sides }) => !isBalanced(sides)).length;
  return {
    title: `Money (${target})`,
    lead: `${unequal === 0 ? 'Every figure is equal on all sides, to the cent.' : `${plural(unequal, 'figure')} NOT EQUAL on all sides.`} Derived from Kartra’s transactions and subscriptions: Kartra exports no totals of its own. A failed attempt or a cancellation moves no money.`,
    sections: [
      section('Paid by month', ...monthBars(months)),
      part(
        'By month',
        'Paid, and refunded in the month it went back',
        ['currency', 'month', 'what'],
        months.flatMap(({ currency, month, gross, refunds }) => [
          [currency, month, 'paid', ...cells(gross, currency)],
          [currency, month, 'refunded', ...cells(refunds, currency)],
        ]),
      ),
      part(
        'By person',
        'What stands on the people as their total spent: paid less refunded',
        ['currency'],
        people.map(({ currency, net }) => [currency, ...cells(net, currency)]),
      ),
      part(
        'Every month',
        'Active subscriptions that go on until they are cancelled, each as a month of it, rounded to the cent',
        ['plan', 'price point', 'currency'],
        plans.map(({ plan, pricePoint, currency, monthly }) => [
          plan,
          pricePoint,
          currency,
          ...cells(monthly, currency),
        ]),
      ),
      part(
        'Due to affiliates',
        'What Kartra says is still owed. Affiliates who are no contacts are left out where no record of their own is made: affiliates.csv names each',
        ['currency'],
        owed.map(({ currency, due }) => [currency, ...cells(due, currency)]),
      ),
    ],
  };
}

/** A chart for each currency, of its latest months. */
function monthBars(months: MoneyReport['months']): readonly Bars[] {
  return [...Map.groupBy(months, ({ currency }) => currency)].map(([currency, of]) => ({
    kind: 'bars',
    caption: `Paid in ${currency}`,
    bars: of.slice(-mostBars).map(({ month, gross }) => ({
      name: month === '' ? 'no date' : month,
      value: gross.source,
      shown: formatMinor(gross.source, currency),
    })),
  }));
}

function cells(sides: MoneySides, currency: string): string[] {
  const { source, planned, leftOut, suppressed, destination } = sides;
  const amounts = [source, planned, leftOut, suppressed].map((minor) => formatMinor(minor, currency));
  const shown = destination === null ? 'not read back' : formatMinor(destination, currency);
  return [...amounts, shown, isBalanced(sides) ? 'equal' : 'NOT EQUAL'];
}

/** The same figures, one a row. */
export function moneyCsv({ report }: MoneyFigures): AsyncGenerator<string> {
  const row = (kind: string, what: string, currency: string, sides: MoneySides) => [
    kind,
    what,
    currency,
    ...cells(sides, currency),
  ];
  const rows = [
    ...report.months.flatMap(({ currency, month, gross, refunds }) => [
      row('paid', month, currency, gross),
      row('refunded', month, currency, refunds),
    ]),
    ...report.people.map(({ currency, net }) => row('total spent by people', '', currency, net)),
    ...report.plans.map(({ plan, pricePoint, currency, monthly }) =>
      row('every month', `${plan}, price point ${pricePoint}`, currency, monthly),
    ),
    ...report.owed.map(({ currency, due }) => row('due to affiliates', '', currency, due)),
  ];
  const columns = ['figure (derived)', 'what', 'currency', ...header.slice(0, -1), 'balance'];
  return csvText(
    columns,
    (async function* () {
      yield rows;
    })(),
  );
}

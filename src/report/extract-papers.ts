/** CSV papers about what was extracted: money month by month, and what a person should look at. */
import type { ExportFile, RejectedRow } from '../model/entity.ts';
import { formatMinor } from '../model/money.ts';
import { type MoneyTotal, moneyBack, moneyIn } from '../model/transaction.ts';
import { csvText, plainCsvText } from './csv.ts';

/** Sums that Kartra does not export: made here from its events, and so labelled. */
export function moneyByMonthCsv(totals: readonly MoneyTotal[]): AsyncGenerator<string> {
  const columns = ['currency', 'month (as Kartra dates it)', 'orders', 'rebills', 'money in (derived)'];
  const rest = [
    'of it tax',
    'of it shipping',
    'discounts given',
    'refunds',
    'money back (derived)',
    'net (derived)',
  ];
  const months = new Map<string, MoneyTotal[]>();
  for (const total of totals) {
    const key = `${total.currency}\n${total.month}`;
    months.set(key, [...(months.get(key) ?? []), total]);
  }
  const rows = [...months.values()].flatMap((month) => {
    const cells = monthRow(month);
    return cells === null ? [] : [cells];
  });
  return csvText([...columns, ...rest], once(rows));
}

function monthRow(month: readonly MoneyTotal[]): (string | number)[] | null {
  const [first] = month;
  if (first === undefined) return null;
  const { currency } = first;
  const incoming = month.filter(({ type }) => moneyIn.includes(type));
  const outgoing = month.filter(({ type }) => moneyBack.includes(type));
  if (incoming.length + outgoing.length === 0) return null;
  const sum = (rows: readonly MoneyTotal[], of: 'amount' | 'tax' | 'shipping' | 'discount') =>
    rows.reduce((total, row) => total + row[of], 0);
  const events = (rows: readonly MoneyTotal[]) => rows.reduce((total, row) => total + row.events, 0);
  const [gross, back] = [sum(incoming, 'amount'), sum(outgoing, 'amount')];
  return [
    currency,
    first.month === '' ? 'date cannot be read' : first.month,
    events(incoming.filter(({ type }) => type === 'sale')),
    events(incoming.filter(({ type }) => type === 'rebill')),
    formatMinor(gross, currency),
    formatMinor(sum(incoming, 'tax'), currency),
    formatMinor(sum(incoming, 'shipping'), currency),
    formatMinor(sum(incoming, 'discount'), currency),
    events(outgoing),
    formatMinor(-back, currency),
    formatMinor(gross + back, currency),
  ];
}

/** One finding about the exports as a whole. */
export interface ExtractFinding {
  readonly code: string;
  /** File, kind or total it is about. */
  readonly where: string;
  readonly what: string;
  readonly remedy: string;
}

export function extractFindingsCsv(
  batches: AsyncIterable<readonly ExtractFinding[]>,
): AsyncGenerator<string> {
  const cells = async function* () {
    for await (const batch of batches) {
      yield batch.map(({ code, where, what, remedy }) => [code, where, what, remedy]);
    }
  };
  return csvText(['issue', 'where', 'what is so', 'what to do'], cells());
}

/** Rejected rows of one export under its own header, cells as they were read: mended, it is an export again. */
export function rejectedExportCsv(
  { header }: Pick<ExportFile, 'header'>,
  batches: AsyncIterable<readonly RejectedRow[]>,
): AsyncGenerator<string> {
  const cells = async function* () {
    for await (const batch of batches) {
      yield batch.filter(({ rule }) => rule !== 'repeated-header').map((row) => row.cells);
    }
  };
  return plainCsvText(header, cells());
}

async function* once<Row>(rows: readonly Row[]): AsyncGenerator<readonly Row[]> {
  yield rows;
}

/** Affiliates as they stand in Kartra: what each is owed, whose rate nobody knows, who is no contact. */
import { formatMinor } from '../model/money.ts';
import { csvText } from './csv.ts';
import { table } from './reconciliation.ts';
import { plural } from './words.ts';

export interface AffiliateRow {
  readonly id: string;
  readonly username: string;
  readonly status: string;
  readonly products: string;
  /** Empty where the export does not say. */
  readonly commission: string;
  readonly currency: string;
  /** Minor units; null where the export does not say. */
  readonly money: Readonly<Record<'earned' | 'reserve' | 'due' | 'paid', number | null>>;
  /** Marker of the person; null for one who is no contact. */
  readonly contact: string | null;
}

const unknownRate = 'not in the export';

export function affiliatesCsv(rows: readonly AffiliateRow[]): AsyncGenerator<string> {
  const columns =
    'affiliate id,username,status,products,commission,currency,earned,held back,due,paid,person'.split(',');
  return csvText(
    columns,
    (async function* () {
      yield rows.map(({ currency, money, ...row }) => [
        row.id,
        row.username,
        row.status,
        row.products,
        row.commission === '' ? unknownRate : row.commission,
        currency,
        ...[money.earned, money.reserve, money.due, money.paid].map((amount) =>
          amount === null ? '' : formatMinor(amount, currency),
        ),
        row.contact ?? 'no contact',
      ]);
    })(),
  );
}

/** Markdown. */
export function affiliatesPaper(rows: readonly AffiliateRow[]): string {
  const unrated = rows.filter(({ commission }) => commission === '');
  const strangers = rows.filter(({ contact }) => contact === null);
  const owed = rows.filter(({ money }) => (money.due ?? 0) > 0);
  const line = (row: AffiliateRow) => [
    row.id,
    row.username,
    row.status,
    formatMinor(row.money.due ?? 0, row.currency),
    row.currency,
  ];
  const list = (chosen: readonly AffiliateRow[]) =>
    table([['affiliate id', 'username', 'status', 'due', 'currency'], ...chosen.map(line)]);
  const section = (title: string, says: string, chosen: readonly AffiliateRow[]) =>
    chosen.length === 0 ? [] : [`## ${title}`, '', says, '', list(chosen), ''];
  return [
    '# Affiliates',
    '',
    `${plural(rows.length, 'affiliate')} in Kartra. affiliates.csv has each with all amounts.`,
    '',
    ...section(
      'Money due',
      'Pay it, or set it up in HighLevel’s Affiliate Manager by hand, before Kartra is closed: HighLevel takes no balance from outside.',
      owed,
    ),
    ...section(
      'No commission rate',
      'The export does not say what they earn: Kartra may set it for each product. Look it up there before Kartra is closed.',
      unrated,
    ),
    ...section(
      'No contact',
      'They sell for you and are in no export of contacts. They get no fields; a record of their own if you decide for one.',
      strangers,
    ),
  ].join('\n');
}

/** Affiliates as they stand in Kartra: what each is owed, whose rate nobody knows, who is no contact. */
import { formatMinor, noCurrency } from '../model/money.ts';
import { csvText } from './csv.ts';
import { type Paper, type Section, section, tableOf, text } from './paper/paper.ts';
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

export interface AffiliateFigures {
  readonly affiliates: readonly AffiliateRow[];
}

export function affiliatesPaper({ affiliates }: AffiliateFigures): Paper {
  return {
    title: 'Affiliates',
    lead: `${plural(affiliates.length, 'affiliate')} in Kartra. affiliates.csv has each with all amounts.`,
    sections: [
      part(
        'Money due',
        'Pay it, or set it up in HighLevel’s Affiliate Manager by hand, before Kartra is closed: HighLevel takes no balance from outside.',
        affiliates.filter(({ money }) => (money.due ?? 0) > 0),
      ),
      part(
        'No commission rate',
        'The export does not say what they earn: Kartra may set it for each product. Look it up there before Kartra is closed.',
        affiliates.filter(({ commission }) => commission === ''),
      ),
      part(
        'No contact',
        'They sell for you and are in no export of contacts. They get no fields; a record of their own if you decide for one.',
        affiliates.filter(({ contact }) => contact === null),
      ),
    ],
  };
}

function part(title: string, says: string, chosen: readonly AffiliateRow[]): Section {
  if (chosen.length === 0) return section(title);
  return section(
    title,
    text(says),
    tableOf(
      `Affiliates: ${title.toLowerCase()}`,
      ['affiliate id', 'username', 'status', 'due', 'currency'],
      chosen.map(({ id, username, status, money, currency }) => [
        id,
        username,
        status,
        money.due === null ? 'not told' : formatMinor(money.due, currency),
        currency === noCurrency ? 'not told' : currency,
      ]),
    ),
  );
}

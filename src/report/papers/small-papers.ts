/** The tables people keep beside them while they rebuild: merge tags, products, redirects, tasks. */
import { columnsOf } from '../../model/field-map.ts';
import { formatMinor } from '../../model/money.ts';
import type { ReportFacts } from '../../model/report-facts.ts';
import { list, type Paper, section, tableOf, text } from '../paper/paper.ts';
import { duration, number, plural } from '../words.ts';

/** Kartra's own merge tags → HighLevel's. (Kartra writes {name}; HighLevel {{contact.name}}.) */
const standardTags: readonly (readonly [string, string])[] = [
  ['{first_name}', '{{contact.first_name}}'],
  ['{last_name}', '{{contact.last_name}}'],
  ['{email}', '{{contact.email}}'],
  ['{phone}', '{{contact.phone}}'],
  ['{company}', '{{contact.company_name}}'],
  ['{address}', '{{contact.address1}}'],
  ['{city}', '{{contact.city}}'],
  ['{state}', '{{contact.state}}'],
  ['{zip}', '{{contact.postal_code}}'],
  ['{country}', '{{contact.country}}'],
  ['{website}', '{{contact.website}}'],
];

export function mergeTagsPaper({ map }: ReportFacts): Paper {
  const custom = columnsOf(map ?? { columns: [] }, 'contact').flatMap(({ column, target, status }) =>
    target.kind === 'custom'
      ? [[`{${column}}`, `{{contact.${target.custom.key}}}`, target.custom.name, status]]
      : [],
  );
  return {
    title: 'Merge tags',
    lead: `Replace each of these when you copy an e-mail or a page: ${number(standardTags.length)} standard ones and ${plural(custom.length, 'custom field')}.`,
    sections: [
      section('Standard', tableOf('Standard fields', ['in Kartra', 'in HighLevel'], standardTags)),
      section(
        'Custom fields',
        tableOf(
          'From the field map',
          ['in Kartra', 'in HighLevel', 'field', 'map'],
          custom,
          map === null ? 'No map yet: landfall map propose.' : 'None.',
        ),
        text(
          'HighLevel makes the key when the field is made: look one up under Settings, Custom Fields, before you paste it everywhere.',
        ),
      ),
    ],
  };
}

export function productsPaper({ audit }: ReportFacts): Paper {
  const { products, inventory } = audit.survey;
  const names = new Set(products.map(({ product }) => product));
  const unsold = inventory.filter(({ kind, name }) => kind === 'product' && !names.has(name));
  return {
    title: 'Products and prices',
    lead: `${plural(names.size, 'product')} with ${plural(products.length, 'price point')} were sold, as the transactions tell. Make each in HighLevel; prices are the last that were paid for one.`,
    sections: [
      section(
        'Sold',
        tableOf(
          'Products and their prices (derived)',
          ['product', 'price point', 'last price', 'currency', 'kind', 'sales', 'rebills', 'paid in all'],
          products.map(({ product, pricePoint, lastPrice, currency, sales, rebills, paid }) => [
            product === '' ? '(no name)' : product,
            pricePoint,
            lastPrice === null ? 'not readable' : formatMinor(lastPrice, currency),
            currency,
            rebills > 0 ? 'recurring or instalments' : 'one-time',
            sales,
            rebills,
            formatMinor(paid, currency),
          ]),
        ),
      ),
      section(
        'Never sold',
        tableOf(
          'Products of the inventory without a sale',
          ['product', 'status'],
          unsold.map(({ name, status }) => [name, status]),
        ),
      ),
    ],
  };
}

export function redirectsPaper({ audit }: ReportFacts): Paper {
  const linked = audit.survey.inventory.filter(({ link }) => link !== '');
  return {
    title: 'Redirects',
    lead: `${plural(linked.length, 'old address', 'old addresses')} known from the inventory. Old links stand in e-mails for years: point each to its new page before Kartra is cancelled.`,
    sections: [
      section(
        'Old and new',
        tableOf(
          'Permanent redirects (301)',
          ['what', 'old address', 'new address: fill in'],
          linked.map(({ kind, name, link }) => [`${kind}: ${name}`, link, '']),
          'None: add the column Link to the inventory file.',
        ),
        text(
          'A Kartra address of its own (…kartra.com) cannot be redirected after the account is closed; change the links that lead there.',
        ),
      ),
    ],
  };
}

export function tasksPaper({ audit, checklist }: ReportFacts): Paper {
  const { estimate, gaps } = audit;
  const yours = estimate.human.filter(({ who }) => who === 'you');
  return {
    title: 'Your tasks',
    lead: `About ${duration(estimate.yourMinutes * 60_000)} of yours: only you can enter Kartra, and only you can judge. Landfall never asks for your Kartra login.`,
    sections: [
      section(
        'By phase',
        tableOf(
          'What only you can do',
          ['phase', 'what', 'how often', 'minutes'],
          yours.map(({ phase, what, count, minutes: of }) => [phase, what, count, of]),
        ),
      ),
      section(
        'Gaps to acknowledge',
        list(
          gaps
            .filter(({ acknowledged }) => acknowledged === null)
            .map(({ title, remedy }) => `${title}. ${remedy}`),
        ),
      ),
      section(
        'Open on the checklist',
        list(
          checklist
            .filter(({ done }) => done === null)
            .map(({ what, due }) => (due === null ? what : `${what} (${due})`)),
        ),
      ),
    ],
  };
}

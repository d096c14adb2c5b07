/**
 * By which columns each export is recognised, whatever their order and case. A sign is a set of columns of
 * which one must stand in the header; every sign of an export must be met.
 */
import { foldHeader, knownColumn, likelyColumn } from './column-names.ts';
import type { RecordExportKind } from './export-columns.ts';
import { knownKeys, tellingKeys } from './record-keys.ts';

interface Signs {
  readonly name: string;
  readonly signs: readonly (readonly string[])[];
  /** Columns this export never has: with one of them it is another. */
  readonly without?: readonly string[];
}

export const exportSigns: Readonly<Record<RecordExportKind, Signs>> = {
  companies: {
    name: 'companies',
    signs: [['company'], ['company_id', 'website']],
    without: ['lead_id', 'deal', 'deal_id', 'stage', 'transaction_type'],
  },
  deals: { name: 'deals', signs: [['stage'], ['deal', 'deal_id', 'pipeline']] },
  transactions: {
    name: 'transactions',
    signs: [['transaction_type'], ['price_point', 'amount', 'processor']],
  },
  subscriptions: {
    name: 'subscriptions',
    signs: [['recurrence_term', 'next_payment_date', 'next_payment_amount']],
  },
  affiliates: {
    name: 'affiliates',
    signs: [
      ['affiliate', 'affiliate_id', 'username'],
      ['earned', 'reserve', 'due', 'paid', 'commission'],
    ],
  },
  calendars: { name: 'calendars', signs: [['calendar'], ['weekday', 'model', 'duration_min']] },
  appointments: {
    name: 'appointments',
    signs: [
      ['calendar', 'class'],
      ['booking_id', 'start'],
    ],
  },
  memberships: {
    name: 'memberships',
    signs: [['membership'], ['level', 'active', 'granted'], ['lead_id', 'email']],
  },
  lists: { name: 'lists', signs: [['list'], ['public_name', 'subscribed', 'unsubscribed']] },
  tags: { name: 'tags', signs: [['tag'], ['category', 'expires_after_days', 'contacts']] },
  forms: { name: 'form answers', signs: [['form'], ['question'], ['answer']] },
  surveys: { name: 'survey answers', signs: [['survey'], ['question'], ['answer']] },
  notes: { name: 'notes', signs: [['note'], ['note_id', 'author'], ['lead_id', 'email']] },
  activity: { name: 'activity', signs: [['activity'], ['detail', 'date'], ['lead_id', 'email']] },
  inventory: { name: 'inventory', signs: [['kind'], ['name'], ['steps', 'used_by', 'link', 'description']] },
};

/** Columns that only a list of people has. */
const personal = new Set(
  'first_name firstname last_name lastname surname middle_name last_name2 phone_country_code gdpr_status gdpr_communications date_joined lead_picture blacklisted mailing_status tags lists sequences memberships'.split(
    ' ',
  ),
);

export interface Fit {
  readonly kind: RecordExportKind;
  /** Header cells it knows. */
  readonly known: number;
}

/** The exports whose signs the header meets, best known first. */
export function findFits(header: readonly string[]): readonly Fit[] {
  const fits = (Object.keys(exportSigns) as RecordExportKind[]).flatMap((kind): Fit[] => {
    const keys = tellingKeys(header, kind);
    const has = (names: readonly string[]) => names.some((name) => keys.has(name) || hasOwn(header, name));
    const { signs, without = [] } = exportSigns[kind];
    if (!signs.every(has) || (without.length > 0 && hasAny(header, without))) return [];
    return [{ kind, known: knownKeys(header, kind).filter((key) => key !== null).length }];
  });
  return fits.sort((a, b) => b.known - a.known);
}

/** Whether the header has a column that only people have: names, a calling code, consent. */
export function isPersonal(header: readonly string[]): boolean {
  return header.some((cell) => {
    const fold = foldHeader(cell);
    return personal.has(fold) || personal.has(fold.replace(/^(?:lead|contact)_/u, ''));
  });
}

/** Header cells that a contacts export is known for. */
export function countContactColumns(header: readonly string[]): number {
  return header.filter((cell) => knownColumn(cell) !== null || likelyColumn(cell) !== null).length;
}

/** An e-mail column is enough for contacts; a lead id alone stands in many exports and needs company. */
export function looksLikeContacts(header: readonly string[], columns: readonly string[]): boolean {
  if (columns.includes('email')) return true;
  return columns.includes('lead_id') && header.filter((cell) => knownColumn(cell) !== null).length >= 3;
}

/** E-mail and lead id count as signs under any of their names. */
function hasOwn(header: readonly string[], name: string): boolean {
  return (name === 'email' || name === 'lead_id') && header.some((cell) => keyOf(cell) === name);
}

function hasAny(header: readonly string[], names: readonly string[]): boolean {
  return header.some((cell) => names.includes(keyOf(cell) ?? foldHeader(cell)));
}

function keyOf(cell: string): string | null {
  return foldHeader(cell) === 'contact_id' ? 'lead_id' : knownColumn(cell);
}

/**
 * What makes two rows the same record, for every kind but people.
 *
 * A record with an id of its own in the file is that id, whatever else changes. Without one it is the
 * digest of the columns that define it, together with its person; so a change in one of those columns is
 * a new record. The person is taken by lead id and by e-mail: a row that has both is found under either.
 * Kartra gives ids to transactions (every attempt has its own), subscriptions and leads; which other
 * exports have ids is not public.
 */
import { foldHeader } from '../connectors/kartra/column-names.ts';
import { sha256 } from '../model/digest.ts';
import type { EntityKind } from '../model/entity.ts';
import { identifyRow } from './identify-row.ts';

export type RecordKind = Exclude<EntityKind, 'contact'>;

export interface IdentityRule {
  /** First letters of the marker. */
  readonly prefix: string;
  /** Columns that hold an id of the record's own; the first usable one counts. */
  readonly own: readonly string[];
  /** Columns that define it otherwise; a name with `*` stands for that column in every currency. */
  readonly defining: readonly string[];
  /** Column of the person's e-mail; null for records of no person. */
  readonly email: string | null;
  /** One of these must be filled, or the row is no record. */
  readonly required: readonly string[];
}

const rule = (
  prefix: string,
  own: string,
  defining: string,
  required: string,
  email: string | null = 'email',
): IdentityRule => ({
  prefix,
  own: own === '' ? [] : own.split(' '),
  defining: defining.split(' '),
  required: required.split(' '),
  email,
});

export const identityRules: Readonly<Record<RecordKind, IdentityRule>> = {
  company: rule('C:K:', 'company_id', 'company website', 'company company_id website', null),
  deal: rule('D:', 'deal_id', 'deal pipeline company created_date', 'deal deal_id', 'contact_email'),
  transaction: rule(
    'T:',
    'id',
    'transaction_type date product price_point amount* processor_transaction_id subscription_id',
    'id transaction_type',
    'buyer_email',
  ),
  subscription: rule(
    'S:',
    'subscription_id processor_subscription_id',
    'product price_point recurrence_term start_date',
    'subscription_id product status',
  ),
  affiliate: rule('A:', 'affiliate_id username', 'affiliate email', 'affiliate_id username affiliate email'),
  calendar: rule('CAL:', '', 'calendar class', 'calendar', null),
  appointment: rule('B:', 'booking_id', 'calendar class start', 'booking_id start'),
  membership: rule('M:', '', 'membership level', 'membership'),
  list: rule('LIST:', '', 'list', 'list', null),
  tag: rule('TAG:', '', 'tag', 'tag', null),
  'form-answer': rule('F:', '', 'form submitted question answer', 'form'),
  'survey-answer': rule('Q:', '', 'survey completed question answer', 'survey'),
  note: rule('N:', 'note_id', 'date author note', 'note note_id'),
  activity: rule('V:', '', 'date activity detail', 'activity'),
  'inventory-item': rule('I:', '', 'kind name', 'name', null),
};

export interface RecordIdentity {
  /** The first is the marker of a record not seen before; all of them are aliases. Empty: no record. */
  readonly keys: readonly string[];
  readonly leadId: string | null;
  /** Lower case. */
  readonly email: string | null;
}

/** A cell that holds no id: empty, Kartra's "N/A", or a number Excel rounded (`1.2E+07`). */
const noId = /^(?:|n\/a|na|none|null|-+|0+|\d+([.,]\d+)?e[+-]?\d+)$/iu;

/**
 * Compiles the identity of the rows of one file.
 * @param columns column key per cell
 */
export function compileIdentity(
  kind: RecordKind,
  columns: readonly string[],
): (cells: readonly string[]) => RecordIdentity {
  const { prefix, own, defining, email, required } = identityRules[kind];
  const at = (name: string) => columns.indexOf(name);
  const ownAt = own.map(at).filter((index) => index >= 0);
  const definingAt = defining.flatMap((name) => indexesOf(columns, name));
  const requiredAt = required.map(at).filter((index) => index >= 0);
  const person = { leadId: email === null ? -1 : at('lead_id'), email: email === null ? -1 : at(email) };
  return (cells) => {
    const identity = identifyRow(cells, person);
    if (!requiredAt.some((index) => (cells[index] ?? '').trim() !== '')) return { keys: [], ...identity };
    for (const index of ownAt) {
      const id = (cells[index] ?? '').trim();
      if (!noId.test(id)) return { keys: [`${prefix}${foldId(columns[index] ?? '', id)}`], ...identity };
    }
    const parts = definingAt.map((index) => `${columns[index] ?? ''}=${(cells[index] ?? '').trim()}`);
    const text = [kind, ...parts.filter((part) => !part.endsWith('='))].join('\n');
    const people = [
      ...(identity.leadId === null ? [] : [`L:${identity.leadId}`]),
      ...(identity.email === null ? [] : [`E:${identity.email}`]),
    ];
    const keys = people.length === 0 ? [''] : people;
    return { keys: keys.map((who) => `${prefix}#${sha256(`${text}\n${who}`).slice(0, 16)}`), ...identity };
  };
}

/** Usernames are compared without case; ids as they are. */
function foldId(column: string, id: string): string {
  return column === 'username' ? `u:${id.toLowerCase()}` : column.startsWith('processor_') ? `p:${id}` : id;
}

function indexesOf(columns: readonly string[], name: string): readonly number[] {
  const wanted = name.endsWith('*') ? name.slice(0, -1) : null;
  return columns.flatMap((column, index) => {
    const same = wanted === null ? column === name : foldHeader(column).replace(/_\(\w+\)$/u, '') === wanted;
    return same ? [index] : [];
  });
}

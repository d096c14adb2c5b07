/**
 * E-mail: a unique lower-case address, at a documentation domain as a rule, is the truth; the cell is what a person made of it.
 *
 * Members of companies have theirs where the company says; at real free-mail providers the local part begins with
 * `synthetic.`, so that no address can be anybody's.
 *
 * Uniqueness comes from the person's index inside the local part. An address that is not one (`invalid`, `blank`)
 * has the truth null; only people with a lead id get one, so every person stays identifiable.
 */

import { FREE_MAIL_DOMAINS } from './company-table.ts';
import type { Random } from './create-random.ts';
import { SHARES } from './shares.ts';

export type EmailReason = 'blank' | 'invalid';

export interface Email {
  readonly cell: string;
  /** Lower-case and trimmed; null when the cell holds no address. */
  readonly address: string | null;
  readonly reason: EmailReason | null;
}

const DOMAINS = ['example.com', 'example.com', 'example.org', 'example.net'];
const PLUS_LABELS = ['kartra', 'shop', '2024', 'news.letter'];

/**
 * @param index  the person's number, for uniqueness
 * @param name   any text to start the local part with; marks and other scripts are left out
 * @param needed true when the address is the person's only identity
 * @param host   where the address is; without one, a documentation domain is drawn
 */
export function drawEmail(
  random: Random,
  index: number,
  name: string,
  needed: boolean,
  host: string | null = null,
): Email {
  const drawnDomain = random.pick(DOMAINS);
  const domain = host ?? drawnDomain;
  const isReal = FREE_MAIL_DOMAINS.some((known) => known === domain);
  const local = `${isReal ? 'synthetic.' : ''}${toLocalPart(name)}.${index.toString(36)}`;
  const drawn = random.pickKey(SHARES.emailStyle);
  const style = needed && (drawn === 'invalid' || drawn === 'blank') ? 'lower' : drawn;
  const address = `${local}@${domain}`;
  switch (style) {
    case 'lower':
      return valid(address, address);
    case 'capitalised':
      return valid(address.charAt(0).toUpperCase() + address.slice(1), address);
    case 'upper':
      return valid(address.toUpperCase(), address);
    case 'plusAddress': {
      const plus = `${local}+${random.pick(PLUS_LABELS)}@${domain}`;
      return valid(plus, plus);
    }
    case 'edgeBlanks':
      return valid(random.pick([` ${address}`, `${address} `, `  ${address}  `, `${address}\t`]), address);
    case 'invalid':
      return { cell: spoil(random, local, domain), address: null, reason: 'invalid' };
    case 'blank':
      return { cell: '', address: null, reason: 'blank' };
  }
}

/** The same address typed in another case, for an older export of the same person. */
export function recaseEmail(cell: string): string {
  const upper = cell.toUpperCase();
  return cell === upper ? cell.toLowerCase() : upper;
}

function valid(cell: string, address: string): Email {
  return { cell, address, reason: null };
}

function spoil(random: Random, local: string, domain: string): string {
  return random.pick([
    `${local}.${domain}`,
    `${local}@`,
    `${local}@@${domain}`,
    `${local} at ${domain}`,
    `${local}@example..com`,
    `@${domain}`,
    'n/a',
    'none',
  ]);
}

function toLocalPart(name: string): string {
  const plain = name
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/[^A-Za-z]+/g, '.')
    .toLowerCase()
    .slice(0, 24)
    .replace(/^\.+|\.+$/g, '');
  return plain === '' ? 'contact' : plain;
}

/**
 * Decides which companies an account has, and the few people whose company is not left to chance.
 *
 * Without these, a company might have nobody, and a mail domain many companies share might have one person, which
 * nobody could tell from a company's own. Everybody else's company is drawn.
 */

import {
  type CompanyEntry,
  DEFAULT_COMPANIES,
  listCompanies,
  MAX_COMPANIES,
  SHARED_MAIL_HOSTS,
} from './company-table.ts';
import { listSpellings } from './spell-company.ts';

/** What is settled about one person's company; the rest is drawn. */
export interface CompanyPin {
  readonly company: CompanyEntry;
  readonly cell?: string;
  readonly mailHost?: string;
}

export interface CompanyPlan {
  readonly entries: readonly CompanyEntry[];
  readonly pins: ReadonlyMap<number, CompanyPin>;
  /** Companies before this one have pinned people only. */
  readonly firstDrawn: number;
  /** Enough people of different companies stand at every shared mail domain. */
  readonly hasSharedMail: boolean;
}

export interface CompanyOptions {
  readonly contacts: number;
  readonly companies?: number | undefined;
  readonly acmeSpellings?: number | undefined;
}

const MAX_ACME_SPELLINGS = 400;
/** Of which several have a valid address, whatever the seed. */
const PINNED_PER_SHARED_HOST = 4;
const FEWEST_CONTACTS_WITH_SHARED_MAIL = 200;
/** So that the share of people with a company stays what the table says, or near it. */
const FEWEST_CONTACTS_PER_COMPANY = 4;

/** @throws RangeError when an option is out of its range */
export function planCompanies(options: CompanyOptions): CompanyPlan {
  const { contacts, companies = DEFAULT_COMPANIES, acmeSpellings = 0 } = options;
  if (!(Number.isInteger(companies) && companies >= 1 && companies <= MAX_COMPANIES))
    throw new RangeError(`companies must be 1 to ${MAX_COMPANIES}`);
  const most = Math.min(contacts, MAX_ACME_SPELLINGS);
  if (!(Number.isInteger(acmeSpellings) && acmeSpellings >= 0 && acmeSpellings <= most))
    throw new RangeError(`acmeSpellings must be 0 to ${most}, the number of people or fewer`);
  if (acmeSpellings > 0 && companies < 2) throw new RangeError('acmeSpellings needs at least 2 companies');

  const entries = listCompanies(companies);
  const firstDrawn = acmeSpellings > 0 ? 1 : 0;
  const pins = new Map<number, CompanyPin>();
  const spread = (wanted: readonly CompanyPin[], shift: number): void => {
    for (const [number, pin] of wanted.entries()) {
      let index = Math.floor(((number + shift) * contacts) / wanted.length);
      while (pins.has(index)) index = (index + 1) % contacts;
      pins.set(index, pin);
    }
  };
  const acme = entries[0]!;
  spread(
    listSpellings(acme, acmeSpellings).map((cell) => ({ company: acme, cell })),
    0.3,
  );
  const others = entries.slice(firstDrawn);
  const telling = others.filter((company) => !company.isTwin);
  const hasSharedMail = telling.length >= 3 && contacts >= FEWEST_CONTACTS_WITH_SHARED_MAIL + acmeSpellings;
  if (hasSharedMail) spread(pinSharedMail(telling), 0.7);
  if (contacts >= companies * FEWEST_CONTACTS_PER_COMPANY + acmeSpellings)
    spread(
      others.map((company) => ({ company })),
      0.5,
    );
  return { entries, pins, firstDrawn, hasSharedMail };
}

function pinSharedMail(companies: readonly CompanyEntry[]): readonly CompanyPin[] {
  return SHARED_MAIL_HOSTS.flatMap((mailHost, shift) =>
    Array.from({ length: PINNED_PER_SHARED_HOST }, (_, number) => ({
      company: companies[(shift + number) % companies.length]!,
      mailHost,
    })),
  );
}

/**
 * Decides, before a byte is written, which files there are and who stands where.
 *
 * Files go from the oldest export to the newest. Each person has one home file, where the newest word about them
 * stands; some of a file's people also stand in the file before it, in an earlier state. All of it is arithmetic on
 * (seed, index): nothing is stored per person but the few whose company is settled beforehand.
 */

import type { AccountObject, RefundSign } from './account-objects.ts';
import { createRandom } from './create-random.ts';
import { MAX_CONTACTS } from './phone-ranges.ts';
import { type CommercePlan, defaultCommerce } from './plan-commerce.ts';
import { type CompanyPlan, planCompanies } from './plan-companies.ts';
import { RATES } from './shares.ts';

export type Vintage = 'contacts' | 'leads';

export interface GenerateOptions {
  /** Folder the files are written to; made when missing. */
  readonly directory: string;
  /** Distinct people, 0 to 1,600,000. */
  readonly contacts: number;
  /** A safe integer; the same seed gives the same bytes. */
  readonly seed: number;
  /** Header generation; `both` makes the older half of the files `leads`. Default `contacts`. */
  readonly vintage?: Vintage | 'both';
  /** Number of export files, 1 to 50. Default 1, with `both` 2. */
  readonly files?: number;
  /** Distinct companies, 1 to 1,251; each has people where there are at least four times as many. Default 51. */
  readonly companies?: number;
  /** So many people, and no others, belong to Acme Ltd, each in a spelling of their own. 0 to 400; default 0: as drawn. */
  readonly acmeSpellings?: number;
  /** Instant of the newest export, within some hours. 2018 to 2099; default 2026-06-11T00:00:00Z. */
  readonly now?: Date;
  /** What is written beside the contacts; default nothing. */
  readonly objects?: readonly AccountObject[];
  /** ISO 4217; a transactions file for each. Products take turns. Default USD alone. */
  readonly currencies?: readonly string[];
  /**
   * Exactly so many rows of transactions over all currencies, 0 to 5,000,000; `settleTransactions` finds out how.
   * Default as drawn, some 2.6 a person.
   */
  readonly transactions?: number;
  /** What `settleTransactions` found out. Default: everybody buys as they are drawn. */
  readonly commerce?: CommercePlan;
  /** Exactly so many deals, 0 to 1,000,000. Default 6 for a hundred people. */
  readonly deals?: number;
  /** Sign of refunds and chargebacks in the transactions export; readers of real files disagree (§1.2). Default mixed. */
  readonly refundSign?: RefundSign;
}

export interface PlannedFile {
  /** 0 is the oldest. */
  readonly index: number;
  readonly name: string;
  readonly vintage: Vintage;
  readonly exportedAtMs: number;
  /** Home people: `firstPerson` up to, not including, `endPerson`. */
  readonly firstPerson: number;
  readonly endPerson: number;
}

export interface AccountPlan {
  readonly seed: number;
  readonly contacts: number;
  readonly vintage: Vintage | 'both';
  readonly nowMs: number;
  readonly files: readonly PlannedFile[];
  readonly companies: CompanyPlan;
  readonly objects: readonly AccountObject[];
  readonly currencies: readonly string[];
  readonly commerce: CommercePlan;
  readonly deals: number;
  readonly refundSign: RefundSign;
  /** What the answers must say for the plan to be made again. */
  readonly repeat: RepeatOptions;
}

export type RepeatOptions = Pick<
  GenerateOptions,
  'files' | 'companies' | 'acmeSpellings' | 'objects' | 'currencies' | 'deals' | 'refundSign' | 'commerce'
>;

const DEFAULT_NOW_MS = Date.UTC(2026, 5, 11);
/** Joining dates start in 2014 and the oldest file may be three years older than `now`; the name's hex tail ends in 2106. */
const EARLIEST_NOW_MS = Date.UTC(2018, 0, 1);
const LATEST_NOW_MS = Date.UTC(2099, 11, 31);
const MAX_FILES = 50;
const DEALS_PER_PERSON = 0.06;
const MAX_DEALS = 1_000_000;
const MAX_TRANSACTIONS = 5_000_000;
const HOUR_MS = 3_600_000;
const BETWEEN_EXPORTS_MS = 9 * 24 * HOUR_MS;
/** "Leads" became "Contacts" in autumn 2024 (§1.1): older exports lie before that. */
const LEADS_AGE_MS = 650 * 24 * HOUR_MS;
/** File names carry the date of US Eastern, the hex tail true UTC (§1.1). */
const NAME_ZONE_OFFSET_MS = -5 * HOUR_MS;

/** @throws RangeError when an option is out of its range */
export function planAccount(options: GenerateOptions): AccountPlan {
  const { contacts, seed, vintage = 'contacts' } = options;
  const fileCount = options.files ?? (vintage === 'both' ? 2 : 1);
  const nowMs = options.now?.getTime() ?? DEFAULT_NOW_MS;
  if (!Number.isSafeInteger(seed)) throw new RangeError('seed must be a safe integer');
  if (!isBetween(contacts, 0, MAX_CONTACTS)) throw new RangeError(`contacts must be 0 to ${MAX_CONTACTS}`);
  if (!isBetween(fileCount, 1, MAX_FILES)) throw new RangeError(`files must be 1 to ${MAX_FILES}`);
  if (vintage === 'both' && fileCount < 2) throw new RangeError('vintage "both" needs at least 2 files');
  if (!isBetween(nowMs, EARLIEST_NOW_MS, LATEST_NOW_MS)) throw new RangeError('now must be in 2018 to 2099');
  const objects = [...new Set<AccountObject>(options.objects ?? ['contacts'])];
  const currencies = [...new Set(options.currencies ?? ['USD'])];
  if (!objects.includes('contacts')) throw new RangeError('objects must include contacts');
  if (currencies.length === 0 || !currencies.every((currency) => /^[A-Z]{3}$/.test(currency)))
    throw new RangeError('currencies must be three capital letters each');
  const deals = options.deals ?? Math.ceil(contacts * DEALS_PER_PERSON);
  if (!isBetween(deals, 0, MAX_DEALS)) throw new RangeError(`deals must be 0 to ${MAX_DEALS}`);
  const { refundSign = 'mixed' } = options;
  const companies = planCompanies(options);
  const leadsFiles = vintage === 'both' ? Math.floor(fileCount / 2) : vintage === 'leads' ? fileCount : 0;
  const files = Array.from({ length: fileCount }, (_, index): PlannedFile => {
    const fileVintage = index < leadsFiles ? 'leads' : 'contacts';
    const random = createRandom(seed, 'file', index);
    const age = (fileCount - 1 - index) * BETWEEN_EXPORTS_MS + (fileVintage === 'leads' ? LEADS_AGE_MS : 0);
    const exportedAtMs = nowMs - age - random.between(HOUR_MS, 8 * HOUR_MS);
    return {
      index,
      name: nameFile('contacts_kartra', exportedAtMs, random.below(1_000_000)),
      vintage: fileVintage,
      exportedAtMs,
      firstPerson: Math.floor((index * contacts) / fileCount),
      endPerson: Math.floor(((index + 1) * contacts) / fileCount),
    };
  });
  const { companies: companyCount, acmeSpellings } = options;
  const { transactions, commerce = defaultCommerce(contacts) } = options;
  if (transactions !== undefined && !isBetween(transactions, 0, MAX_TRANSACTIONS))
    throw new RangeError(`transactions must be 0 to ${MAX_TRANSACTIONS}`);
  const repeat: RepeatOptions = {
    files: fileCount,
    objects,
    currencies,
    ...(companyCount === undefined ? {} : { companies: companyCount }),
    ...(acmeSpellings === undefined ? {} : { acmeSpellings }),
    ...(options.deals === undefined ? {} : { deals }),
    ...(options.refundSign === undefined ? {} : { refundSign }),
    ...(options.commerce === undefined ? {} : { commerce }),
  };
  return {
    seed,
    contacts,
    vintage,
    nowMs,
    files,
    companies,
    objects,
    currencies,
    commerce,
    deals,
    refundSign,
    repeat,
  };
}

/** Whether a person at home in `file` also stands in the file before it. */
export function standsInOlderFile(plan: AccountPlan, file: PlannedFile, person: number): boolean {
  if (file.index === 0) return false;
  return (
    person === file.firstPerson ||
    createRandom(plan.seed, 'overlap', person).chance(RATES.standsInOlderFile.share)
  );
}

/** The file with the newest word about a person. */
export function homeFile(plan: AccountPlan, person: number): PlannedFile {
  return plan.files.find((file) => person < file.endPerson) ?? plan.files.at(-1)!;
}

/** `contacts_kartra_09-06-2026_6a2803f884d5c.csv`: PHP's uniqid is 8 hex digits of seconds and 5 of microseconds. */
export function nameFile(label: string, exportedAtMs: number, microseconds: number): string {
  const [year, month, day] = new Date(exportedAtMs + NAME_ZONE_OFFSET_MS)
    .toISOString()
    .slice(0, 10)
    .split('-');
  const seconds = Math.floor(exportedAtMs / 1000)
    .toString(16)
    .padStart(8, '0');
  return `${label}_${day}-${month}-${year}_${seconds}${microseconds.toString(16).padStart(5, '0')}.csv`;
}

function isBetween(value: number, low: number, high: number): boolean {
  return Number.isInteger(value) && value >= low && value <= high;
}

/**
 * The companies export: every company of the account, those without people too, and one of them twice.
 */

import type { CompanyEntry } from '../company-table.ts';
import { createRandom } from '../create-random.ts';
import { numberInRange, PHONE_RANGES } from '../phone-ranges.ts';
import type { AccountPlan } from '../plan-account.ts';
import { respellCompany, typeWebsite } from '../spell-company.ts';
import type { RecordSheet } from './record-sheet.ts';
import { STAFF } from './staff.ts';

export interface CompanyRow {
  readonly id: string;
  readonly company: CompanyEntry;
  readonly cell: string;
  readonly website: string;
  readonly phone: string;
  readonly email: string;
  readonly address: string;
  readonly city: string;
  readonly state: string;
  readonly zip: string;
  readonly country: string;
  readonly owner: string;
  readonly notes: string;
}

const FIRST_COMPANY = 5001;
/** Its second row spells it differently and shows the same website. */
const ENTERED_TWICE = 5;
/** Numbers no person of an account of ordinary size holds. */
const FIRST_PHONE_SLOT = 1_590_000;

/** In the order of their ids. */
export function listCompanyRows(plan: AccountPlan): readonly CompanyRow[] {
  const { entries } = plan.companies;
  const rows = entries.map((company, at) => drawRow(plan, company, at, company.name));
  const twice = entries[ENTERED_TWICE];
  if (twice?.domain == null) return rows;
  const random = createRandom(plan.seed, 'company-again');
  const again = drawRow(plan, twice, entries.length, respellCompany(random, twice));
  return [...rows, { ...again, website: `https://www.${twice.domain}` }];
}

function drawRow(plan: AccountPlan, company: CompanyEntry, at: number, cell: string): CompanyRow {
  const random = createRandom(plan.seed, 'company-row', at);
  const { domain } = company;
  const phone = numberInRange(PHONE_RANGES['US']!, FIRST_PHONE_SLOT + at, 0);
  const hasAddress = random.chance(0.6);
  return {
    id: String(FIRST_COMPANY + at),
    company,
    cell,
    website: domain === null ? '' : company.isTwin ? domain : typeWebsite(random, domain),
    phone: random.chance(0.6) ? `+1${phone}` : '',
    email: domain !== null && random.chance(0.5) ? `office@${domain}` : '',
    address: hasAddress ? `${random.between(1, 99)} Sample Ave\nFloor ${random.between(1, 9)}` : '',
    city: hasAddress ? 'Cambridge' : '',
    state: hasAddress ? 'MA' : '',
    zip: hasAddress ? '02139' : '',
    country: hasAddress ? 'United States' : '',
    owner: random.chance(0.7) ? random.pick(STAFF).name : '',
    notes: random.chance(0.2) ? 'Pays by wire, "net 30"\nAsk for the purchase order' : '',
  };
}

export const COMPANY_SHEET: RecordSheet = {
  object: 'companies',
  label: 'companies',
  header: 'Company ID,Company,Website,Phone,Email,Address,City,State,ZIP,Country,Owner,Notes'.split(','),
  ofAccount: (plan) =>
    listCompanyRows(plan).map((row) => [
      row.id,
      row.cell,
      row.website,
      row.phone,
      row.email,
      row.address,
      row.city,
      row.state,
      row.zip,
      row.country,
      row.owner,
      row.notes,
    ]),
};

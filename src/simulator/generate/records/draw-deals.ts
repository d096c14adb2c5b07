/**
 * Deals: whose, in which pipeline and stage, for how much, how they ended.
 *
 * Exactly `plan.deals` of them. The last few in a hundred are orphans: the contact they name is in no contacts file, or
 * they name a company alone. Which of e-mail and lead id a row shows differs, as owners export what they ticked.
 */

import type { CompanyEntry } from '../company-table.ts';
import type { Random } from '../create-random.ts';
import { createRandom } from '../create-random.ts';
import type { Person } from '../draw-person.ts';
import { exportedWallMs } from '../draw-purchases.ts';
import type { AccountPlan } from '../plan-account.ts';
import { readStamp } from './record-sheet.ts';
import { STAFF, type Staff } from './staff.ts';

export type DealStatus = 'Open' | 'Won' | 'Lost' | 'Abandoned';

export interface Deal {
  readonly id: string;
  readonly name: string;
  readonly pipeline: string;
  readonly stage: string;
  /** Hundredths; null where nobody entered a value. */
  readonly cents: number | null;
  readonly currency: string;
  readonly status: DealStatus;
  /** As in the cells; both blank for deals of a company alone. */
  readonly contactEmail: string;
  readonly leadId: string;
  readonly company: CompanyEntry | null;
  readonly companyCell: string;
  readonly owner: Staff | null;
  readonly ownerCell: string;
  /** Wall-clock milliseconds in the account's zone. */
  readonly createdMs: number;
  readonly closeMs: number | null;
  readonly lostReason: string;
  readonly notes: string;
}

const PIPELINES: readonly { readonly name: string; readonly stages: readonly string[] }[] = [
  { name: 'Coaching Sales', stages: ['New Lead', 'Call Booked', 'Proposal Sent', 'Negotiation', 'Closed'] },
  { name: 'Corporate Training', stages: ['Inquiry', 'Scoping', 'Contract (signed?)', 'Closed'] },
  { name: 'Renewals – Gold', stages: ['Due', 'Contacted', 'Closed'] },
];

const FIRST_DEAL = 70_000;
const DAY_MS = 86_400_000;
const ORPHAN_SHARE = 0.03;
const LOST_REASONS = ['Price', 'No budget', 'Chose a competitor', 'No answer', 'Timing, next year'];
const NOTES = [
  '',
  '',
  'Wants an invoice.\nDecides in May.',
  'Asked for "net 30"',
  '🔥 ready',
  '<b>call</b> & ask',
];

/** Deals that name nobody of the contacts files. */
function countOrphanDeals(plan: AccountPlan): number {
  return plan.contacts === 0 ? plan.deals : Math.floor(plan.deals * ORPHAN_SHARE);
}

/** The deals of one person of the account, spread evenly over all. */
export function drawDeals(plan: AccountPlan, person: Person): readonly Deal[] {
  const theirs = plan.deals - countOrphanDeals(plan);
  const firstFrom = (index: number): number => Math.floor((index * theirs) / plan.contacts);
  const count = firstFrom(person.index + 1) - firstFrom(person.index);
  return Array.from({ length: count }, (_, at) => drawDeal(plan, firstFrom(person.index) + at, person));
}

export function drawOrphanDeals(plan: AccountPlan): readonly Deal[] {
  const orphans = countOrphanDeals(plan);
  return Array.from({ length: orphans }, (_, at) => drawDeal(plan, plan.deals - orphans + at, null));
}

function drawDeal(plan: AccountPlan, number: number, person: Person | null): Deal {
  const random = createRandom(plan.seed, 'deal', number);
  const pipeline = random.pick(PIPELINES);
  const status = random.pick<DealStatus>(['Open', 'Open', 'Open', 'Won', 'Won', 'Lost', 'Lost', 'Abandoned']);
  const untilMs = exportedWallMs(plan);
  const fromMs = Math.min(
    person === null ? Infinity : readStamp(person.dates.joined),
    untilMs - 400 * DAY_MS,
  );
  const createdMs = fromMs + Math.floor((random.next() * Math.max(0, untilMs - fromMs)) / 1000) * 1000;
  const isEnded = status !== 'Open';
  const endMs = Math.min(untilMs, createdMs + random.between(1, 90) * DAY_MS);
  const plannedMs = random.chance(0.6) ? untilMs + random.between(1, 120) * DAY_MS : null;
  const company = person === null ? drawOrphanCompany(random, plan) : person.company;
  const owner = random.chance(0.1) ? null : random.pick(STAFF);
  return {
    id: String(FIRST_DEAL + number),
    name: nameDeal(random, person, pipeline.name),
    pipeline: pipeline.name,
    stage: status === 'Won' ? 'Closed' : random.pick(pipeline.stages.slice(0, -1)),
    cents: random.chance(0.06)
      ? null
      : random.pick([0, 150_000, 249_900, 480_050, 1_250_000, 99_999, 12_345_600]),
    currency: plan.currencies[number % plan.currencies.length]!,
    status,
    ...drawContact(random, person, number),
    company: company.entry,
    companyCell: company.cell,
    owner,
    ownerCell: owner === null ? '' : random.chance(0.2) ? owner.email : owner.name,
    createdMs,
    closeMs: isEnded ? endMs : plannedMs,
    lostReason: status === 'Lost' && random.chance(0.8) ? random.pick(LOST_REASONS) : '',
    notes: random.pick(NOTES),
  };
}

function nameDeal(random: Random, person: Person | null, pipeline: string): string {
  const who = person === null ? 'Walk-in' : `${person.name.first} ${person.name.last}`.trim() || 'Unnamed';
  return random.pick([`${who} – ${pipeline}`, `${pipeline}: ${who}`, pipeline, `"${who}", spring offer`]);
}

/** A person is shown by lead id, by e-mail, or by both; never by an e-mail the contacts file does not hold. */
function drawContact(
  random: Random,
  person: Person | null,
  number: number,
): Pick<Deal, 'contactEmail' | 'leadId'> {
  if (person === null)
    return number % 3 === 0
      ? { contactEmail: '', leadId: '' }
      : { contactEmail: `walk-in.${number}@example.net`, leadId: '' };
  const { address } = person.email;
  if (person.leadId === null) return { contactEmail: address ?? '', leadId: '' };
  if (address === null) return { contactEmail: '', leadId: person.leadId };
  const shown = random.pick(['both', 'both', 'both', 'email', 'id'] as const);
  const email = random.chance(0.2) ? address.toUpperCase() : address;
  return { contactEmail: shown === 'id' ? '' : email, leadId: shown === 'email' ? '' : person.leadId };
}

/** Twins share a name: a row without a domain cannot tell them apart. */
function drawOrphanCompany(random: Random, plan: AccountPlan): Pick<Person['company'], 'cell' | 'entry'> {
  const entry = random.pick(plan.companies.entries.filter(({ isTwin }) => !isTwin));
  return { cell: entry.name, entry };
}

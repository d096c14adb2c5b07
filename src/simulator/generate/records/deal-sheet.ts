/** The deals export. */

import { createRandom } from '../create-random.ts';
import { writeStamp } from '../draw-dates.ts';
import type { AccountPlan } from '../plan-account.ts';
import { writeAmount } from '../write-amount.ts';
import { type Deal, drawDeals, drawOrphanDeals } from './draw-deals.ts';
import { type Column, headersOf, type RecordSheet, writeDate } from './record-sheet.ts';

interface DealRow {
  readonly deal: Deal;
  readonly valueCell: string;
}

const COLUMNS: readonly Column<DealRow>[] = [
  { header: 'Deal ID', write: ({ deal }) => deal.id },
  { header: 'Deal', write: ({ deal }) => deal.name },
  { header: 'Pipeline', write: ({ deal }) => deal.pipeline },
  { header: 'Stage', write: ({ deal }) => deal.stage },
  { header: 'Value', write: ({ valueCell }) => valueCell },
  { header: 'Currency', write: ({ deal }) => deal.currency },
  { header: 'Status', write: ({ deal }) => deal.status },
  { header: 'Contact Email', write: ({ deal }) => deal.contactEmail },
  { header: 'Lead ID', write: ({ deal }) => deal.leadId },
  { header: 'Company', write: ({ deal }) => deal.companyCell },
  { header: 'Owner', write: ({ deal }) => deal.ownerCell },
  { header: 'Close Date', write: ({ deal }) => writeDate(deal.closeMs) },
  { header: 'Created Date', write: ({ deal }) => writeStamp(deal.createdMs) },
  { header: 'Lost Reason', write: ({ deal }) => deal.lostReason },
  { header: 'Notes', write: ({ deal }) => deal.notes },
];

export const DEAL_SHEET: RecordSheet = {
  object: 'deals',
  label: 'deals',
  header: headersOf(COLUMNS),
  ofMember: (plan, { person }) => drawDeals(plan, person).map((deal) => writeDeal(plan, deal)),
  ofAccount: (plan) => drawOrphanDeals(plan).map((deal) => writeDeal(plan, deal)),
};

function writeDeal(plan: AccountPlan, deal: Deal): readonly string[] {
  const random = createRandom(plan.seed, 'deal-cells', Number(deal.id));
  const valueCell = deal.cents === null ? '' : writeAmount(deal.cents, random, false, deal.currency);
  return COLUMNS.map((column) => column.write({ deal, valueCell }));
}

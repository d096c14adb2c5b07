/** The affiliates export; money is in the account's first currency, with its sign or thousands at times. */

import { createRandom } from '../create-random.ts';
import type { AccountPlan } from '../plan-account.ts';
import { writeAmount } from '../write-amount.ts';
import { type Affiliate, affiliateOf, answerAffiliate, SELLERS } from './affiliate-table.ts';
import type { AffiliateAnswers } from './record-answers.ts';
import type { Cells, RecordSheet } from './record-sheet.ts';

export const AFFILIATE_SHEET: RecordSheet = {
  object: 'affiliates',
  label: 'affiliates',
  header:
    'Affiliate ID,Username,Affiliate,Email,Lead ID,Status,Products,Commission,Earned,Reserve,Due,Paid,Joined'.split(
      ',',
    ),
  ofMember: (plan, { person }) => {
    const affiliate = affiliateOf(plan, person);
    return affiliate === null ? [] : [writeAffiliate(plan, affiliate, answerAffiliate(affiliate, 0))];
  },
  ofAccount: (plan, { affiliates }) =>
    SELLERS.map((seller) =>
      writeAffiliate(
        plan,
        seller,
        affiliates.find(({ id }) => id === seller.id) ?? answerAffiliate(seller, 0),
      ),
    ),
};

function writeAffiliate(plan: AccountPlan, affiliate: Affiliate, money: AffiliateAnswers): Cells {
  const random = createRandom(plan.seed, 'affiliate-cells', Number(affiliate.id));
  return [
    affiliate.id,
    affiliate.username,
    affiliate.name,
    affiliate.email,
    affiliate.leadId ?? '',
    affiliate.status,
    affiliate.products.join('; '),
    affiliate.commission ?? '',
    ...[money.earned, money.reserve, money.due, money.paid].map((cents) =>
      writeAmount(cents, random, false, plan.currencies[0]),
    ),
    affiliate.joined,
  ];
}

/**
 * Decides how much is bought, so that an account has exactly so many rows of transactions.
 *
 * People first: a share of them buys, or all buy more often; then strangers; then guests until the number is reached.
 * Draws everybody once or twice and keeps nobody.
 */

import { drawPerson } from './draw-person.ts';
import { buyingThreshold, drawPurchases } from './draw-purchases.ts';
import type { AccountPlan } from './plan-account.ts';
import { type CommercePlan, strangerIndex, WHOLE_SHARE } from './plan-commerce.ts';

/** The rest of the rows is for strangers and guests. */
const PEOPLES_ROWS = 0.98;
/** Everybody is a stranger to it, nobody a guest. */
const DRAWN: CommercePlan = { share: WHOLE_SHARE, more: 0, strangers: Infinity, guests: 0 };

/**
 * The same account with exactly `transactions` rows.
 *
 * @param transactions over all currencies; undefined leaves the plan as it is
 */
export function settleTransactions(plan: AccountPlan, transactions: number | undefined): AccountPlan {
  if (transactions === undefined) return plan;
  const people = settlePeople(plan, Math.floor(transactions * PEOPLES_ROWS));
  let left = transactions - people.rows;
  let strangers = 0;
  for (; left > 0; strangers += 1) {
    const rows = countRows(plan, strangerIndex(strangers), DRAWN);
    if (rows > left) break;
    left -= rows;
  }
  const commerce = { share: people.share, more: people.more, strangers, guests: left };
  return { ...plan, commerce, repeat: { ...plan.repeat, commerce } };
}

/** As much as people may buy without there being more than `most` rows. */
function settlePeople(
  plan: AccountPlan,
  most: number,
): Pick<CommercePlan, 'share' | 'more'> & { readonly rows: number } {
  const byThreshold = Array.from({ length: WHOLE_SHARE }, () => 0);
  for (let index = 0; index < plan.contacts; index += 1)
    byThreshold[buyingThreshold(plan, index)]! += countRows(plan, index, DRAWN);
  let rows = 0;
  for (const [share, added] of byThreshold.entries()) {
    if (rows + added > most) return { share, more: 0, rows };
    rows += added;
  }
  for (const more of [2, 1] as const) {
    let sum = 0;
    for (let index = 0; index < plan.contacts && sum <= most; index += 1)
      sum += countRows(plan, index, { ...DRAWN, more });
    if (sum <= most) return { share: WHOLE_SHARE, more, rows: sum };
  }
  return { share: WHOLE_SHARE, more: 0, rows };
}

function countRows(plan: AccountPlan, index: number, commerce: CommercePlan): number {
  // What is bought does not depend on what is written.
  const tried: AccountPlan = { ...plan, objects: ['contacts'], commerce };
  return drawPurchases(tried, drawPerson(tried, index)).reduce((sum, { events }) => sum + events.length, 0);
}

/**
 * Owns: the read commands but get_lead, which is no `cmd` and lives in `answer-call.ts`.
 * Lists of the account stand beside `status`, without ids; what concerns a lead stands in its entry of `actions[]`.
 */

import { exportedWallMs } from '../generate/draw-purchases.ts';
import { ACCOUNT_TAGS, LISTS, SEQUENCES } from '../generate/draw-tags.ts';
import type { Purchase } from '../generate/purchase.ts';
import { listCustomFields } from './custom-field-ids.ts';
import type { FoundTransaction } from './kartra-account.ts';
import type { CommandRequest, KartraCommand } from './kartra-command.ts';
import { KartraError } from './kartra-error.ts';
import { textOf } from './php-form.ts';
import {
  isInApi,
  listTransactions,
  showRow,
  showSubscription,
  showSubscriptionRow,
  showTransaction,
} from './show-purchase.ts';

const PAGES = ['Home', 'Checkout', 'Thank you'];
const REFUND_PERIOD_MS = 30 * 86_400_000;

export const READ_COMMANDS: Readonly<Record<string, KartraCommand>> = {
  search_lead: ({ lead }) => ({ entry: { lead_details: { id: lead().person.kartraId } } }),
  retrieve_account_tags: () => ({ top: { account_tags: ACCOUNT_TAGS } }),
  retrieve_account_lists: () => ({ top: { account_lists: LISTS } }),
  retrieve_account_sequences: () => ({ top: { account_sequences: SEQUENCES } }),
  retrieve_account_pages: () => ({ top: { account_pages: PAGES } }),
  retrieve_custom_fields: () => ({ top: { custom_fields: listCustomFields() } }),
  retrieve_transactions_from_lead: ({ account, lead }) => {
    const { person } = lead();
    return { entry: { transaction_list: listTransactions(person, account.purchases(person)) } };
  },
  search_transaction: (request) => {
    const { person, purchase, event } = findTransaction(request);
    return { entry: { transaction_details: showRow(person, purchase, event) } };
  },
  get_transaction_details: (request) => ({
    entry: { transaction_details: showTransaction(findTransaction(request)) },
  }),
  retrieve_subscriptions_from_lead: (request) => {
    const { person } = request.lead();
    const rows = request.account
      .purchases(person)
      .flatMap((purchase) =>
        purchase.subscription !== null && isListed(request, purchase)
          ? [showSubscriptionRow(person, purchase, purchase.subscription)]
          : [],
      );
    return { entry: { subscriptions_list: rows } };
  },
  search_subscription: ({ account, action }) => {
    const { person, purchase, subscription } = account.subscription(textOf(action, 'subscription_id'));
    return { entry: { subscription_details: showSubscriptionRow(person, purchase, subscription) } };
  },
  get_subscription_details: ({ account, action }) => ({
    entry: {
      subscription_details: showSubscription(account.subscription(textOf(action, 'subscription_id'))),
    },
  }),
};

function findTransaction({ account, action }: CommandRequest): FoundTransaction {
  const found = account.transaction(textOf(action, 'transaction_id'));
  if (!isInApi(found.event)) throw new KartraError('247');
  return found;
}

/** The pages disagree: every subscription, or only those whose newest payment can still be refunded. */
function isListed({ account, behaviours }: CommandRequest, purchase: Purchase): boolean {
  if (!behaviours.kartraSubscriptionsWithinRefundPeriod) return true;
  const newestMs = Math.max(
    ...purchase.events.filter(({ type }) => type === 'Sale' || type === 'Rebill').map(({ atMs }) => atMs),
  );
  return newestMs >= exportedWallMs(account.plan) - REFUND_PERIOD_MS;
}

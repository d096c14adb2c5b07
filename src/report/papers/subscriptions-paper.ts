/**
 * Moving billing (B8): who is billed when and where, in cohorts by processor and month, and the guard against
 * billing twice. Kartra keeps no cards, so what is stored at the seller's own payment account can stay there.
 */
import { formatMinor } from '../../model/money.ts';
import type { ReportFacts } from '../../model/report-facts.ts';
import { type SubscriptionStatus, subscriptionStatuses } from '../../model/subscription.ts';
import { list, type Paper, section, tableOf, text } from '../paper/paper.ts';
import { plural } from '../words.ts';

const statusWords: Readonly<Record<SubscriptionStatus, string>> = {
  active: 'active',
  'pending-cancellation': 'ends at the next date',
  paused: 'paused',
  cancelled: 'cancelled',
  'paid-in-full': 'paid in full',
  unknown: 'not known',
};

/** What the stored card allows, by payment processor. */
const moves: readonly (readonly [name: RegExp, what: string])[] = [
  [
    /stripe/iu,
    'same Stripe account: make the subscription there with the stored card, first charge on the next date',
  ],
  [/paypal/iu, 'PayPal cannot be edited or moved: each person agrees anew'],
  [
    /square|braintree|authorize/iu,
    'ask the processor for its transfer of stored cards, else each person enters the card anew',
  ],
];

export function subscriptionsPaper({ audit: { sums } }: ReportFacts): Paper {
  const { runningSubscriptions: count, lastPayment: last, subscriptionsByStatus: byStatus } = sums;
  return {
    title: 'Subscriptions: moving the billing',
    lead:
      count === 0
        ? 'No subscription is billed in Kartra.'
        : `${plural(count, 'subscription')} still billed in Kartra${last === '' ? '' : `; the latest of their next payments is on ${last}`}. Data move; billing does not: each is moved on purpose, or it is billed twice or not at all.`,
    sections: [
      section('By status', {
        kind: 'bars',
        caption: 'Subscriptions',
        bars: subscriptionStatuses.map((status) => ({ name: statusWords[status], value: byStatus[status] })),
      }),
      section(
        'Cohorts',
        tableOf(
          'Who is billed next, and where',
          ['next payment', 'processor', 'subscriptions', 'next charges', 'currency', 'last day'],
          sums.cohorts.map(({ nextMonth, processor, subscriptions, nextAmount, currency, lastDay }) => [
            nextMonth === '' ? 'no date' : nextMonth,
            nameOf(processor),
            subscriptions,
            formatMinor(nextAmount, currency),
            currency,
            lastDay,
          ]),
        ),
        tableOf(
          'How each processor moves',
          ['processor', 'subscriptions', 'how'],
          sums.processors.map(({ name, count: subscriptions }) => [
            nameOf(name),
            subscriptions,
            movesHow(name),
          ]),
        ),
      ),
      section(
        'Against billing twice',
        list([
          'One person, one rule: cancel in Kartra on the day the new subscription exists, never before, never both active.',
          'Set the first charge in HighLevel to the next payment date of the table, not to today.',
          'After each cohort: the number active in HighLevel plus the number active in Kartra must equal the number in the table.',
          'Export subscriptions from Kartra again and extract: whoever is still active there and pays in HighLevel is billed twice.',
          'Cancelling in Kartra cannot be undone. Leave Kartra open until the last day of the table has passed.',
        ]),
        tableOf(
          'Guard: active in Kartra now, to reach 0',
          ['product', 'processor', 'active in Kartra'],
          sums.guard.map(({ product, processor, subscriptions }) => [
            product,
            nameOf(processor),
            subscriptions,
          ]),
        ),
      ),
      section(
        'Not billed now',
        tableOf(
          'Subscriptions nobody pays for at present',
          ['status', 'subscriptions'],
          (['cancelled', 'paid-in-full', 'paused', 'unknown'] as const).map((status) => [
            statusWords[status],
            byStatus[status],
          ]),
        ),
        ...(byStatus.paused === 0
          ? []
          : [
              text('A paused one is billed again when it resumes: ask those people before Kartra is closed.'),
            ]),
      ),
    ],
  };
}

function nameOf(processor: string): string {
  return processor === '' ? 'not known' : processor;
}

function movesHow(processor: string): string {
  return moves.find(([name]) => name.test(processor))?.[1] ?? 'look up where the card is stored first';
}

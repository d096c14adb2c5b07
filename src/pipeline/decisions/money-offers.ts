/**
 * What payments and subscriptions may become, by what the location takes and by their number. (HighLevel, locations:
 * opportunities of one person in one pipeline, one or several, is a setting; custom objects: ten places, none can ever
 * be freed; 100 requests in 10 seconds, 200,000 a day.)
 */
import type { AccountFacts, DecisionOffer } from '../../model/decision.ts';
import { duration, number, plural } from '../../report/words.ts';

/** Above so many orders one record each costs more than anybody reads. */
export const manyOrders = 20_000;
const requestMs = 100;
const requestsPerDay = 200_000;

const all = ['totals', 'per-order', 'each-event', 'custom-object'] as const;

const always =
  'Totals and a bought:<product> tag always stand on the contact. HighLevel shows an order as created today, whatever its date: the real date stands in a field. Failed and cancelled events never become deals.';

export function offerForTransactions({ orders, location }: AccountFacts): DecisionOffer {
  const noSlot = location?.freeObjects === 0;
  const noSecond = location !== null && !location.severalOrders;
  const choices = all.filter((choice) => {
    if (choice === 'custom-object') return !noSlot;
    return choice === 'totals' || !noSecond;
  });
  const reasons = [
    ...(noSecond
      ? [
          'The location takes one opportunity a person and pipeline, so orders cannot become deals: whoever buys twice would lose an order. To have that choice, allow duplicate opportunities in HighLevel under Settings, Business Profile, and connect again.',
        ]
      : []),
    ...(noSlot ? ['All ten custom objects of the location are taken, and none can be deleted.'] : []),
  ];
  if (orders > manyOrders) {
    const share = Math.round((orders / requestsPerDay) * 100);
    const cost = `${plural(orders, 'order')} as records of their own take ${plural(orders, 'request')} at least, ${duration(orders * requestMs)} and ${number(share)} % of a day's allowance, for boards nobody can read; the payments themselves stay in your archive.`;
    return { choices, recommended: 'totals', because: [cost, ...reasons, always].join(' ') };
  }
  const single = noSlot ? 'totals' : 'custom-object';
  return {
    choices,
    recommended: noSecond ? single : 'per-order',
    because: [...reasons, always].join(' '),
  };
}

const beside =
  'Status, plan, next bill and amount stand on the contact as well, since campaigns cannot read custom objects. HighLevel cannot bill them: Kartra or the processor goes on.';

export function offerForSubscriptions({ location }: AccountFacts): DecisionOffer {
  if (location?.freeObjects !== 0)
    return {
      choices: ['custom-object', 'opportunity', 'fields'],
      recommended: 'custom-object',
      because: beside,
    };
  return {
    choices: ['fields', 'opportunity'],
    recommended: 'fields',
    because: `All ten custom objects of the location are taken, and none can be deleted: a contact shows one subscription, the others stay in your archive. ${beside}`,
  };
}

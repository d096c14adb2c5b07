/**
 * What of the schema Landfall makes by itself, beside the account's own fields and tags: it follows from which
 * kinds of record there are and what they become. The figures are those of the field lists of this program. Pure.
 */
import type { EstimateChoices, EstimateInputs } from '../../model/estimate.ts';

/** Of people: marker, standing in Kartra, words of consent, addresses that cannot be carried as what they are. */
const personFields = 22;
/** Spent by currency, orders, first and last purchase. */
const purchaseFields = 5;
const subscriptionFields = 5;
const accessFields = 1;
const affiliateFields = 12;
/** Of opportunities: what a deal has and HighLevel has no place for; what an order has. */
const dealFields = 7;
const orderFields = 14;

/** Custom fields of people and opportunities. */
export function countOwnFields(inputs: EstimateInputs, { transactions }: EstimateChoices): number {
  const { contacts, transactions: orders, subscriptions, memberships, affiliates, deals } = inputs;
  const asDeals = transactions === 'per-order' || transactions === 'each-event';
  return sum([
    [contacts, personFields],
    [orders, purchaseFields],
    [subscriptions, subscriptionFields],
    [memberships, accessFields],
    [affiliates, affiliateFields],
    [deals, dealFields],
    [asDeals ? orders : 0, orderFields],
  ]);
}

/** Custom objects the records of this account become. */
export function countObjects(inputs: EstimateInputs, choices: EstimateChoices): number {
  return objectKinds.filter((kind) => inputs[kind] > 0 && choices[kind] === 'custom-object').length;
}

/** Records of custom objects: each is written, then linked. */
export function countObjectRecords(inputs: EstimateInputs, choices: EstimateChoices): number {
  return objectKinds
    .filter((kind) => choices[kind] === 'custom-object')
    .reduce((total, kind) => total + inputs[kind], 0);
}

/** Opportunities that stand for something else than a deal. */
export function countMoneyDeals(inputs: EstimateInputs, choices: EstimateChoices): number {
  const { transactions, subscriptions } = choices;
  const orders = transactions === 'per-order' || transactions === 'each-event' ? inputs.transactions : 0;
  return orders + (subscriptions === 'opportunity' ? inputs.subscriptions : 0);
}

const objectKinds = ['transactions', 'subscriptions', 'memberships', 'affiliates'] as const;

function sum(parts: readonly (readonly [records: number, fields: number])[]): number {
  return parts.reduce((total, [records, fields]) => total + (records > 0 ? fields : 0), 0);
}

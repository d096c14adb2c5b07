/**
 * Adds purchases up into the answers about money, one person at a time.
 */

import type {
  CommerceAnswers,
  CurrencyAnswers,
  PersonCommerce,
  PersonSpend,
  PlanAnswers,
  SpendAnswers,
} from './commerce-answers.ts';
import { writeStamp } from './draw-dates.ts';
import type { Person } from './draw-person.ts';
import { perMonth } from './product-table.ts';
import type { Purchase, SubscriptionStatus, TransactionType } from './purchase.ts';
import { directionOf } from './purchase.ts';
import { tallyMonths } from './tally-months.ts';
import { namesParent } from './transaction-columns.ts';

type Counting<T> = { -readonly [Key in keyof T]: T[Key] };

export interface CommerceTally {
  /** `isStranger`: no contacts file knows the person. */
  see(person: Person, purchases: readonly Purchase[], isStranger: boolean): void;
  sum(): Omit<CommerceAnswers, 'files'>;
}

export function tallyCommerce(currencies: readonly string[]): CommerceTally {
  const totals = new Map(currencies.map((currency) => [currency, emptyCurrency(currency)] as const));
  const plans = new Map<string, Counting<PlanAnswers>>();
  const subscriptions: Partial<Record<SubscriptionStatus, number>> = {};
  const counts = {
    buyers: 0,
    strangers: 0,
    strangerOrders: 0,
    strangerSubscriptions: 0,
    ordersUnderAnotherEmail: 0,
  };
  const months = tallyMonths();
  return {
    see(person, purchases, isStranger) {
      let orders = 0;
      for (const purchase of purchases) {
        const total = totals.get(purchase.currency)!;
        const before = total.orders;
        addEvents(total, purchase);
        for (const { type, atMs, money } of purchase.events) {
          total.rows += 1;
          total.types[type] = (total.types[type] ?? 0) + 1;
          months.see(purchase.currency, writeStamp(atMs).slice(0, 7), directionOf(type), money.amount);
          if (directionOf(type) !== 1) continue;
          total.tax += money.tax;
          total.shipping += money.shipping;
          total.discount += money.discount;
        }
        if (isStranger && purchase.subscription !== null) counts.strangerSubscriptions += 1;
        const made = total.orders - before;
        orders += made;
        if (purchase.buyerEmail.toLowerCase() !== person.email.address)
          counts.ordersUnderAnotherEmail += made;
        seePlan(plans, subscriptions, purchase);
      }
      counts.buyers += Number(orders > 0 && !isStranger);
      counts.strangers += Number(orders > 0 && isStranger);
      if (isStranger) counts.strangerOrders += orders;
    },
    sum: () => ({
      currencies: [...totals.values()].map((total) => ({
        ...withNet(total),
        months: months.sum(total.currency),
      })),
      plans: [...plans.values()].toSorted((a, b) => (planKey(a) < planKey(b) ? -1 : 1)),
      subscriptions,
      ...counts,
    }),
  };
}

/** The answers of one person, null when they bought and tried nothing. */
export function answerCommerce(purchases: readonly Purchase[]): PersonCommerce | null {
  if (purchases.length === 0) return null;
  const spend = new Map<string, Counting<PersonSpend>>();
  for (const purchase of purchases) {
    const { currency } = purchase;
    const known = spend.get(currency) ?? emptySpend(currency);
    spend.set(currency, known);
    addEvents(known, purchase);
    for (const { type, atMs } of purchase.events) if (type === 'Sale') addOrder(known, writeStamp(atMs));
  }
  const ordered = purchases
    .filter(({ events }) => events.some(({ type }) => type === 'Sale'))
    .toSorted((a, b) => a.events[0]!.atMs - b.events[0]!.atMs);
  return {
    spend: [...spend.values()].map(withNet),
    refunds: purchases.flatMap((purchase) =>
      purchase.events.flatMap((event) =>
        event.parentId === null
          ? []
          : [{ id: event.id, paymentId: event.parentId, inFile: namesParent(purchase, event) }],
      ),
    ),
    products: [...new Set(ordered.map(({ product }) => product.name))],
    transactionIds: purchases.flatMap(({ events }) => events.map(({ id }) => id)),
    subscriptions: purchases.flatMap(({ product, subscription }) =>
      subscription === null
        ? []
        : [
            {
              id: subscription.id,
              product: product.name,
              status: subscription.status,
              period: subscription.period,
            },
          ],
    ),
  };
}

function addEvents(total: Counting<SpendAnswers>, purchase: Purchase): void {
  for (const { type, money } of purchase.events) {
    total.orders += Number(type === 'Sale');
    if (directionOf(type) === 1) total.gross += money.amount;
    if (directionOf(type) === -1) total.refunds += money.amount;
  }
}

function seePlan(
  plans: Map<string, Counting<PlanAnswers>>,
  subscriptions: Partial<Record<SubscriptionStatus, number>>,
  purchase: Purchase,
): void {
  const { product, pricePoint, currency, subscription } = purchase;
  if (subscription === null) return;
  const { status, period, cents } = subscription;
  subscriptions[status] = (subscriptions[status] ?? 0) + 1;
  if (pricePoint.instalments !== null) return;
  const fresh = { product: product.name, pricePoint: pricePoint.number, currency, period };
  const plan = plans.get(planKey(fresh)) ?? {
    ...fresh,
    active: 0,
    pendingCancellation: 0,
    monthlyRecurring: 0,
  };
  plans.set(planKey(fresh), plan);
  if (status === 'Pending Cancellation') plan.pendingCancellation += 1;
  if (status !== 'Active') return;
  plan.active += 1;
  plan.monthlyRecurring += perMonth(cents, period);
}

function planKey(plan: Pick<PlanAnswers, 'product' | 'pricePoint' | 'currency'>): string {
  return `${plan.product} ${plan.pricePoint} ${plan.currency}`;
}

function withNet<T extends SpendAnswers>(total: T): T {
  return { ...total, net: total.gross - total.refunds };
}

function emptySpend(currency: string): Counting<PersonSpend> {
  return { currency, orders: 0, gross: 0, refunds: 0, net: 0, firstOrderAt: null, lastOrderAt: null };
}

function addOrder(spend: Counting<PersonSpend>, stamp: string): void {
  if (spend.firstOrderAt === null || stamp < spend.firstOrderAt) spend.firstOrderAt = stamp;
  if (spend.lastOrderAt === null || stamp > spend.lastOrderAt) spend.lastOrderAt = stamp;
}

function emptyCurrency(
  currency: string,
): Omit<Counting<CurrencyAnswers>, 'months'> & { types: Partial<Record<TransactionType, number>> } {
  const money = { orders: 0, gross: 0, refunds: 0, net: 0, tax: 0, shipping: 0, discount: 0 };
  return { currency, rows: 0, types: {}, ...money };
}

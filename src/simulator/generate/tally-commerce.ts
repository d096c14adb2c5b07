/**
 * Adds purchases up into the answers about money, one person at a time.
 */

import type {
  CommerceAnswers,
  CurrencyAnswers,
  PersonCommerce,
  PlanAnswers,
  SpendAnswers,
} from './commerce-answers.ts';
import type { Person } from './draw-person.ts';
import { perMonth } from './product-table.ts';
import type { Purchase, SubscriptionStatus, TransactionType } from './purchase.ts';
import { directionOf } from './purchase.ts';

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
  const counts = { buyers: 0, strangers: 0, strangerOrders: 0, ordersUnderAnotherEmail: 0 };
  return {
    see(person, purchases, isStranger) {
      let orders = 0;
      for (const purchase of purchases) {
        const total = totals.get(purchase.currency)!;
        const before = total.orders;
        addEvents(total, purchase);
        for (const { type } of purchase.events) {
          total.rows += 1;
          total.types[type] = (total.types[type] ?? 0) + 1;
        }
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
      currencies: [...totals.values()].map(withNet),
      plans: [...plans.values()].toSorted((a, b) => (planKey(a) < planKey(b) ? -1 : 1)),
      subscriptions,
      ...counts,
    }),
  };
}

/** The answers of one person, null when they bought and tried nothing. */
export function answerCommerce(purchases: readonly Purchase[]): PersonCommerce | null {
  if (purchases.length === 0) return null;
  const spend = new Map<string, Counting<SpendAnswers>>();
  for (const purchase of purchases) {
    const { currency } = purchase;
    const known = spend.get(currency) ?? { currency, orders: 0, gross: 0, refunds: 0, net: 0 };
    spend.set(currency, known);
    addEvents(known, purchase);
  }
  const ordered = purchases
    .filter(({ events }) => events.some(({ type }) => type === 'Sale'))
    .toSorted((a, b) => a.events[0]!.atMs - b.events[0]!.atMs);
  return {
    spend: [...spend.values()].map(withNet),
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

function emptyCurrency(
  currency: string,
): Counting<CurrencyAnswers> & { types: Partial<Record<TransactionType, number>> } {
  return { currency, rows: 0, types: {}, orders: 0, gross: 0, refunds: 0, net: 0 };
}

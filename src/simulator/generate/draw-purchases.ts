/**
 * What one person bought, with every event of it.
 *
 * Pure like `drawPerson`: the export, its answers and the API draw the same purchases from (plan, person). Whoever is
 * tagged Customer bought something, unless fewer rows were asked for than that makes. Ids are arithmetic, so that one can be found again: `personOfTransaction`.
 */

import type { Random } from './create-random.ts';
import { createRandom } from './create-random.ts';
import type { Person } from './draw-person.ts';
import type { Happening } from './draw-subscription.ts';
import { DAY_MS, drawSubscription } from './draw-subscription.ts';
import type { AccountPlan } from './plan-account.ts';
import { isGuest, isStranger, WHOLE_SHARE } from './plan-commerce.ts';
import { AFFILIATES, addPeriods, PRODUCTS } from './product-table.ts';
import type { Money, Purchase, PurchaseEvent, Subscription } from './purchase.ts';
import { directionOf } from './purchase.ts';

const FIRST_TRANSACTION = 48_000_000;
const TRANSACTIONS_PER_PERSON = 256;
const TRANSACTIONS_PER_PURCHASE = 85;
/** Keeps a purchase within its ids: at most four events a period. */
const MOST_PERIODS = 20;
const FIRST_SUBSCRIPTION = 930_000;
const SUBSCRIPTIONS_PER_PERSON = 4;
const ZONE_OFFSET_MS = -5 * 3_600_000;
const REFUND_DAYS = 20;
const MOST_PURCHASES = 3;
/** Of people without the tag Customer, by `CommercePlan.more`. */
const BUYS_UNTAGGED = [0.18, 0.6, 1] as const;
const PROCESSORS = ['Stripe', 'Stripe', 'PayPal', 'Braintree'];

/** The wall clock of the account when its newest file was exported: nothing happens later. */
export function exportedWallMs(plan: AccountPlan): number {
  const newest = plan.files.at(-1)!.exportedAtMs;
  return Math.floor((newest + ZONE_OFFSET_MS) / 1000) * 1000;
}

/** At most three, in the order they were made. */
export function drawPurchases(plan: AccountPlan, person: Person): readonly Purchase[] {
  const { commerce } = plan;
  if (isGuest(commerce, person)) return [drawPurchase(plan, person, 0, false)];
  const more = isStranger(person) ? 0 : commerce.more;
  if (!isStranger(person) && buyingThreshold(plan, person.index) >= commerce.share) return [];
  const random = createRandom(plan.seed, 'buyer', person.index);
  const isCustomer = person.memberships.tags.includes('Customer');
  if (!isCustomer && !random.chance(BUYS_UNTAGGED[more])) return [];
  const count = Math.min(MOST_PURCHASES, random.pick([1, 1, 1, 2, 2, 3]) + more);
  return Array.from({ length: count }, (_, number) => drawPurchase(plan, person, number, isCustomer));
}

/** Of 64: where the person stands in the line of those who may buy. */
export function buyingThreshold(plan: Pick<AccountPlan, 'seed'>, index: number): number {
  return createRandom(plan.seed, 'commerce-share', index).below(WHOLE_SHARE);
}

/** The index of the person whose transaction has this id; they need not exist. */
export function personOfTransaction(id: string): number {
  return Math.floor((Number(id) - FIRST_TRANSACTION) / TRANSACTIONS_PER_PERSON);
}

/** The index of the person whose subscription has this id; they need not exist. */
export function personOfSubscription(id: string): number {
  return Math.floor((Number(id) - FIRST_SUBSCRIPTION) / SUBSCRIPTIONS_PER_PERSON);
}

function drawPurchase(plan: AccountPlan, person: Person, number: number, isCustomer: boolean): Purchase {
  const at = person.index * SUBSCRIPTIONS_PER_PERSON + number;
  const random = createRandom(plan.seed, 'purchase', at);
  const place = random.next();
  const isOneSale = isGuest(plan.commerce, person);
  const productAt = isOneSale ? 0 : Math.floor(place * place * PRODUCTS.length);
  const product = PRODUCTS[productAt]!;
  const pricePoint = random.pick(product.pricePoints);
  const quantity = random.between(1, product.maxQuantity);
  const coupon = random.chance(0.1) ? 'SAVE20' : null;
  const affiliate = random.chance(0.15) ? random.pick(AFFILIATES) : null;
  const untilMs = exportedWallMs(plan);
  const joinedMs = Date.parse(`${person.dates.joined.replace(' ', 'T')}Z`);
  const { period } = pricePoint;
  const oldestMs = period === null ? 0 : addPeriods(untilMs, period, -MOST_PERIODS + 1);
  const earliestMs = Math.max(joinedMs, oldestMs);
  const startMs = earliestMs + Math.floor((random.next() * Math.max(0, untilMs - earliestMs)) / 1000) * 1000;

  const priceOf = (cents: number): Money => {
    const base = cents * quantity;
    const discount = coupon === null ? 0 : Math.round(base * 0.2);
    const isTaxed = product.taxed && person.place.countryIso2 === 'US';
    const tax = isTaxed ? Math.round((base - discount) * 0.0825) : 0;
    const shipping = base === 0 ? 0 : product.shippingCents;
    const affiliateCents = affiliate === null ? 0 : Math.round((base - discount) * 0.3);
    const partner = product.joint ? Math.round((base - discount) * 0.1) : 0;
    const amount = base - discount + tax + shipping;
    return { amount, base, tax, shipping, discount, affiliate: affiliateCents, partner };
  };
  const full = priceOf(pricePoint.cents);
  const trial = pricePoint.trial === null ? full : priceOf(pricePoint.trial.cents);

  const events: PurchaseEvent[] = [];
  const add = (happening: Happening, money: Money, parentId: string | null = null): PurchaseEvent => {
    const event: PurchaseEvent = {
      id: String(
        FIRST_TRANSACTION +
          person.index * TRANSACTIONS_PER_PERSON +
          number * TRANSACTIONS_PER_PURCHASE +
          events.length,
      ),
      type: happening.type,
      atMs: happening.atMs,
      money,
      isTrial: happening.isTrial ?? false,
      isAutomaticCancellation: happening.isAutomaticCancellation ?? false,
      payment: happening.payment ?? null,
      isReattempt: happening.isReattempt ?? false,
      parentId,
    };
    events.push(event);
    return event;
  };
  const record = (happening: Happening): void => {
    const event = add(happening, moneyOf(random, happening, full, trial));
    const back = directionOf(event.type) === 1 ? drawTakenBack(random, event, untilMs) : null;
    if (back !== null) add(back.happening, back.money, event.id);
  };

  const buyer = {
    product,
    pricePoint,
    currency: plan.currencies[productAt % plan.currencies.length]!,
    quantity,
    coupon,
    affiliate,
    processor: random.pick(PROCESSORS),
    buyerEmail: drawBuyerEmail(random, person),
  };
  if (isOneSale) {
    add({ type: 'Sale', atMs: startMs }, full);
    return { ...buyer, events, subscription: null };
  }
  if (random.chance(0.08)) record({ type: 'Failed', atMs: startMs - 300_000 });
  // The first purchase of a customer went through.
  if (!(isCustomer && number === 0) && random.chance(0.04)) {
    record({ type: 'Failed', atMs: startMs });
    return { ...buyer, events, subscription: null };
  }
  if (period === null) {
    record({ type: 'Sale', atMs: startMs });
    return { ...buyer, events, subscription: null };
  }
  const ending = drawSubscription(random, { pricePoint, period, startMs, untilMs }, record);
  const { instalments } = pricePoint;
  const subscription: Subscription = {
    id: String(FIRST_SUBSCRIPTION + at),
    period,
    cents: full.amount,
    paymentsLeft: instalments === null ? null : Math.max(0, instalments - ending.payments),
    startMs,
    ...ending,
  };
  return { ...buyer, events: events.toSorted((a, b) => a.atMs - b.atMs), subscription };
}

/** Failed attempts carry what was asked for; what is no payment carries the price or nothing (§1.2). */
function moneyOf(random: Random, happening: Happening, full: Money, trial: Money): Money {
  const isFirst = happening.type === 'Sale' && happening.isTrial === true;
  if (isFirst) return trial;
  const isPayment = directionOf(happening.type) !== 0 || happening.type === 'Failed';
  return isPayment || random.chance(0.3) ? full : scale(full, 0);
}

function drawTakenBack(
  random: Random,
  payment: PurchaseEvent,
  untilMs: number,
): { readonly happening: Happening; readonly money: Money } | null {
  const fate = random.next();
  if (fate >= 0.07 || payment.money.amount === 0) return null;
  const atMs = payment.atMs + random.between(1, REFUND_DAYS) * DAY_MS;
  if (atMs > untilMs) return null;
  if (fate < 0.045) return { happening: { type: 'Refund', atMs }, money: payment.money };
  if (fate < 0.06) {
    const part = random.pick([0.25, 0.5, 0.75]);
    return { happening: { type: 'Partial refund', atMs }, money: scale(payment.money, part) };
  }
  return { happening: { type: 'Chargeback', atMs }, money: payment.money };
}

function scale(money: Money, part: number): Money {
  const cents = (of: keyof Money): number => Math.round(money[of] * part);
  const tax = cents('tax');
  const shipping = cents('shipping');
  const amount = cents('amount');
  const discount = cents('discount');
  return {
    amount,
    base: amount - tax - shipping + discount,
    tax,
    shipping,
    discount,
    affiliate: cents('affiliate'),
    partner: cents('partner'),
  };
}

/** Mostly the contact's address in some case; sometimes one they no longer use; one of their own where it is none. */
function drawBuyerEmail(random: Random, person: Person): string {
  const { address } = person.email;
  if (address === null) return `buyer.${person.kartraId}@example.com`;
  // Who has no lead id in the contacts file is found by address only.
  if (person.leadId !== null && random.chance(0.06)) return `checkout.${address}`;
  return random.chance(0.1) ? address.toUpperCase() : address;
}

/** Products as they were sold, and subscriptions by everything the move of billing depends on. Pure. */
import type { AccountSurvey, SubscriptionGroup, SurveyedProduct } from '../../model/account-survey.ts';
import { parseMoney } from '../../model/money.ts';
import { readStamp } from '../../model/read-stamp.ts';
import type { SubscriptionFact } from '../../model/subscription.ts';
import type { StoredEvent } from '../../model/transaction.ts';
import { groupBy } from './count-names.ts';

/** What only the subscriptions export says of a subscription, as it stands there. */
export interface NextPayment {
  readonly date: string;
  readonly amount: string;
  readonly processor: string;
}

const noNextPayment: NextPayment = { date: '', amount: '', processor: '' };

/** @param events sales and rebills, oldest first */
export function countProducts(): {
  add(event: StoredEvent): void;
  result(): readonly SurveyedProduct[];
} {
  const products = groupBy<Omit<SurveyedProduct, 'product' | 'pricePoint' | 'currency'>>();
  return {
    add({ type, product, pricePoint, currency, amount, quantity }) {
      const isSale = type === 'sale';
      products.update([product, pricePoint, currency], (before) => {
        const { sales, rebills, paid, lastPrice } = before ?? {
          sales: 0,
          rebills: 0,
          paid: 0,
          lastPrice: null,
        };
        return {
          sales: sales + Number(isSale),
          rebills: rebills + Number(!isSale),
          paid: paid + (amount ?? 0),
          lastPrice: isSale && amount !== null ? Math.round(amount / quantity) : lastPrice,
        };
      });
    },
    result: () =>
      products.entries().map(([[product = '', pricePoint = '', currency = ''], counts]) => ({
        product,
        pricePoint,
        currency,
        ...counts,
      })),
  };
}

export function countSubscriptions(): {
  add(fact: SubscriptionFact, next: NextPayment | undefined): void;
  result(): AccountSurvey['subscriptions'];
} {
  const groups =
    groupBy<Pick<SubscriptionGroup, 'subscriptions' | 'nextAmount' | 'unreadableAmounts' | 'lastDay'>>();
  return {
    add({ status, product, currency }, next = noNextPayment) {
      const day = readStamp(next.date, null)?.date ?? '';
      const isDue = day !== '' && /\d/u.test(next.amount);
      // Of a currency nothing tells, no amount can be read.
      const readable = currency === '' ? null : parseMoney(next.amount, currency);
      const amount = isDue ? readable : 0;
      groups.update([status, product, next.processor, currency, day.slice(0, 7)], (before) => {
        const sums = before ?? { subscriptions: 0, nextAmount: 0, unreadableAmounts: 0, lastDay: '' };
        return {
          subscriptions: sums.subscriptions + 1,
          nextAmount: sums.nextAmount + (amount ?? 0),
          unreadableAmounts: sums.unreadableAmounts + Number(amount === null),
          lastDay: day > sums.lastDay ? day : sums.lastDay,
        };
      });
    },
    result: () =>
      groups
        .entries()
        .map(([[status = '', product = '', processor = '', currency = '', nextMonth = ''], sums]) => ({
          status: status as SubscriptionGroup['status'],
          product,
          processor,
          currency,
          nextMonth,
          ...sums,
        })),
  };
}

/** Sums over money events, made by the database: exact whole numbers, whatever their count. */
import { type ContactTotal, type MoneyTotal, moneyBack, moneyIn } from '../../model/transaction.ts';
import { type Connection, pageSize } from '../connection.ts';
import type { TransactionStore } from '../ledger.ts';

type Totals = Pick<TransactionStore, 'totals' | 'linkCounts' | 'contactTotals'>;

export function createTransactionTotals({ read }: Connection): Totals {
  return {
    async totals() {
      const rows = await read
        .selectFrom('transaction_event')
        .select((eb) => [
          'currency',
          'month',
          'type',
          eb.fn.countAll<number>().as('events'),
          eb.fn.count<number>('amount').as('readable'),
          eb.fn.coalesce(eb.fn.sum<number>('amount'), eb.lit(0)).as('amount'),
          eb.fn.sum<number>('tax').as('tax'),
          eb.fn.sum<number>('shipping').as('shipping'),
          eb.fn.sum<number>('discount').as('discount'),
        ])
        .groupBy(['currency', 'month', 'type'])
        .orderBy('currency')
        .orderBy('month')
        .orderBy('type')
        .execute();
      return rows.map(({ readable, ...row }) => ({
        currency: row.currency,
        month: row.month,
        type: row.type as MoneyTotal['type'],
        events: Number(row.events),
        unreadable: Number(row.events) - Number(readable),
        amount: Number(row.amount),
        tax: Number(row.tax),
        shipping: Number(row.shipping),
        discount: Number(row.discount),
      }));
    },

    async linkCounts() {
      const rows = await read
        .selectFrom('transaction_event')
        .select((eb) => [
          eb.fn.coalesce('link_rule', eb.val('unlinked')).as('rule'),
          eb.fn.countAll<number>().as('count'),
        ])
        .where('type', 'in', moneyBack)
        .groupBy('link_rule')
        .execute();
      return Object.fromEntries(rows.map(({ rule, count }) => [rule, Number(count)]));
    },

    async *contactTotals(): AsyncGenerator<readonly ContactTotal[]> {
      let after = 0;
      for (;;) {
        const people = await peopleAfter(after);
        const last = people.at(-1);
        if (last === undefined) return;
        yield await totalsOf(after, last);
        after = last;
      }
    },
  };

  /** Ids of the next people who bought something. */
  async function peopleAfter(id: number): Promise<number[]> {
    const rows = await read
      .selectFrom('entity')
      .select('contact_id')
      .distinct()
      .where('kind', '=', 'transaction')
      .where('present', '=', 1)
      .where('contact_id', '>', id)
      .orderBy('contact_id')
      .limit(pageSize)
      .execute();
    return rows.flatMap(({ contact_id: contact }) => contact ?? []);
  }

  async function totalsOf(after: number, last: number): Promise<readonly ContactTotal[]> {
    const rows = await read
      .selectFrom('entity')
      .innerJoin('transaction_event as event', 'event.entity_id', 'entity.id')
      .innerJoin('entity as person', 'person.id', 'entity.contact_id')
      .select((eb) => [
        'person.marker as contact',
        'event.currency',
        'event.type',
        eb.fn.countAll<number>().as('events'),
        eb.fn.coalesce(eb.fn.sum<number>('event.amount'), eb.lit(0)).as('amount'),
        eb.fn.min('event.at').as('first'),
        eb.fn.max('event.at').as('last'),
      ])
      .where('entity.contact_id', '>', after)
      .where('entity.contact_id', '<=', last)
      .where('event.type', 'in', [...moneyIn, ...moneyBack])
      .groupBy(['entity.contact_id', 'person.marker', 'event.currency', 'event.type'])
      .orderBy('entity.contact_id')
      .orderBy('event.currency')
      .execute();
    const totals = new Map<string, ContactTotal>();
    for (const { contact, currency, type, events, amount, first, last: latest } of rows) {
      const key = `${contact}\n${currency}`;
      const none = {
        contact,
        currency,
        orders: 0,
        gross: 0,
        refunds: 0,
        firstPurchase: '',
        lastPurchase: '',
      };
      const total = totals.get(key) ?? none;
      const isIn = moneyIn.includes(type as MoneyTotal['type']);
      totals.set(key, {
        ...total,
        orders: total.orders + (type === 'sale' ? Number(events) : 0),
        gross: total.gross + (isIn ? Number(amount) : 0),
        refunds: total.refunds - (isIn ? 0 : Number(amount)),
        firstPurchase: isIn ? earliest(total.firstPurchase, first) : total.firstPurchase,
        lastPurchase: isIn && latest > total.lastPurchase ? latest : total.lastPurchase,
      });
    }
    return [...totals.values()];
  }
}

function earliest(a: string, b: string): string {
  return a === '' || (b !== '' && b < a) ? b : a;
}

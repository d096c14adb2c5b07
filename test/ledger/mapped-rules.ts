/** Mapped records, issues and cell counts. */
import { describe, expect, test } from 'vitest';
import type { MappedContact } from '../../src/model/contact.ts';
import type { Issue } from '../../src/model/issue.ts';
import type { TransactionEvent } from '../../src/model/transaction.ts';
import type { LedgerUnderTest } from './ledger-suite.ts';
import { batches, collect, entityRow, manyRows, mappedContact, range } from './records.ts';

const issue = (externalId: string, code: string): Issue => {
  return { code, severity: 'info', externalId, field: 'phone', before: 'a', after: null };
};
const cell = { column: 'email', fate: 'exact', rule: 'exact', cells: 3 } as const;

const saleEvent: TransactionEvent = {
  type: 'sale',
  at: '',
  currency: 'USD',
  amount: 100,
  tax: 0,
  shipping: 0,
  discount: 0,
  quantity: 1,
  product: 'Course',
  pricePoint: '',
  person: '',
  subscription: null,
  processorSubscription: null,
  processor: '',
  processorTransaction: null,
};

async function* once(contacts: readonly MappedContact[], issues: readonly Issue[] = []) {
  yield { contacts, issues };
}

export function mappedRules(ledger: LedgerUnderTest): void {
  const replace = (contacts: readonly MappedContact[], issues: readonly Issue[] = [], version = 'v1') =>
    ledger.now.mapped.replace(version, once(contacts, issues), () => [cell]);

  describe('mapped records', () => {
    test('replaces everything at once and survives reopening', async () => {
      await replace([mappedContact('L:9', { tags: ['old'] })], [issue('L:9', 'x')]);
      const contacts = [mappedContact('L:1', { tags: ['b', 'a'] }), mappedContact('L:2', { tags: ['a'] })];
      const issues = [issue('L:1', 'x'), issue('L:2', 'y'), issue('L:2', 'x')];
      expect(await replace(contacts, issues, 'v2')).toEqual({ records: 2, issues: 3 });
      const { mapped } = await ledger.reopen();
      expect(await mapped.version()).toBe('v2');
      expect(await collect(mapped.contacts())).toEqual(contacts);
      expect(await collect(mapped.issues())).toEqual(issues);
      expect(await mapped.issueCounts()).toEqual({ x: 2, y: 1 });
      expect(await mapped.cells()).toEqual([cell]);
      expect(await mapped.distinctTags()).toEqual(['a', 'b']);
    });

    test('a stream that breaks leaves the records of before, and their version', async () => {
      await replace([mappedContact('L:1')]);
      const broken = async function* () {
        yield { contacts: [mappedContact('L:2')], issues: [] };
        throw new Error('the stream broke');
      };
      await expect(ledger.now.mapped.replace('v2', broken(), () => [])).rejects.toThrow('the stream broke');
      expect(await collect(ledger.now.mapped.contacts())).toEqual([mappedContact('L:1')]);
      expect(await ledger.now.mapped.version()).toBe('v1');
      expect(await ledger.now.mapped.cells()).toEqual([cell]);
    });

    test('who joined first comes first, then the marker; people without a date come last', async () => {
      await replace([
        mappedContact('L:4'),
        mappedContact('L:3', { joined: '2024-02-01' }),
        mappedContact('L:2', { joined: '2024-01-01 10:00:00' }),
        mappedContact('L:1', { joined: '2024-02-01' }),
      ]);
      const order = (await collect(ledger.now.mapped.contacts())).map(({ externalId }) => externalId);
      expect(order).toEqual(['L:2', 'L:1', 'L:3', 'L:4']);
    });

    test('streams more records and issues than a page holds', async () => {
      // Few distinct dates, so pages end between people who joined together.
      const contacts = range(manyRows).map((n) => mappedContact(`L:${n}`, { joined: `2024-01-0${n % 3}` }));
      await replace(
        contacts,
        contacts.map(({ externalId }) => issue(externalId, 'x')),
      );
      const read = (await collect(ledger.now.mapped.contacts())).map(({ externalId }) => externalId);
      expect(new Set(read).size).toBe(manyRows);
      expect(read.length).toBe(manyRows);
      expect((await collect(ledger.now.mapped.issues())).length).toBe(manyRows);
    });

    test('of shared values: who joined first, and the restrictions of all who share', async () => {
      const shared = { email: 'a@example.com', phone: '+14155550100' };
      await replace([
        mappedContact('L:3', { fields: shared, restricted: { sms: 'x' } }),
        mappedContact('L:2', { fields: shared, joined: '2024-01-02', restricted: { email: 'x' } }),
        mappedContact('L:1', { fields: { email: 'b@example.com' }, joined: '2024-01-01' }),
      ]);
      const { mapped } = ledger.now;
      expect(await mapped.firstHolders('email')).toEqual(new Map([['a@example.com', 'L:2']]));
      expect(await mapped.firstHolders('phone')).toEqual(new Map([['+14155550100', 'L:2']]));
      expect(await mapped.sharedRestrictions('email')).toEqual(
        new Map([['a@example.com', ['email', 'sms']]]),
      );
    });

    test('of a shared value: who first paid for anything, else who joined first', async () => {
      const { entities, transactions, mapped } = ledger.now;
      const people = ['1', '2', '3'].map((leadId) => entityRow({ leadId }));
      await entities.rebuild('contact', 'acme', batches(people));
      const sales = [
        ['T1', '3', 'sale', '2024-05-01'],
        ['T2', '2', 'rebill', '2024-04-01'],
        ['T3', '1', 'failed', '2024-01-01'],
        ['T4', '1', 'sale', ''],
      ].map(([id = '', leadId = '', type = '', at = '']) => ({
        ...entityRow({ leadId, columns: { type, at } }),
        keys: [id],
      }));
      await entities.rebuildRecords('transaction', batches(sales));
      await entities.linkPeople();
      await transactions.rebuild(({ type = '', at = '' }) => ({
        ...saleEvent,
        type: type as TransactionEvent['type'],
        at,
      }));
      const phone = '+14155550100';
      const joined = ['2024-01-01', '2024-01-02', '2024-01-03'];
      const share = (who: readonly number[]) =>
        replace(
          who.map((n) => mappedContact(`L:${n}`, { fields: { phone }, joined: joined[n - 1] ?? null })),
        );
      await share([1, 2, 3]);
      expect(await mapped.firstHolders('phone', 'purchase')).toEqual(new Map([[phone, 'L:2']]));
      expect(await mapped.firstHolders('phone')).toEqual(new Map([[phone, 'L:1']]));
      await share([1, 4]);
      expect(await mapped.firstHolders('phone', 'purchase')).toEqual(new Map([[phone, 'L:1']]));
    });
  });
}

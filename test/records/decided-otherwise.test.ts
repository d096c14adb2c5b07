/** Deals and payments by other decisions than recommended: each event, a deal of nobody attached, a native lost reason. */
import { afterEach, expect, test } from 'vitest';
import { startMigration, type TestMigration } from '../support/migration.ts';

const csv = [
  'id,email,first_name,date_joined',
  '1,ann@example.com,Ann,2024-01-01 10:00:00',
  '2,bob@example.com,Bob,2024-01-02 10:00:00',
  '3,,Cid,2024-01-03 10:00:00',
].join('\n');
const deals =
  'Deal ID,Deal,Pipeline,Stage,Value,Currency,Status,Contact Email,Lead ID,Company,Owner,Close Date,Created Date,Lost Reason,Notes\n' +
  '7,Nobody,Sales,New,10,USD,Open,,,,,,2026-01-03 10:00:00,,\n' +
  '8,Bob lost,Sales,Closed,90,USD,Lost,bob@example.com,2,,,2026-02-01,2026-01-02 10:00:00,Price,\n';
const transactions = [
  'id,Transaction type,lead_id,Buyer_Email,Amount,Currency,Date,Product',
  '41,Sale,1,ann@example.com,30.00,USD,2026-01-05 10:00:00,Mug',
  '42,Refund,1,ann@example.com,-30.00,USD,2026-02-06 10:00:00,Mug',
  '43,Failed,1,ann@example.com,99.00,USD,2026-02-07 10:00:00,Mug',
  '44,Sale,3,,12.00,USD,2026-01-08 10:00:00,Mug',
  '45,Sale,3,,13.00,USD,2026-03-08 10:00:00,Pen',
].join('\n');

interface State {
  readonly contacts: readonly { readonly id: string; readonly firstName?: string }[];
  readonly opportunities: readonly {
    readonly name: string;
    readonly contactId: string;
    readonly status: string;
    readonly monetaryValue?: number;
    readonly lostReasonId?: string;
  }[];
}

let migration: TestMigration | undefined;
afterEach(async () => {
  await migration?.close();
  migration = undefined;
});

test('each event is a deal, a deal of nobody goes to the person named, a reason is the location’s own', async () => {
  const of = await startMigration({
    csv,
    simulator: { locations: [{ name: 'Rehearsal', settings: { allowDuplicateOpportunity: true } }] },
    files: { 'deals_kartra.csv': deals, 'transactions_kartra.csv': transactions },
    choices: { transactions: 'each-event', 'deals-without-contact': '1' },
  });
  migration = of;
  const reason = (await of.ask('ui', {
    locationId: of.locationId,
    action: 'create-lost-reason',
    name: 'price',
  })) as { readonly id: string };
  await of.prepare();
  const { counts, reasons } = await of.plan();
  expect(counts['opportunity']).toMatchObject({ created: 2, skipped: 0 });
  // The sale and its refund; the failed attempt is none; both sales of Cid stay out with him.
  expect(counts['order']).toMatchObject({ planned: 4, created: 2, skipped: 2 });
  expect(counts.contact).toMatchObject({ created: 2, skipped: 1 });
  expect(Object.values(reasons).reduce((sum, count) => sum + count, 0)).toBe(3);
  expect((await of.apply()).status).toBe('done');
  const { verification } = await of.verify();
  expect(verification.fields.different).toBe(0);
  expect(verification.records).toMatchObject({ missing: 0, mismatched: 0, extra: 0, unverifiable: 0 });

  const { contacts, opportunities } = (await of.state()) as unknown as State;
  const idOf = (name: string) => contacts.find(({ firstName }) => firstName === name)?.id;
  const shown = opportunities.map(({ name, contactId, status, monetaryValue, lostReasonId }) => ({
    name,
    contactId,
    status,
    amount: monetaryValue,
    reason: lostReasonId ?? null,
  }));
  expect(shown.sort((a, b) => `${a.name}${a.status}`.localeCompare(`${b.name}${b.status}`))).toEqual([
    { name: 'Bob lost', contactId: idOf('Bob'), status: 'lost', amount: 90, reason: reason.id },
    { name: 'Mug', contactId: idOf('Ann'), status: 'lost', amount: 0, reason: null },
    { name: 'Mug', contactId: idOf('Ann'), status: 'won', amount: 30, reason: null },
    { name: 'Nobody', contactId: idOf('Ann'), status: 'open', amount: 10, reason: null },
  ]);
  expect((await of.plan()).changes).toBe(0);
});

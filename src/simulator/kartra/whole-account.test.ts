import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ACCOUNT_OBJECTS } from '../generate/account-objects.ts';
import { type AccountUnderTest, generateForTest, type KartraJson, openKartra } from './kartra-under-test.ts';

/**
 * Every lead of an account of everything: what the API says is what the files say, but for the disagreements the
 * answers list, and those are really there.
 */
type Row = Readonly<Record<string, string>>;

let account: AccountUnderTest;
let disagreements: ReadonlyMap<string, ReadonlySet<string>>;

beforeAll(async () => {
  account = await generateForTest({
    contacts: 300,
    vintage: 'contacts',
    objects: ACCOUNT_OBJECTS,
    currencies: ['USD', 'EUR'],
    transactions: 900,
  });
  const { records } = account.summary;
  disagreements = new Map(records!.disagreements.map(({ what, leadIds }) => [what, new Set(leadIds)]));
});
afterAll(() => account.remove());

async function readRows(name: string): Promise<Row[]> {
  const content = await readFile(join(account.directory, name));
  return parse(content, {
    bom: true,
    columns: true,
    relax_column_count: true,
    record_delimiter: '\r\n',
  }) as Row[];
}
const recordRows = (object: string): Promise<Row[]> =>
  readRows(account.summary.records!.files.find((file) => file.object === object)!.name);
const moneyRows = async (object: 'transactions' | 'subscriptions'): Promise<Row[]> => {
  const files = account.summary.commerce!.files.filter((file) => file.object === object);
  return (await Promise.all(files.map(({ name }) => readRows(name)))).flat();
};
const list = (value: KartraJson | undefined): KartraJson[] => [...(value as unknown as KartraJson[])];
const lines = (cells: readonly (readonly (string | undefined)[])[]): string[] =>
  cells.map((each) => each.join(' / ')).toSorted((a, b) => (a < b ? -1 : 1));
const byLead = (rows: readonly Row[], column: string) => Map.groupBy(rows, (row) => row[column]!);

async function readContacts(): Promise<Row[]> {
  const [file] = account.files;
  const refused = new Set(file!.rejected.map(({ row }) => row));
  const rows = (await readRows(file!.name)).filter((_, at) => !refused.has(at + 1));
  return [...new Map(rows.map((row) => [row['id'] || row['email']!, row])).values()];
}

test('lists, tags, sequences and access: as in the files, but for the listed changes since', async () => {
  const { ask } = await openKartra(account.directory, {
    behaviours: { kartraMembershipKeys: 'membership_name' },
  });
  const access = await recordRows('memberships');
  const found = { deleted: [] as string[], 'left-list': [] as string[], 'ended-access': [] as string[] };
  let compared = 0;
  for (const row of await readContacts()) {
    const { body } = await ask(
      row['id'] ? { 'get_lead[id]': row['id'] } : { 'get_lead[email]': row['email']!.trim() },
    );
    const lead = body['lead_details'];
    if (lead === undefined) {
      found.deleted.push(row['id']!);
      continue;
    }
    const id = lead['id']!;
    const split = (cell: string | undefined): string[] => (cell ? cell.split(',') : []);
    const names = (of: string, name: string, holds: (entry: KartraJson) => boolean = () => true) =>
      list(lead[of])
        .filter(holds)
        .map((entry) => [entry[name]!]);
    const toCells = (cell: string | undefined) => split(cell).map((name) => [name]);
    expect(lines(names('tags', 'tag_name'))).toEqual(lines(toCells(row['tags'])));
    const running = names('sequences', 'sequence_name', (entry) => entry['status'] === 'active');
    expect(lines(running)).toEqual(lines(toCells(row['sequences'])));

    const active = new Set<string>(names('lists', 'list_name', (entry) => entry['active'] === '1').flat());
    const left = split(row['lists']).filter((name) => !active.has(name));
    expect([...active].every((name) => split(row['lists']).includes(name))).toBe(true);
    if (left.length > 0) found['left-list'].push(id);
    expect(left.length).toBeLessThan(2);

    const own = access.filter((each) =>
      row['id'] ? each['Lead ID'] === id : each['Email'] === lead['email']!.trim().toLowerCase(),
    );
    const told = lines(
      list(lead['memberships']).map((each) => [
        each['membership_name'],
        each['level_name'],
        each['active'] === '1' ? 'Yes' : 'No',
      ]),
    );
    const withoutState = (cells: string[]) => lines(cells.map((each) => [each.replace(/(Yes|No)$/, '')]));
    const written = lines(own.map((each) => [each['Membership'], each['Level'], each['Active']]));
    expect(withoutState(told)).toEqual(withoutState(written));
    const standing = (cells: string[]) => cells.filter((each) => each.endsWith('Yes')).length;
    expect(standing(told)).toBeLessThanOrEqual(standing(written));
    if (told.join() !== written.join()) found['ended-access'].push(id);
    compared += 1;
  }
  for (const [what, ids] of Object.entries(found)) {
    expect([what, new Set(ids)]).toEqual([what, disagreements.get(what)]);
    expect(ids.length).toBeGreaterThan(0);
  }
  expect(compared + found.deleted.length).toBe(300);
});

test('transactions and subscriptions: the same ids, but for requests, which the API does not list', async () => {
  const { command } = await openKartra(account.directory, {
    behaviours: { kartraSubscriptionsWithinRefundPeriod: false },
  });
  const transactions = byLead(await moneyRows('transactions'), 'lead_id');
  const subscriptions = byLead(await moneyRows('subscriptions'), 'lead_id');
  const requests: string[] = [];
  const pending: string[] = [];
  let compared = 0;
  for (const { leadId, lead } of account.people) {
    if (leadId === null || lead!.isDeleted) continue;
    const own = transactions.get(leadId) ?? [];
    const silent = own.filter((row) => ['Request Can.', 'Revert Can.'].includes(row['Transaction_Type']!));
    if (silent.length > 0) requests.push(leadId);
    const listed = await command('retrieve_transactions_from_lead', { 'lead[id]': leadId });
    expect(
      lines(list(listed['transaction_list']).map((row) => [row['transaction_id'], row['transaction_type']])),
    ).toEqual(
      lines(
        own
          .filter((row) => !silent.includes(row))
          .map((row) => [row['ID'], row['Transaction_Type']!.toLowerCase().replace(' ', '_')]),
      ),
    );
    const plans = subscriptions.get(leadId) ?? [];
    if (plans.some((row) => row['Status'] === 'Pending Cancellation')) pending.push(leadId);
    const subscribed = await command('retrieve_subscriptions_from_lead', { 'lead[id]': leadId });
    expect(
      lines(
        list(subscribed['subscriptions_list']).map((row) => [
          row['subscription_id'],
          row['subscription_status'],
        ]),
      ),
    ).toEqual(
      lines(
        plans.map((row) => [
          row['subscription_id'],
          row['Status']!.replace('Pending Cancellation', 'Active'),
        ]),
      ),
    );
    compared += own.length + plans.length;
  }
  const withId = (what: string) => {
    const known = new Set(account.people.map(({ leadId }) => leadId));
    return new Set([...disagreements.get(what)!].filter((id) => known.has(id)));
  };
  expect(new Set(requests)).toEqual(withId('request'));
  expect(new Set(pending)).toEqual(withId('pending-cancellation'));
  expect([compared > 400, requests.length > 0, pending.length > 0]).toEqual([true, true, true]);
});

test('a refund names its payment in the API, whatever the file shows', async () => {
  const { command } = await openKartra(account.directory);
  let links = 0;
  for (const { commerce } of account.people)
    for (const { id, paymentId } of commerce?.refunds ?? []) {
      const { transaction_details: details } = await command('get_transaction_details', {
        'actions[0][transaction_id]': id,
      });
      expect(details!['transaction_parent_id']).toBe(paymentId);
      links += 1;
    }
  expect(links).toBeGreaterThan(10);
});

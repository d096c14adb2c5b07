import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createRandom } from '../generate/create-random.ts';
import { CUSTOM_FIELDS } from '../generate/custom-fields.ts';
import { type AccountUnderTest, generateForTest, type KartraJson, openKartra } from './kartra-under-test.ts';

type Row = Readonly<Record<string, string>>;

let account: AccountUnderTest;
/** Newest rows by lead id, as csv-parse reads them. */
const contacts = new Map<string, Row>();
let transactions: Row[] = [];
let subscriptions: Row[] = [];

const read = async (name: string): Promise<Row[]> =>
  parse(await readFile(join(account.directory, name)), {
    bom: true,
    columns: true,
    relax_column_count: true,
    record_delimiter: '\r\n',
  }) as Row[];

beforeAll(async () => {
  account = await generateForTest();
  const newest = account.files.at(-1)!;
  // The newest row of whoever stands in the newest file; refused rows are known by their answers.
  const refused = new Set(newest.rejected.map(({ row }) => row));
  for (const [at, row] of (await read(newest.name)).entries())
    if (!refused.has(at + 1) && row['id']) contacts.set(row['id'], row);
  const { files } = account.summary.commerce!;
  transactions = await read(files[0]!.name);
  subscriptions = await read(files[1]!.name);
});
afterAll(() => account.remove());

const list = (value: KartraJson | undefined): KartraJson[] => [...(value as unknown as KartraJson[])];
const split = (cell: string | undefined): string[] => (cell ? cell.split(',') : []);
const sorted = (names: readonly string[]): string[] => names.toSorted();

describe('get_lead says what the contacts export says', () => {
  test('for every person of the newest file', async () => {
    const { ask } = await openKartra(account.directory, {
      behaviours: { kartraMembershipKeys: 'membership_name' },
    });
    const codes: Record<string, string> = {
      off: '0',
      'not subject': '1',
      accepted: '2',
      'not accepted': '3',
    };
    Object.assign(codes, { unknown: '4', '': '4', pending: '5' });
    const columns = [
      'first_name',
      'middle_name',
      'last_name',
      'last_name2',
      'email',
      'phone',
      'phone_country_code',
    ];
    columns.push(
      'company',
      'website',
      'address',
      'city',
      'state',
      'zip',
      'country',
      'date_joined',
      'source',
      'score',
    );
    columns.push('ip', 'ip_country', 'notes', 'facebook', 'linkedin', 'lead_preferred_time_zone');
    let compared = 0;
    let deleted = 0;
    let left = 0;
    for (const [id, row] of contacts) {
      const { body } = await ask({ 'get_lead[id]': id });
      if (body['type'] === '245') {
        deleted += 1;
        continue;
      }
      const lead = body['lead_details']!;
      for (const column of columns) expect([column, lead[column]]).toEqual([column, row[column]]);
      expect(lead['gdpr_lead_status']).toBe(codes[row['gdpr_status']!.toLowerCase()]);
      expect(lead['gdpr_lead_communications']).toBe(row['gdpr_communications'] === 'Yes' ? '1' : '0');
      expect(sorted(list(lead['tags']).map((tag) => tag['tag_name']!))).toEqual(sorted(split(row['tags'])));
      const lists = list(lead['lists']);
      const active = lists.filter((entry) => entry['active'] === '1').map((entry) => entry['list_name']!);
      expect(sorted(active)).toEqual(sorted(split(row['lists'])));
      expect(new Set(lists.map((entry) => entry['list_name'])).size).toBe(lists.length);
      left += lists.length - active.length;
      const sequences = list(lead['sequences']).filter((entry) => entry['status'] === 'active');
      expect(sorted(sequences.map((entry) => entry['sequence_name']!))).toEqual(
        sorted(split(row['sequences'])),
      );
      compareCustomFields(list(lead['custom_fields']), row);
      compared += 1;
    }
    expect(compared).toBeGreaterThan(150);
    expect(compared + deleted).toBe(contacts.size);
    expect(left).toBeGreaterThan(20);
  });

  function compareCustomFields(fields: readonly KartraJson[], row: Row): void {
    expect(fields.map((field) => field['field_identifier'])).toEqual(
      CUSTOM_FIELDS.map(({ identifier }) => identifier),
    );
    for (const field of fields) {
      const value = field['field_value'] as unknown;
      const text = Array.isArray(value)
        ? (value as { option_value: string }[]).map((option) => option.option_value).join(', ')
        : value;
      expect(text).toBe(row[field['field_identifier']!]);
    }
  }

  test('a list that an older file has and the newest lacks was left', async () => {
    const { ask } = await openKartra(account.directory);
    const older = (await read(account.files[0]!.name)).filter(({ Lists: lists }) => lists);
    let seen = 0;
    for (const row of older) {
      const newest = contacts.get(row['Lead ID']!);
      if (newest === undefined) continue;
      const left = row['Lists']!.split(', ').filter((name) => !split(newest['lists']).includes(name));
      const { body } = await ask({ 'get_lead[id]': row['Lead ID']! });
      if (body['status'] === 'Error') continue;
      const inactive = list(body['lead_details']!['lists']).filter((entry) => entry['active'] === '0');
      expect(inactive.map((entry) => entry['list_name'])).toEqual(expect.arrayContaining(left));
      seen += left.length;
    }
    expect(seen).toBeGreaterThan(0);
  });
});

describe('finding a lead', () => {
  test('by address: everybody who has one, and nobody by an address they no longer have', async () => {
    const { ask } = await openKartra(account.directory);
    const typeOf = async (email: string): Promise<string | undefined> =>
      (await ask({ 'get_lead[email]': email })).body['type'];
    const former = account.people.flatMap(({ earlierEmail }) => earlierEmail ?? []);
    expect(former.length).toBeGreaterThan(0);
    for (const email of former) expect(await typeOf(email)).toBe('234');
    const deleted = account.people.filter(({ email, lead }) => email !== null && lead!.isDeleted);
    expect(deleted.length).toBeGreaterThan(0);
    for (const { email } of deleted) expect(await typeOf(email!)).toBe('245');
    const there = account.people.filter(
      ({ email, leadId, lead }) => email !== null && leadId !== null && !lead!.isDeleted,
    );
    expect(there.length).toBeGreaterThan(350);
    for (const { email, leadId } of there) {
      const { body } = await ask({ 'get_lead[email]': email! });
      expect(body['lead_details']!['id']).toBe(leadId);
    }
  });

  test('the known answers: who has access to what, who left which list, who was deleted', async () => {
    const { ask } = await openKartra(account.directory, {
      behaviours: { kartraMembershipKeys: 'membership_name' },
    });
    const access = new Map<string, { active: number; ended: number }>();
    const left = new Map<string, number>();
    let deleted = 0;
    for (const { leadId, email } of account.people) {
      const { body } = await ask(
        leadId === null ? { 'get_lead[email]': email! } : { 'get_lead[id]': leadId },
      );
      if (body['type'] === '245') {
        deleted += 1;
        continue;
      }
      const lead = body['lead_details']!;
      for (const row of list(lead['memberships'])) {
        const key = `${row['membership_name']!} / ${row['level_name']!}`;
        const counts = access.get(key) ?? { active: 0, ended: 0 };
        counts[row['active'] === '1' ? 'active' : 'ended'] += 1;
        access.set(key, counts);
      }
      for (const row of list(lead['lists']))
        if (row['active'] === '0') left.set(row['list_name']!, (left.get(row['list_name']!) ?? 0) + 1);
    }
    const { leads } = account.summary;
    expect(deleted).toBe(leads!.deleted);
    expect(Object.fromEntries(access)).toEqual(
      Object.fromEntries(
        leads!.access.map(({ membership, level, active, ended }) => [
          `${membership} / ${level}`,
          { active, ended },
        ]),
      ),
    );
    expect(Object.fromEntries(left)).toEqual(
      Object.fromEntries(leads!.listsLeft.map(({ name, members }) => [name, members])),
    );
    expect([deleted > 0, access.size > 3, left.size > 3]).toEqual([true, true, true]);
  });
});

describe('ids agree between commands', () => {
  test('option ids of a lead are those of the account, and account lists hold every name', async () => {
    const { ask, command } = await openKartra(account.directory);
    const { body } = await ask({ 'actions[0][cmd]': 'retrieve_custom_fields' });
    const options = new Map<string, string>();
    for (const field of list(body['custom_fields']))
      for (const option of (field['field_value'] ?? []) as unknown as {
        option_id: string;
        option_value: string;
      }[])
        options.set(option.option_id, option.option_value);
    expect(options.size).toBe(CUSTOM_FIELDS.reduce((sum, { options: own = [] }) => sum + own.length, 0));
    const name = async (cmd: string, key: string): Promise<string[]> =>
      (await ask({ 'actions[0][cmd]': cmd })).body[key] as unknown as string[];
    const tags = new Set(await name('retrieve_account_tags', 'account_tags'));
    const lists = new Set(await name('retrieve_account_lists', 'account_lists'));
    const sequences = new Set(await name('retrieve_account_sequences', 'account_sequences'));
    let seen = 0;
    for (const id of [...contacts.keys()].slice(0, 100)) {
      const lead = (await ask({ 'get_lead[id]': id })).body['lead_details'];
      if (lead === undefined) continue;
      for (const tag of list(lead['tags'])) expect(tags).toContain(tag['tag_name']);
      for (const entry of list(lead['lists'])) expect(lists).toContain(entry['list_name']);
      for (const entry of list(lead['sequences'])) expect(sequences).toContain(entry['sequence_name']);
      for (const field of list(lead['custom_fields'])) {
        const value = field['field_value'] as unknown;
        if (!Array.isArray(value)) continue;
        for (const option of value as { option_id: string; option_value: string }[]) {
          expect(options.get(option.option_id)).toBe(option.option_value);
          seen += 1;
        }
      }
    }
    expect(seen).toBeGreaterThan(50);
    expect(await command('retrieve_account_pages')).toEqual({ status: 'Success' });
  });
});

describe('money agrees with the exports', () => {
  test('each transaction of a lead is a row of the file, with its amount, date and subscription', async () => {
    const { command } = await openKartra(account.directory);
    const rows = new Map(transactions.map((row) => [row['ID']!, row] as const));
    const silent = ['Request Can.', 'Revert Can.'];
    const buyers = [...contacts.keys()].filter((id) => transactions.some((row) => row['lead_id'] === id));
    let compared = 0;
    for (const id of buyers) {
      const entry = await command('retrieve_transactions_from_lead', { 'lead[id]': id });
      if (entry === undefined || entry['status'] === 'Error') continue;
      const own = transactions.filter(
        (row) => row['lead_id'] === id && !silent.includes(row['Transaction_Type']!),
      );
      const listed = list(entry['transaction_list']);
      expect(sorted(listed.map((row) => row['transaction_id']!))).toEqual(
        sorted(own.map((row) => row['ID']!)),
      );
      for (const { transaction_id: transaction } of listed.slice(0, 3)) {
        const row = rows.get(transaction!)!;
        const found = await command('get_transaction_details', {
          'actions[0][transaction_id]': transaction!,
        });
        const details = found['transaction_details']!;
        const cents = (text: string): number =>
          Math.abs(Math.round(Number(text.replaceAll(/[^\d.-]/g, '')) * 100));
        expect(cents(details['transaction_full_amount']!)).toBe(cents(row['Amount (USD)']!));
        expect(details['transaction_date']).toBe(row['Date']);
        expect(details['lead_email']).toBe(row['Buyer_Email']);
        expect(details['transaction_internal_subscription_id']).toBe(row['subscription_id']);
        expect(details['transaction_type']).toBe(row['Transaction_Type']!.toLowerCase().replace(' ', '_'));
        expect(Object.keys(details).some((key) => key.includes('currency'))).toBe(false);
        compared += 1;
      }
    }
    expect(compared).toBeGreaterThan(50);
  });

  test('each subscription of the file has its details', async () => {
    const { command } = await openKartra(account.directory);
    for (const row of subscriptions) {
      const id = row['subscription_id']!;
      const found = await command('get_subscription_details', { 'actions[0][subscription_id]': id });
      const details = found['subscription_details']!;
      const status = row['Status'] === 'Pending Cancellation' ? 'Active' : row['Status'];
      expect(details['subscription_status']).toBe(status);
      expect(details['subscription_recurring_period']).toBe(row['Recurrence_Term']);
      expect(details['subscription_lead_id']).toBe(row['lead_id']);
      expect(details['subscription_installments_left']).toBe(row['Payments left']);
      const isOver = row['End date'] !== 'N/A';
      expect(details['subscription_end_date']!.startsWith('0000-')).toBe(!isOver);
      expect(details['subscription_next_scheduled_payment_amount'] === 'N/A').toBe(
        row['Next payment amount'] === 'N/A',
      );
    }
    expect(subscriptions.length).toBeGreaterThan(20);
  });

  test('a buyer no contacts file knows is a deleted lead', async () => {
    const { ask } = await openKartra(account.directory);
    const known = new Set(account.people.map(({ leadId }) => leadId));
    const someoneElse = transactions.filter((row) => Number(row['lead_id']) > 50_000_000);
    expect(someoneElse.length).toBeGreaterThan(0);
    for (const { lead_id: id } of someoneElse) {
      expect(known.has(id!)).toBe(false);
      expect((await ask({ 'get_lead[id]': id! })).body['type']).toBe('245');
    }
  });

  test('membership access is not billing: some have several levels, some lost access, some kept it', async () => {
    const { ask } = await openKartra(account.directory, {
      behaviours: { kartraMembershipKeys: 'membership_name' },
    });
    const rows: { lead: string; membership: string; active: string }[] = [];
    for (const id of contacts.keys()) {
      const lead = (await ask({ 'get_lead[id]': id })).body['lead_details'];
      for (const entry of lead === undefined ? [] : list(lead['memberships']))
        rows.push({ lead: id, membership: entry['membership_name']!, active: entry['active']! });
    }
    expect(new Set(rows.map(({ active }) => active))).toEqual(new Set(['0', '1']));
    const pairs = rows.map(({ lead, membership }) => `${lead} ${membership}`);
    expect(new Set(pairs).size).toBeLessThan(pairs.length);
    const withoutPurchase = rows.filter(({ lead }) => !transactions.some((row) => row['lead_id'] === lead));
    expect(withoutPurchase.length).toBeGreaterThan(0);
  });
});

test('whatever is asked, the answer is 200 and JSON', async () => {
  const { ask } = await openKartra(account.directory);
  const random = createRandom(1, 'kartra-fuzz');
  const names = [
    'get_lead',
    'get_lead[id]',
    'get_lead[email][0]',
    'lead[id]',
    'lead[email]',
    'actions',
    'actions[0]',
  ];
  names.push(
    'actions[0][cmd]',
    'actions[1][cmd]',
    'actions[0][transaction_id]',
    'actions[0][subscription_id]',
    'x[',
  );
  const values = [
    '',
    'NaN',
    '-1',
    '1e99',
    '48000000',
    '21000000',
    '930001',
    '9'.repeat(40),
    '__proto__',
    'search_lead',
  ];
  values.push(
    'get_transaction_details',
    'refund_transaction',
    'a@b',
    '.zzzzzzzzz@example.com',
    '\u0000',
    '[]',
    '21000000.5',
  );
  for (let round = 0; round < 400; round += 1) {
    const fields = Array.from({ length: random.between(0, 4) }, () => [
      random.pick(names),
      random.pick(values),
    ]);
    const { status, text } = await ask(Object.fromEntries(fields) as Record<string, string>);
    expect([fields, status, text.startsWith('{')]).toEqual([fields, 200, true]);
  }
});

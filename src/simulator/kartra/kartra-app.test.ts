import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { KartraCall } from './kartra-calls.ts';
import {
  type AccountUnderTest,
  generateForTest,
  type KartraUnderTest,
  openKartra,
} from './kartra-under-test.ts';
import { READ_COMMANDS } from './read-commands.ts';
import { WRITE_COMMANDS } from './write-commands.ts';

let account: AccountUnderTest;
/** Somebody with an id and an address, who bought something. */
let someone: { readonly id: string; readonly email: string };
let deletedId = '';

beforeAll(async () => {
  account = await generateForTest();
  const found = account.people.find(
    ({ leadId, email, commerce }) => leadId && email && commerce?.spend.length,
  )!;
  someone = { id: found.leadId!, email: found.email! };
  deletedId = account.people[11]!.leadId!;
});
afterAll(() => account.remove());

/** A payment that could be taken back, of a subscription that runs. */
async function findRefundable(): Promise<string> {
  const { command } = await open();
  for (const { commerce } of account.people)
    for (const id of commerce?.transactionIds ?? []) {
      const fields = { 'actions[0][transaction_id]': id };
      const replies = [
        await command('refund_transaction', fields),
        await command('cancel_transaction', fields),
      ];
      if (replies.every((reply) => reply['status'] === 'Success')) return id;
    }
  throw new Error('no payment of the account can be taken back');
}

const open = (options?: Parameters<typeof openKartra>[1]): Promise<KartraUnderTest> =>
  openKartra(account.directory, options);

describe('errors come with HTTP 200, a word and a numeric text', () => {
  test.each([
    [{ app_id: null }, '238'],
    [{ app_id: 'another' }, '239'],
    [{ api_key: '' }, '202'],
    [{ api_key: 'another' }, '203'],
    [{ api_password: 'another' }, '233'],
    [{}, '254'],
    [{ get_lead: 'text' }, '236'],
    [{ actions: 'text' }, '224'],
    [{ lead: 'text', 'actions[0][cmd]': 'search_lead' }, '223'],
    [{ 'actions[0][tag_name]': 'VIP' }, '254'],
    [{ 'get_lead[name]': 'x' }, '206'],
    [{ 'get_lead[email]': 'nobody@example.com' }, '234'],
    [{ 'get_lead[id]': '1' }, '234'],
    [{ 'lead[email]': 'nobody@example.com', 'actions[0][cmd]': 'search_lead' }, '243'],
    [{ 'actions[0][cmd]': 'get_transaction_details', 'actions[0][transaction_id]': '7' }, '247'],
    [{ 'actions[0][cmd]': 'get_subscription_details', 'actions[0][subscription_id]': '7' }, '248'],
    [{ 'actions[0][cmd]': 'get_lead' }, '262'],
    [{ 'actions[0][cmd]': 'constructor' }, '262'],
  ])('%j is answered %s', async (fields, type) => {
    const { ask } = await open();
    const { status, body } = await ask(fields);
    expect([status, body['status'], body['type']]).toEqual([200, 'Error', type]);
    expect(body['message']).not.toBe('');
  });

  test('a deleted lead is 245, by id and by address', async () => {
    const { ask } = await open();
    const byId = await ask({ 'get_lead[id]': deletedId });
    expect(byId.body['type']).toBe('245');
    expect((await ask({ 'lead[id]': deletedId, 'actions[0][cmd]': 'search_lead' })).body['type']).toBe('245');
  });

  test('a body that is no form reads as a call without fields; other paths are 404', async () => {
    const { url } = await open();
    const post = (path: string, body: string, type: string) =>
      fetch(`${url}${path}`, { method: 'POST', body, headers: { 'Content-Type': type } });
    const json = await post('/kartra/api', '{"app_id":"x"}', 'application/json');
    expect([json.status, ((await json.json()) as { type: string }).type]).toEqual([200, '238']);
    expect((await post('/kartra/other', '', 'text/plain')).status).toBe(404);
    expect((await fetch(`${url}/kartra/api`)).status).toBe(404);
  });

  test('without an account the API answers for nobody', async () => {
    const { ask } = await open({ kartraAccount: undefined as unknown as string });
    expect((await ask({ 'get_lead[id]': someone.id })).body['type']).toBe('234');
  });
});

describe('several commands in one call', () => {
  test('each has its own status; one that fails does not stop the next', async () => {
    const { ask } = await open();
    const { body } = await ask({
      'lead[id]': someone.id,
      'actions[0][cmd]': 'search_lead',
      'actions[1][cmd]': 'search_transaction',
      'actions[1][transaction_id]': '1',
      'actions[2][cmd]': 'retrieve_transactions_from_lead',
      'actions[3][cmd]': 'retrieve_account_lists',
    });
    expect(body['status']).toBe('Success');
    expect(body['actions']).toMatchObject([
      { search_lead: { status: 'Success', lead_details: { id: someone.id } } },
      { search_transaction: { status: 'Error', type: '247' } },
      { retrieve_transactions_from_lead: { status: 'Success' } },
      { retrieve_account_lists: { status: 'Success' } },
    ]);
    expect(body['account_lists']).toContain('Newsletter');
  });

  test('the id wins over the address; an address is found in any case', async () => {
    const { ask } = await open();
    const both = await ask({ 'get_lead[id]': someone.id, 'get_lead[email]': 'nobody@example.com' });
    expect(both.body['lead_details']!['id']).toBe(someone.id);
    const upper = await ask({ 'get_lead[email]': someone.email.toUpperCase() });
    expect(upper.body['lead_details']!['id']).toBe(someone.id);
  });
});

describe('the limit', () => {
  test('twenty calls a second, then 429 in no JSON; a second of the virtual clock frees them', async () => {
    const { ask, control } = await open({ quota: true, realNow: () => 1_800_000_000_000 });
    const call = async (): Promise<number> => (await ask({ 'get_lead[id]': someone.id })).status;
    const first: number[] = [];
    for (let count = 0; count < 20; count += 1) first.push(await call());
    expect(new Set(first)).toEqual(new Set([200]));
    const refused = await ask({ 'get_lead[id]': someone.id });
    expect([refused.status, refused.text.startsWith('{')]).toEqual([429, false]);
    await control('clock', { advanceMs: 1000 });
    expect(await call()).toBe(200);
  });

  test('can be another, and can be off', async () => {
    const one = await open({
      quota: true,
      realNow: () => 1_800_000_000_000,
      behaviours: { kartraCallsPerSecond: 1 },
    });
    expect([(await one.ask({})).status, (await one.ask({})).status]).toEqual([200, 429]);
    const free = await open({ behaviours: { kartraCallsPerSecond: 1 } });
    expect([(await free.ask({})).status, (await free.ask({})).status]).toEqual([200, 200]);
  });
});

describe('what a test sees', () => {
  test('every call with its commands, without bodies', async () => {
    const { ask, control } = await open();
    await ask({ 'get_lead[email]': someone.email });
    await ask({ 'actions[0][cmd]': 'retrieve_account_tags', api_key: 'another' });
    const calls = (await control('kartra/requests')) as KartraCall[];
    expect(calls).toMatchObject([
      { status: 200, commands: ['get_lead'], errors: [] },
      { status: 200, commands: [], errors: ['203'] },
    ]);
    expect(JSON.stringify(calls)).not.toContain('@');
    expect(await control('kartra/writes')).toEqual([]);
  });

  test('no read command is a write', async () => {
    const { ask, control } = await open();
    for (const name of Object.keys(READ_COMMANDS))
      await ask({ 'lead[id]': someone.id, 'actions[0][cmd]': name });
    expect((await control('kartra/requests')) as unknown[]).toHaveLength(12);
    expect(await control('kartra/writes')).toEqual([]);
  });

  test('every write command that succeeds is recorded, and none is carried out', async () => {
    const { ask, control } = await open();
    const person = account.people.find(
      ({ leadId, lead, commerce }) =>
        leadId && !lead!.isDeleted && commerce?.subscriptions[0]?.status === 'Active',
    )!;
    const refundable = await findRefundable();
    const before = await ask({ 'get_lead[id]': person.leadId! });
    for (const name of Object.keys(WRITE_COMMANDS)) {
      const { body } = await ask({
        ...(name === 'create_lead' ? { 'lead[email]': 'new@example.org' } : { 'lead[id]': person.leadId! }),
        'actions[0][cmd]': name,
        'actions[0][tag_name]': 'VIP',
        'actions[0][list_name]': 'Newsletter',
        'actions[0][sequence_name]': 'Win-back',
        'actions[0][transaction_id]': refundable,
        'actions[0][step]': '3',
        'actions[0][points]': '10',
        'actions[0][calendar_id]': '1',
        'actions[0][field_type]': 'input_field',
        'actions[0][subscription_id]': person.commerce!.subscriptions[0]!.id,
        'actions[0][field_identifier]': 'new_field',
      });
      expect([name, body['status']]).toEqual([name, 'Success']);
    }
    const writes = (await control('kartra/writes')) as { command: string; leadId: string; subject: string }[];
    expect(writes.map(({ command }) => command)).toEqual(Object.keys(WRITE_COMMANDS));
    expect(writes).toHaveLength(17);
    expect(writes.find(({ command }) => command === 'assign_tag')).toMatchObject({
      leadId: person.leadId,
      subject: 'VIP',
    });
    expect((await ask({ 'get_lead[id]': person.leadId! })).body).toEqual(before.body);
  });

  test.each([
    ['subscribe_lead_to_sequence_at_step', { sequence_name: 'Win-back' }, '225'],
    ['subscribe_lead_to_sequence_at_step', { sequence_name: 'Win-back', step: 'a b' }, '229'],
    ['subscribe_lead_to_sequence_at_step', { sequence_name: 'Win-back', step: '99' }, '230'],
    ['give_points_to_lead', {}, '215'],
    ['give_points_to_lead', { points: 'ten' }, '227'],
    ['remove_points_from_lead', {}, '217'],
    ['remove_points_from_lead', { points: '-1' }, '228'],
    ['calendar_subscribe', {}, '255'],
    ['calendar_cancel', { calendar_id: '77' }, '257'],
    ['create_custom_field', {}, '265'],
    ['create_custom_field', { field_identifier: 'with blank' }, '263'],
    ['create_custom_field', { field_identifier: 'job_title' }, '264'],
    ['create_custom_field', { field_identifier: 'fresh', field_type: 'date' }, '269'],
    ['refund_transaction', { transaction_id: '7' }, '247'],
    ['edit_subscription', { subscription_id: '7' }, '248'],
  ])('%s with %j is answered %s and recorded as refused', async (name, fields, type) => {
    const { ask, control } = await open();
    const own = Object.entries(fields).map(([key, value]) => [`actions[0][${key}]`, value] as const);
    const { body } = await ask({
      'lead[id]': someone.id,
      'actions[0][cmd]': name,
      ...Object.fromEntries(own),
    });
    expect(body['type']).toBe(type);
    expect(await control('kartra/writes')).toEqual([]);
    expect(await control('kartra/requests')).toMatchObject([{ commands: [name], errors: [type] }]);
  });

  test('money that cannot move: taken back already, too old, no payment, no subscription, cancelled', async () => {
    const { command } = await open();
    const refuse = async (name: string, key: string, id: string): Promise<string> =>
      (await command(name, { [`actions[0][${key}]`]: id }))['type']!;
    const found = new Map<string, number>();
    for (const { commerce } of account.people) {
      for (const { id, paymentId } of commerce?.refunds ?? []) {
        expect(await refuse('refund_transaction', 'transaction_id', paymentId)).toBe('251');
        expect(await refuse('refund_transaction', 'transaction_id', id)).toBe('253');
        found.set('refund', (found.get('refund') ?? 0) + 1);
      }
      for (const { id } of commerce?.subscriptions.filter(({ status }) => status === 'Cancelled') ?? []) {
        expect(await refuse('modify_subscription_status', 'subscription_id', id)).toBe('252');
        found.set('cancelled', (found.get('cancelled') ?? 0) + 1);
      }
    }
    expect([...found.keys()].toSorted()).toEqual(['cancelled', 'refund']);
    const types = new Set<string>();
    for (const { commerce } of account.people.slice(0, 120))
      for (const id of commerce?.transactionIds ?? [])
        for (const name of ['refund_transaction', 'cancel_transaction'])
          types.add((await command(name, { 'actions[0][transaction_id]': id }))['type'] ?? 'Success');
    expect([...types].toSorted()).toEqual(['249', '250', '251', '252', '253', 'Success']);
  });

  test('a write refused is not one: unknown names, a lead that exists', async () => {
    const { ask, control } = await open();
    const write = async (cmd: string, fields: Record<string, string>): Promise<string> =>
      (await ask({ 'actions[0][cmd]': cmd, ...fields })).body['type']!;
    expect(await write('assign_tag', { 'lead[id]': someone.id, 'actions[0][tag_name]': 'none' })).toBe('212');
    expect(await write('subscribe_lead_to_list', { 'lead[id]': someone.id })).toBe('207');
    expect(await write('create_lead', { 'lead[email]': someone.email })).toBe('244');
    expect(await control('kartra/writes')).toEqual([]);
  });

  test('injected faults strike and are recorded', async () => {
    const { ask, control } = await open();
    const faults = ['status:503', 'drop-before', 'drop-after'].map((effect) => ({
      match: { path: '/kartra/*' },
      effect,
    }));
    await control('faults', faults);
    expect((await ask({})).status).toBe(503);
    await expect(ask({ 'get_lead[id]': someone.id })).rejects.toThrow('fetch failed');
    await expect(ask({ 'get_lead[id]': someone.id })).rejects.toThrow('fetch failed');
    expect((await ask({ 'get_lead[id]': someone.id })).status).toBe(200);
    expect(await control('kartra/requests')).toMatchObject([
      { status: 503, fault: 'status:503', commands: [] },
      { status: 0, fault: 'drop-before', commands: [] },
      { status: 0, fault: 'drop-after', commands: ['get_lead'] },
      { status: 200, commands: ['get_lead'] },
    ]);
  });

  test('a hang never answers although the call was carried out; a slow call answers late', async () => {
    const { ask, control, url } = await open();
    const match = { path: '/kartra/api' };
    await control('faults', [
      { match, effect: 'hang' },
      { match, effect: 'slow:60' },
    ]);
    const hung = fetch(`${url}/kartra/api`, { method: 'POST', body: '', signal: AbortSignal.timeout(80) });
    await expect(hung).rejects.toThrow('timeout');
    expect((await ask({ 'get_lead[id]': someone.id })).body['status']).toBe('Success');
    expect(await control('kartra/requests')).toMatchObject([
      { status: 0, fault: 'hang' },
      { status: 200, fault: 'slow:60' },
    ]);
  });
});

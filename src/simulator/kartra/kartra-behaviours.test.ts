import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { Behaviours } from '../behaviours.ts';
import type { PersonAnswers } from '../generate/answers.ts';
import { startSimulator } from '../start-simulator.ts';
import { type AccountUnderTest, generateForTest, type KartraJson, openKartra } from './kartra-under-test.ts';

let account: AccountUnderTest;

beforeAll(async () => {
  account = await generateForTest();
});
afterAll(() => account.remove());

const open = (behaviours: Partial<Behaviours> = {}) => openKartra(account.directory, { behaviours });
const list = (value: KartraJson | undefined): KartraJson[] => [...(value as unknown as KartraJson[])];

/** The first person with an id, not deleted, for whom `holds`. */
function findPerson(holds: (person: PersonAnswers) => boolean): PersonAnswers {
  return account.people.find((person, index) => index !== 11 && person.leadId !== null && holds(person))!;
}

async function leadOf(person: PersonAnswers, behaviours: Partial<Behaviours> = {}): Promise<KartraJson> {
  const { ask } = await open(behaviours);
  return (await ask({ 'get_lead[id]': person.leadId! })).body['lead_details']!;
}

describe('answers as HTML', () => {
  test('JSON under text/html', async () => {
    expect((await (await open()).ask({})).type).toMatch(/^text\/html/);
  });
  test('off: application/json', async () => {
    expect((await (await open({ kartraAnswersAsHtml: false })).ask({})).type).toMatch(/^application\/json/);
  });
});

describe('numbers as text', () => {
  const anyone = () => findPerson(({ lists }) => lists.length > 0);
  test('ids, codes and counts are texts', async () => {
    const lead = await leadOf(anyone());
    expect([lead['id'], lead['score'], lead['blacklisted']].map((value) => typeof value)).toEqual([
      'string',
      'string',
      'string',
    ]);
  });
  test('off: they are numbers, but zip and phone stay texts, and so does the type of an error', async () => {
    const lead = await leadOf(anyone(), { kartraNumbersAsText: false });
    expect(lead['id']).toBe(Number(anyone().leadId));
    expect(list(lead['lists'])[0]).toMatchObject({ active: 1 });
    expect([typeof lead['zip'], typeof lead['phone']]).toEqual(['string', 'string']);
    const { ask } = await open({ kartraNumbersAsText: false });
    expect((await ask({ 'get_lead[id]': '1' })).body['type']).toBe('234');
  });
});

describe('tag ids', () => {
  const tagged = () => findPerson(({ tags }) => tags.length > 0);
  test('are missing', async () => {
    expect(Object.keys(list((await leadOf(tagged()))['tags'])[0]!)).toEqual(['tag_name']);
  });
  test('off: are there', async () => {
    const [tag] = list((await leadOf(tagged(), { kartraTagIdMissing: false }))['tags']);
    expect(tag!['tag_id']).toMatch(/^\d+$/);
  });
});

describe('membership keys', () => {
  const member = () => findPerson(({ commerce }) => commerce?.products.includes('Masterclass') ?? false);
  test('name, level_name and active', async () => {
    const [row] = list((await leadOf(member()))['memberships']);
    expect(row).toMatchObject({ name: 'Masterclass Portal', level_name: 'Full access' });
    expect(Object.keys(row!)).toEqual(['name', 'level_name', 'active']);
  });
  test('the other reading: ids and membership_name', async () => {
    const [row] = list((await leadOf(member(), { kartraMembershipKeys: 'membership_name' }))['memberships']);
    expect(row).toMatchObject({ membership_id: '1', membership_name: 'Masterclass Portal', level_id: '11' });
  });
});

describe('polarity of communications', () => {
  const of = async (polarity: Behaviours['kartraCommunicationsPolarity']): Promise<Set<string>> => {
    const { ask } = await open({ kartraCommunicationsPolarity: polarity });
    const codes = new Set<string>();
    for (const person of account.people.filter(
      ({ mailableReason }) => mailableReason === 'communications-no',
    )) {
      const lead = (await ask({ 'get_lead[id]': person.leadId ?? '0' })).body['lead_details'];
      if (lead !== undefined) codes.add(lead['gdpr_lead_communications']!);
    }
    return codes;
  };
  test('who said no has 0', async () => {
    expect(await of('agreed-is-1')).toEqual(new Set(['0']));
  });
  test('the other reading: who said no has 1', async () => {
    expect(await of('agreed-is-0')).toEqual(new Set(['1']));
  });
});

describe('custom fields at the top level', () => {
  const chooser = () => findPerson(({ customFields }) => customFields['interests'] !== undefined);
  test('off: a list of their own', async () => {
    const lead = await leadOf(chooser());
    expect(list(lead['custom_fields'])).toHaveLength(8);
    expect(lead).not.toHaveProperty('interests');
  });
  test('on: keys of the lead, in old accounts', async () => {
    const lead = await leadOf(chooser(), { kartraCustomFieldsTopLevel: true });
    expect(lead).not.toHaveProperty('custom_fields');
    expect(lead['interests']).toBe((chooser().customFields['interests'] as string[]).join(', '));
    expect(lead).toHaveProperty('Preferred Contact Time');
  });
});

describe('custom fields that time out', () => {
  const statuses = async (every: number): Promise<number[]> => {
    const { ask } = await open({ kartraCustomFieldsFailEvery: every });
    const found: number[] = [];
    for (let count = 0; count < 4; count += 1)
      found.push((await ask({ 'actions[0][cmd]': 'retrieve_custom_fields' })).status);
    return found;
  };
  test('the first call and every second after it', async () => {
    expect(await statuses(2)).toEqual([504, 200, 504, 200]);
  });
  test('off: never', async () => {
    expect(await statuses(0)).toEqual([200, 200, 200, 200]);
  });
});

describe('subscriptions of a lead', () => {
  const listed = async (isLimited: boolean): Promise<number> => {
    const { command } = await open({ kartraSubscriptionsWithinRefundPeriod: isLimited });
    let count = 0;
    for (const { leadId, commerce } of account.people) {
      if (leadId === null || !commerce?.subscriptions.length) continue;
      const entry = await command('retrieve_subscriptions_from_lead', { 'lead[id]': leadId });
      count += entry['subscriptions_list'] === undefined ? 0 : list(entry['subscriptions_list']).length;
    }
    return count;
  };
  test('only those within the refund period; off: all', async () => {
    const [recent, all] = [await listed(true), await listed(false)];
    expect(recent).toBeGreaterThan(0);
    expect(recent).toBeLessThan(all);
  });
});

describe('the connection', () => {
  test.each([
    ['not-secure', '201'],
    ['account-inactive', '204'],
    ['app-inactive', '240'],
    ['ip-refused', '242'],
  ] as const)('%s: every call is answered %s, with HTTP 200', async (kartraConnection, type) => {
    const { ask, control } = await open({ kartraConnection });
    for (const fields of [{ 'get_lead[id]': '1' }, { 'actions[0][cmd]': 'refund_transaction' }]) {
      const { status, body } = await ask(fields);
      expect([status, body['status'], body['type']]).toEqual([200, 'Error', type]);
    }
    expect(await control('kartra/writes')).toEqual([]);
  });
  test('open: calls are answered', async () => {
    const { command } = await open();
    expect((await command('retrieve_account_lists'))['status']).toBe('Success');
  });
});

describe('commands not granted', () => {
  test('262 for the named ones, the others answer', async () => {
    const { ask, command } = await open({ kartraNotGranted: 'get_lead, retrieve_account_tags' });
    expect((await ask({ 'get_lead[id]': '1' })).body['type']).toBe('262');
    expect((await ask({ 'actions[0][cmd]': 'retrieve_account_tags' })).body['type']).toBe('262');
    expect((await command('retrieve_account_lists'))['status']).toBe('Success');
  });
  test('the star is every command; off: none', async () => {
    const none = await open({ kartraNotGranted: '*' });
    expect((await none.ask({ 'actions[0][cmd]': 'retrieve_account_lists' })).body['type']).toBe('262');
    const all = await open();
    expect((await all.ask({ 'actions[0][cmd]': 'retrieve_account_lists' })).body['status']).toBe('Success');
  });
});

describe('test mode', () => {
  const registered = async (isOn: boolean): Promise<unknown> => {
    const { command, control } = await open({ kartraTestMode: isOn });
    await command('create_lead', { 'lead[email]': 'new@example.org' });
    return control('kartra/writes');
  };
  test('a lead is registered under an address at Kartra', async () => {
    expect(await registered(true)).toMatchObject([
      { command: 'create_lead', subject: 'new.example.org@kartra.com' },
    ]);
  });
  test('off: under its own', async () => {
    expect(await registered(false)).toMatchObject([{ command: 'create_lead', subject: 'new@example.org' }]);
  });
  test('reads are the same', async () => {
    const person = findPerson(() => true);
    expect(await leadOf(person)).toEqual(await leadOf(person, { kartraTestMode: false }));
  });
});

test('calls and writes outlive the process, with the state file', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'landfall-kartra-state-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const stateFile = join(folder, 'world');
  const options = { stateFile, kartraAccount: account.directory, quota: false };
  const first = await startSimulator(options);
  const { appId, apiKey, apiPassword } = first.kartra;
  await fetch(`${first.kartraUrl}/api`, {
    method: 'POST',
    body: new URLSearchParams({
      app_id: appId,
      api_key: apiKey,
      api_password: apiPassword,
      'lead[email]': 'new@example.org',
      'actions[0][cmd]': 'create_lead',
    }),
  });
  await first.stop();
  const second = await startSimulator(options);
  onTestFinished(() => second.stop());
  expect(second.kartra).toEqual(first.kartra);
  const writes = (await (await fetch(`${second.url}/__sim/kartra/writes`)).json()) as unknown[];
  expect(writes).toMatchObject([{ command: 'create_lead' }]);
});

test('a folder that is no account is refused', async () => {
  await expect(startSimulator({ kartraAccount: tmpdir() })).rejects.toThrow('no account');
});

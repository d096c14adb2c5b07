import { afterAll, beforeAll, expect, test } from 'vitest';
import { sendRequest } from '../../http/send-request.ts';
import type { DestinationContact } from '../../model/destination-contact.ts';
import type { Send, WireRequest } from '../../model/http.ts';
import { type Simulator, startSimulator } from '../../simulator/start-simulator.ts';
import { createHighLevel, type HighLevel } from './connect.ts';
import { channelStatusField } from './search-contacts.ts';

let simulator: Simulator;
let highLevel: HighLevel;
const requests: WireRequest[] = [];
const count = 1203;

const send: Send = async (request) => {
  requests.push(request);
  const { token } = simulator.locations[0] ?? { token: '' };
  return (await sendRequest(request, { baseUrl: new URL(simulator.url), token })).result;
};

beforeAll(async () => {
  simulator = await startSimulator({ quota: false, behaviours: { searchLagMs: 0 } });
  const locationId = simulator.locations[0]?.id ?? '';
  highLevel = createHighLevel({ send, locationId });
  for (let start = 0; start < count; start += 50) {
    const batch = Array.from({ length: Math.min(50, count - start) }, (_, index) => start + index);
    await Promise.all(
      batch.map((number) =>
        highLevel.contacts.create(send, {
          locationId,
          fields: { firstName: 'McAda', lastName: 'Byron', email: `p${number}@example.com` },
          custom: {},
          restricted: number % 100 === 0 ? ['email'] : [],
        }),
      ),
    );
  }
}, 60_000);

afterAll(() => simulator.stop());

async function collect(pages: ReturnType<HighLevel['searchContacts']>): Promise<DestinationContact[][]> {
  const collected: DestinationContact[][] = [];
  for await (const { contacts } of pages) collected.push([...contacts]);
  return collected;
}

test('every contact comes once, in pages of 500, with names as typed', async () => {
  requests.length = 0;
  const totals: number[] = [];
  const contacts: DestinationContact[] = [];
  for await (const page of highLevel.searchContacts()) {
    totals.push(page.total);
    contacts.push(...page.contacts);
  }
  expect(requests.length).toBe(3);
  expect(totals).toEqual([count, count, count]);
  expect(new Set(contacts.map(({ id }) => id)).size).toBe(count);
  expect(contacts[0]).toMatchObject({
    fields: { firstName: 'McAda', lastName: 'Byron' },
    namesExact: true,
    restricted: null,
    readBy: 'search',
  });
});

test('filters narrow it down, consent of every contact included', async () => {
  const [page] = await collect(
    highLevel.searchContacts([{ field: 'dndSettings.Email.status', operator: 'eq', value: 'active' }]),
  );
  expect(page?.length).toBe(Math.ceil(count / 100));
});

test('how many may not be contacted on a channel, or carry a tag, takes one request each', async () => {
  const restricted = { field: channelStatusField.email, operator: 'eq', value: 'active' } as const;
  const [first] = (await collect(highLevel.searchContacts([restricted])))[0] ?? [];
  await highLevel.addTags({ contactIds: [first?.id ?? ''], tags: ['list:news'] });
  requests.length = 0;
  const count = (filters: Parameters<HighLevel['countContacts']>[0]) => highLevel.countContacts(filters);
  const tagged = { field: 'tags', operator: 'eq', value: 'list:news' } as const;
  expect(await count([restricted])).toEqual({ kind: 'found', record: 13 });
  expect(await count([tagged])).toEqual({ kind: 'found', record: 1 });
  expect(await count([{ field: channelStatusField.sms, operator: 'eq', value: 'active' }])).toEqual({
    kind: 'found',
    record: 0,
  });
  expect(await count([{ group: 'OR', filters: [restricted, tagged] }])).toEqual({
    kind: 'found',
    record: 13,
  });
  expect(await count([])).toEqual({ kind: 'found', record: 1203 });
  expect(requests.map(({ body }) => (body as { pageLimit: number }).pageLimit)).toEqual([1, 1, 1, 1, 1]);
});

test('an empty location gives one empty page', async () => {
  expect(
    await collect(
      highLevel.searchContacts([{ field: 'email', operator: 'eq', value: 'nobody@example.com' }]),
    ),
  ).toEqual([[]]);
});

test('a page that cannot be read ends the reading', async () => {
  const failing: Send = async () => ({ kind: 'no-reply', reason: 'timeout' });
  await expect(collect(highLevel.searchContacts([], failing))).rejects.toMatchObject({
    code: 'destination-unreachable',
  });
});

test('a cursor that does not move is noticed', async () => {
  const contacts = Array.from({ length: 500 }, (_, index) => ({ id: `c${index}`, searchAfter: ['same'] }));
  const stuck: Send = async () => ({ kind: 'reply', reply: { status: 200, body: { contacts, total: 900 } } });
  await expect(collect(highLevel.searchContacts([], stuck))).rejects.toMatchObject({
    code: 'destination-surprised',
  });
  const cursorless = contacts.map(({ id }) => ({ id }));
  const lost: Send = async () => ({
    kind: 'reply',
    reply: { status: 200, body: { contacts: cursorless, total: 900 } },
  });
  await expect(collect(highLevel.searchContacts([], lost))).rejects.toMatchObject({
    code: 'destination-surprised',
  });
});

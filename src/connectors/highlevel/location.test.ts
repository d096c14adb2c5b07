import { afterAll, beforeAll, expect, test } from 'vitest';
import { sendRequest } from '../../http/send-request.ts';
import type { Send, WireRequest } from '../../model/http.ts';
import { type Simulator, startSimulator } from '../../simulator/start-simulator.ts';
import { createHighLevel, type HighLevel } from './connect.ts';
import { locationPath } from './locations.ts';

let simulator: Simulator;
let highLevel: HighLevel;
let locationId: string;
const requests: WireRequest[] = [];

const send: Send = async (request) => {
  requests.push(request);
  const { token } = simulator.locations[0] ?? { token: '' };
  return (await sendRequest(request, { baseUrl: new URL(simulator.url), token })).result;
};

beforeAll(async () => {
  simulator = await startSimulator({ quota: false, behaviours: { searchLagMs: 0 } });
  locationId = simulator.locations[0]?.id ?? '';
  highLevel = createHighLevel({ send, locationId });
});

afterAll(() => simulator.stop());

test('a location’s facts are read', async () => {
  expect(await highLevel.readLocation()).toMatchObject({
    kind: 'found',
    record: {
      id: locationId,
      name: 'Rehearsal',
      country: 'US',
      timezone: 'America/New_York',
      allowDuplicateContact: false,
    },
  });
  expect(requests.at(-1)?.path).toBe(locationPath(locationId));
});

test('I10: a token of another location is told apart, and so is an answer about another one', async () => {
  const other = createHighLevel({ send, locationId: simulator.locations[1]?.id ?? '' });
  await expect(other.readLocation()).rejects.toMatchObject({ code: 'wrong-location', exitCode: 7 });
  const foreign: Send = async () => ({
    kind: 'reply',
    reply: { status: 200, body: { location: { id: 'another' } } },
  });
  await expect(highLevel.readLocation(foreign)).rejects.toMatchObject({ code: 'wrong-location' });
});

test('tags: created, found whatever the case, renamed, removed', async () => {
  const { tags } = highLevel;
  expect(await tags.findExisting(send, 'VIP')).toEqual({ kind: 'absent' });
  const created = await tags.create(send, { name: 'VIP' });
  if (created.kind !== 'done') throw new Error('unexpected answer');
  const { id } = created;
  expect(created.record).toEqual({ id, name: 'vip' });
  expect(await tags.findExisting(send, 'ViP')).toEqual({ kind: 'found', record: { id, name: 'vip' } });
  expect(await tags.create(send, { name: 'vip' })).toMatchObject({ kind: 'refused', status: 400 });
  expect(await tags.update(send, id, { name: 'gold' })).toMatchObject({
    kind: 'done',
    record: { name: 'gold' },
  });
  expect(await tags.read(send, id)).toEqual({ kind: 'found', record: { id, name: 'gold' } });
  expect(await highLevel.listTags()).toMatchObject({ kind: 'found', record: [{ id, name: 'gold' }] });
  expect(await tags.remove(send, id)).toMatchObject({ kind: 'done', id });
  expect(await tags.read(send, id)).toEqual({ kind: 'absent' });
  expect(await tags.remove(send, id)).toMatchObject({ kind: 'done', id });
});

test('custom fields: created with choices, found by name, choices changed, removed', async () => {
  const { customFields } = highLevel;
  const spec = {
    key: 'plan',
    name: 'Kartra plan',
    dataType: 'SINGLE_OPTIONS',
    options: ['Basic', 'Pro'],
  } as const;
  const created = await customFields.create(send, spec);
  if (created.kind !== 'done') throw new Error('unexpected answer');
  const { id } = created;
  const record = {
    id,
    name: 'Kartra plan',
    fieldKey: 'contact.kartra_plan',
    dataType: 'SINGLE_OPTIONS',
    options: ['Basic', 'Pro'],
  };
  expect(created.record).toEqual(record);
  expect(await customFields.findExisting(send, 'KARTRA PLAN')).toEqual({ kind: 'found', record });
  expect(await customFields.findExisting(send, 'plan')).toEqual({ kind: 'absent' });
  const changed = await customFields.update(send, id, {
    name: 'Kartra plan',
    options: ['Basic', 'Pro', 'Max'],
  });
  expect(changed).toMatchObject({ kind: 'done', record: { options: ['Basic', 'Pro', 'Max'] } });
  expect(await customFields.read(send, id)).toMatchObject({ record: { options: ['Basic', 'Pro', 'Max'] } });
  expect(await highLevel.listCustomFields()).toMatchObject({ kind: 'found', record: [{ id }] });
  expect(await customFields.remove(send, id)).toMatchObject({ kind: 'done' });
  expect(await customFields.read(send, id)).toEqual({ kind: 'absent' });
  await expect(customFields.create(send, { ...spec, options: [] })).rejects.toThrow(/options: too_small/);
});

test('tags are added to many contacts at once, each with its own result', async () => {
  const ids: string[] = [];
  for (const email of ['a@example.com', 'b@example.com']) {
    const created = await highLevel.contacts.create(send, {
      locationId,
      fields: { email },
      custom: {},
      tags: ['old'],
    });
    ids.push(created.kind === 'done' ? created.id : '');
  }
  const contactIds = [ids[0] ?? '', 'nobody', ids[1] ?? ''];
  const answer = await highLevel.addTags({ contactIds, tags: ['list:news'] });
  if (answer.kind !== 'done') throw new Error('unexpected answer');
  expect(answer.record).toMatchObject([
    { contactId: ids[0], outcome: 'done', note: null, before: ['old'], added: ['list:news'] },
    { contactId: 'nobody', outcome: 'refused', note: expect.any(String) as string },
    { contactId: ids[1], outcome: 'done' },
  ]);
  expect(await highLevel.contacts.read(send, ids[0] ?? '')).toMatchObject({
    record: { tags: ['old', 'list:news'] },
  });
});

test('a contact the bulk answer does not mention is unknown, one it refuses once is refused', async () => {
  const responses = [
    { contactId: 'c1', type: 'success', message: 'Tags updated', oldTags: [], tagsAdded: ['x'] },
    { contactId: 'c1', type: 'error', message: 'contact ada@example.com is deleted' },
  ];
  const brief: Send = async () => ({
    kind: 'reply',
    reply: { status: 201, body: { succeded: true, errorCount: 1, responses } },
  });
  const answer = await highLevel.addTags({ contactIds: ['c1', 'c2'], tags: ['x'] }, brief);
  expect(answer).toMatchObject({
    kind: 'done',
    record: [
      { contactId: 'c1', outcome: 'refused', note: 'contact [e-mail] is deleted' },
      { contactId: 'c2', outcome: 'unknown' },
    ],
  });
});

test('a workflow that is not a draft counts as published', async () => {
  const workflows = ['draft', 'published', 'paused'].map((status) => ({
    id: status,
    name: status,
    status,
    locationId,
  }));
  const listed: Send = async () => ({ kind: 'reply', reply: { status: 200, body: { workflows } } });
  expect(await highLevel.listWorkflows(listed)).toMatchObject({
    record: [{ published: false }, { published: true }, { published: true }],
  });
  expect(await highLevel.listWorkflows()).toMatchObject({ kind: 'found' });
});

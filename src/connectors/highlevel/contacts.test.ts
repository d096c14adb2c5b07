import { afterAll, beforeAll, expect, test } from 'vitest';
import { sendRequest } from '../../http/send-request.ts';
import type { Send, WireRequest } from '../../model/http.ts';
import { type Simulator, startSimulator } from '../../simulator/start-simulator.ts';
import { createHighLevel, type HighLevel } from './connect.ts';

let simulator: Simulator;
let highLevel: HighLevel;
let locationId: string;
let markerField: string;
let choices: string;
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
  const create = async (name: string, dataType: 'TEXT' | 'CHECKBOX', options: string[]): Promise<string> => {
    const answer = await highLevel.customFields.create(send, { name, dataType, options });
    return answer.kind === 'done' ? answer.id : '';
  };
  markerField = await create('Kartra ID', 'TEXT', []);
  choices = await create('Interests', 'CHECKBOX', ['Yoga', 'Chess']);
});

afterAll(() => simulator.stop());

async function fault(effect: string, method: string, path: string): Promise<void> {
  const body = JSON.stringify([{ match: { method, path }, effect }]);
  await fetch(`${simulator.url}/__sim/faults`, { method: 'POST', body });
}

async function create(email: string, marker: string): Promise<string> {
  const desired = { locationId, fields: { email }, custom: { [markerField]: marker } };
  const answer = await highLevel.contacts.create(send, desired);
  if (answer.kind !== 'done') throw new Error(`not created: ${answer.kind}`);
  return answer.id;
}

test('a contact is created whole, and read back exactly', async () => {
  const fields = {
    firstName: 'Zoë',
    lastName: "O'Neil",
    email: 'zoe@example.com',
    phone: '+14155550101',
    companyName: 'Oak & Co',
    country: 'US',
  };
  const answer = await highLevel.contacts.create(send, {
    locationId,
    fields,
    custom: { [markerField]: 'L:1', [choices]: ['Yoga', 'Chess'] },
    tags: ['VIP', 'list:news'],
    restricted: ['sms', 'email'],
  });
  if (answer.kind !== 'done') throw new Error('unexpected answer');
  expect(answer.record).toMatchObject({
    id: answer.id,
    readBy: 'write',
    restricted: ['email', 'sms'],
    namesExact: true,
  });
  const read = await highLevel.contacts.read(send, answer.id);
  expect(read).toEqual({
    kind: 'found',
    record: {
      id: answer.id,
      fields,
      custom: { [markerField]: 'L:1', [choices]: ['Yoga', 'Chess'] },
      tags: ['vip', 'list:news'],
      restricted: ['email', 'sms'],
      settings: {
        all: false,
        channels: {
          email: { status: 'active', message: 'Not to be contacted: carried over from Kartra' },
          sms: { status: 'active', message: 'Not to be contacted: carried over from Kartra' },
        },
      },
      companyId: null,
      additionalEmails: [],
      additionalPhones: [],
      addedAt: expect.any(Number) as number,
      updatedAt: expect.any(Number) as number,
      namesExact: true,
      readBy: 'get',
    },
  });
});

test('with every channel off limits the whole contact is', async () => {
  const answer = await highLevel.contacts.create(send, {
    locationId,
    fields: { email: 'quiet@example.com' },
    custom: {},
    restricted: ['call', 'whatsApp', 'sms', 'email'],
  });
  expect(requests.at(-1)?.body).toMatchObject({
    dnd: true,
    dndSettings: {
      Call: { status: 'active' },
      Email: { status: 'active' },
      SMS: { status: 'active' },
      WhatsApp: { status: 'active', message: 'Not to be contacted: carried over from Kartra' },
    },
  });
  expect(answer).toMatchObject({
    kind: 'done',
    record: { restricted: ['email', 'sms', 'whatsApp', 'call'] },
  });
});

test('an identifier somebody has is answered by who has it', async () => {
  const id = await create('taken@example.com', 'L:20');
  const again = { locationId, fields: { email: 'TAKEN@example.com', firstName: 'Other' }, custom: {} };
  expect(await highLevel.contacts.create(send, again)).toEqual({ kind: 'exists', id, matched: 'email' });
  const other = await create('other@example.com', 'L:21');
  const moved = await highLevel.contacts.update(send, other, { fields: { email: 'taken@example.com' } });
  expect(moved).toEqual({ kind: 'exists', id, matched: 'email' });
});

test('a create that is refused with 422 is unknown, because it may stand there', async () => {
  await fault('create-then-422', 'POST', '/contacts');
  const desired = { locationId, fields: { email: 'half@example.com' }, custom: { [markerField]: 'L:30' } };
  expect(await highLevel.contacts.create(send, desired)).toMatchObject({ kind: 'unknown', status: 422 });
  expect(await highLevel.contacts.findExisting(send, { fieldId: markerField, marker: 'L:30' })).toMatchObject(
    {
      kind: 'found',
      record: { fields: { email: 'half@example.com' } },
    },
  );
});

test.each([
  ['status:500', { kind: 'unknown', status: 500 }],
  ['drop-after', { kind: 'unknown', status: null, note: 'no answer (connection)' }],
  ['status:429', { kind: 'throttled' }],
])('a create that meets %s', async (effect, expected) => {
  await fault(effect, 'POST', '/contacts');
  const desired = { locationId, fields: { email: `${effect.replace(/\W/g, '')}@example.com` }, custom: {} };
  expect(await highLevel.contacts.create(send, desired)).toMatchObject(expected);
});

test('an update sends what it was given, and never tags, the location or what is set only once', async () => {
  const id = await create('update@example.com', 'L:40');
  await highLevel.addTags({ contactIds: [id], tags: ['kept'] });
  const answer = await highLevel.contacts.update(send, id, {
    locationId,
    fields: { city: 'Lyon', companyName: 'Not sent' },
    custom: { [choices]: ['Chess'] },
    tags: ['never'],
    restricted: ['email'],
  });
  expect(requests.at(-1)).toMatchObject({ method: 'PUT', route: 'PUT /contacts/{contactId}' });
  expect(Object.keys(requests.at(-1)?.body ?? {}).sort()).toEqual(['city', 'customFields', 'dndSettings']);
  expect(answer).toMatchObject({ kind: 'done', id, record: { readBy: 'write', tags: ['kept'] } });
  expect(await highLevel.contacts.read(send, id)).toMatchObject({
    record: {
      fields: { email: 'update@example.com', city: 'Lyon' },
      custom: { [markerField]: 'L:40', [choices]: ['Chess'] },
      tags: ['kept'],
      restricted: ['email'],
    },
  });
});

test('a refusal carries the platform’s reason without personal data', async () => {
  const id = await create('bad@example.com', 'L:50');
  const answer = await highLevel.contacts.update(send, id, { fields: { country: 'United States' } });
  expect(answer).toMatchObject({ kind: 'refused', status: 422 });
  expect(answer.kind === 'refused' ? answer.note : '').toContain('country');
});

test('a contact is found by its marker alone; several carriers are nobody’s to choose from', async () => {
  const key = { fieldId: markerField, marker: 'L:60' };
  expect(await highLevel.contacts.findExisting(send, key)).toEqual({ kind: 'absent' });
  const id = await create('one@example.com', 'L:60');
  expect(await highLevel.contacts.findExisting(send, key)).toMatchObject({ kind: 'found', record: { id } });
  const twin = await create('two@example.com', 'L:60');
  expect(await highLevel.contacts.findExisting(send, key)).toMatchObject({
    kind: 'failed',
    note: '2 contacts carry this marker',
  });
  const found = await highLevel.contacts.findByMarker(send, key);
  expect(found.kind === 'found' ? found.record.map((contact) => contact.id).sort() : []).toEqual(
    [id, twin].sort(),
  );
});

test('a removed contact is absent, and removing it again is done', async () => {
  const id = await create('gone@example.com', 'L:70');
  expect(await highLevel.contacts.remove(send, id)).toEqual({ kind: 'done', id, record: null });
  expect(await highLevel.contacts.read(send, id)).toEqual({ kind: 'absent' });
  expect(await highLevel.contacts.remove(send, id)).toEqual({ kind: 'done', id, record: null });
  expect(await highLevel.contacts.update(send, id, { fields: { city: 'Rome' } })).toMatchObject({
    kind: 'refused',
  });
});

test('I10: a contact meant for another location is not sent', async () => {
  const before = requests.length;
  const desired = { locationId: 'another', fields: { email: 'x@example.com' }, custom: {} };
  await expect(highLevel.contacts.create(send, desired)).rejects.toMatchObject({ code: 'wrong-location' });
  await expect(highLevel.contacts.update(send, 'id', { locationId: 'another' })).rejects.toMatchObject({
    code: 'wrong-location',
  });
  expect(requests.length).toBe(before);
});

test('I10: an answer from another location stops everything', async () => {
  const foreign: Send = async () => ({
    kind: 'reply',
    reply: { status: 200, body: { contact: { id: 'c1', locationId: 'another' } } },
  });
  await expect(highLevel.contacts.read(foreign, 'c1')).rejects.toMatchObject({ code: 'wrong-location' });
});

test('a field Landfall does not write is a bug, and does not leave', async () => {
  const before = requests.length;
  const fields = { email: 'x@example.com', dateAdded: '2020-01-01' };
  await expect(highLevel.contacts.create(send, { locationId, fields, custom: {} })).rejects.toThrow(
    /may send/,
  );
  expect(requests.length).toBe(before);
});

test('an answer in an unknown shape names the place and no value', async () => {
  const odd: Send = async () => ({
    kind: 'reply',
    reply: { status: 201, body: { contact: { id: 7, email: 'secret@example.com', tags: 'secret-tag' } } },
  });
  const attempt = highLevel.contacts.create(odd, {
    locationId,
    fields: { email: 'a@example.com' },
    custom: {},
  });
  await expect(attempt).rejects.toMatchObject({
    code: 'destination-surprised',
    details: {
      rule: 'contact.id: invalid_type, contact.tags: invalid_type',
      facts: { route: 'POST /contacts/' },
    },
  });
  await expect(attempt).rejects.not.toThrow(/secret/);
});

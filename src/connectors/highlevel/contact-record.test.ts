import { expect, test } from 'vitest';
import { contactSchema, toDestinationContact } from './contact-record.ts';

const read = (record: object, readBy: 'search' | 'get' | 'write' = 'get') =>
  toDestinationContact(contactSchema.parse({ id: 'c1', ...record }), readBy);

test('channels are read in either case, and a permanent restriction is one', () => {
  expect(
    read({ dndSettings: { Email: { status: 'active' }, SMS: { status: 'inactive' } } }).restricted,
  ).toEqual(['email']);
  expect(
    read({ dndSettings: { whatsApp: { status: 'permanent' }, call: { status: 'active' } } }).restricted,
  ).toEqual(['whatsApp', 'call']);
});

test('do-not-disturb without settings means every channel', () => {
  expect(read({ dnd: true }).restricted).toEqual(['email', 'sms', 'whatsApp', 'call']);
  expect(read({ dnd: true, dndSettings: {} }).restricted).toEqual(['email', 'sms', 'whatsApp', 'call']);
  expect(read({ dnd: false }).restricted).toEqual([]);
  expect(read({}).restricted).toEqual([]);
});

test('a search proves nothing about channels, nor does a brief answer to a write', () => {
  expect(read({ dnd: true }, 'search').restricted).toBeNull();
  expect(read({}, 'write').restricted).toBeNull();
  expect(read({ dndSettings: {} }, 'write').restricted).toEqual([]);
});

test('names of a search row are exact only in their raw form', () => {
  const row = { firstName: 'mcada', lastName: 'byron' };
  expect(read({ ...row, firstNameRaw: 'McAda', lastNameRaw: 'Byron' }, 'search')).toMatchObject({
    fields: { firstName: 'McAda', lastName: 'Byron' },
    namesExact: true,
  });
  expect(read({ ...row, firstNameRaw: 'McAda' }, 'search')).toMatchObject({
    fields: { firstName: 'McAda', lastName: 'byron' },
    namesExact: false,
  });
  expect(read(row, 'search').namesExact).toBe(false);
  expect(read(row, 'get').namesExact).toBe(true);
});

test('custom values are texts, numbers or lists of texts, and empty ones are absent', () => {
  const customFields = [
    { id: 'a', value: 'text' },
    { id: 'b', value: 12.5 },
    { id: 'c', value: ['x', 3] },
    { id: 'd', value: null },
    { id: 'e', value: '' },
    { id: 'f', value: [] },
    { id: 'g', value: { url: 'u' } },
    { id: 'h', value: 0 },
    { id: 'i' },
  ];
  expect(read({ customFields }).custom).toEqual({
    a: 'text',
    b: 12.5,
    c: ['x', '3'],
    g: '{"url":"u"}',
    h: 0,
  });
});

test('absent and null fields are the same, and additional addresses come in either shape', () => {
  const contact = read({
    firstName: null,
    city: '',
    email: 'a@example.com',
    tags: null,
    unknown: 1,
    additionalEmails: ['b@example.com', { email: 'c@example.com', validated: true }],
    additionalPhones: [{ phone: '+14155550101', phoneLabel: null }, { phone: null }],
  });
  expect(contact).toMatchObject({
    fields: { email: 'a@example.com' },
    tags: [],
    additionalEmails: ['b@example.com', 'c@example.com'],
    additionalPhones: ['+14155550101'],
  });
  expect(Object.keys(contact.fields)).toEqual(['email']);
});

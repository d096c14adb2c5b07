import { expect, test } from 'vitest';
import type { MappedContact } from '../model/contact.ts';
import type { DestinationContact } from '../model/destination-contact.ts';
import { planStops } from './plan-stops.ts';

const person = (restricted: MappedContact['restricted']): MappedContact => ({
  externalId: 'L:1',
  fields: { email: 'ann@example.com', phone: '+14155550101' },
  custom: {},
  tags: [],
  restricted,
  company: null,
  joined: null,
});
const contact = (id: string) =>
  ({ id, fields: {}, custom: {}, tags: [], restricted: null }) as unknown as DestinationContact;
const own = contact('own');
const twin = contact('twin');
const matches = { byMarker: [own], byEmail: [own, twin], byPhone: [twin] };

test('who said no is closed on their own contact by consent, on others by their no', () => {
  const stops = planStops(person({ email: 'unsubscribed', sms: 'no-consent' }), matches, () => []);
  expect(
    stops.map(({ destinationId, changes }) => [destinationId, changes.map(({ field }) => field)]),
  ).toEqual([
    ['own', ['dnd.email', 'dnd.sms']],
    ['twin', ['dnd.email']],
  ]);
});

test('who is closed already is no work; who never said no is not stopped here', () => {
  const closed = (one: DestinationContact) => (one.id === 'own' ? (['email', 'sms'] as const) : []);
  const stops = planStops(person({ email: 'unsubscribed', sms: 'no-consent' }), matches, closed);
  expect(stops.map(({ destinationId }) => destinationId)).toEqual(['twin']);
  expect(planStops(person({ email: 'unknown-consent' }), matches, () => [])).toEqual([]);
});

test('who is blocked is closed on every channel, whoever carries the number', () => {
  const [, others] = planStops(person({ email: 'blocked' }), matches, () => []);
  expect(others).toMatchObject({ destinationId: 'twin', object: 'contact-opt-out' });
  expect(others?.changes).toHaveLength(4);
});

import { expect, it } from 'vitest';
import { openSimulator } from '../simulator-under-test.ts';
import type { SimulatorOptions } from '../start-simulator.ts';

const NOW = Date.parse('2026-03-02T12:00:00Z');
const tomorrow = { startTime: '2026-03-03T10:00:00Z', endTime: '2026-03-03T11:30:00Z' };
const past = { startTime: '2021-05-04T10:00:00Z', endTime: '2021-05-04T11:00:00Z' };

async function openServices(behaviours: NonNullable<SimulatorOptions['behaviours']> = {}) {
  const simulator = await openSimulator({ behaviours, realNow: () => NOW });
  const { locationId, call, create, state } = simulator;
  const send = (method: string, path: string, body?: unknown) =>
    call(method, `/calendars/services/${path}`, body, { version: 'v3' });
  const [user] = (await state()).users as unknown as { id: string }[];
  const staff = [{ id: user?.id ?? '' }];
  const wanted = { locationId, name: 'Massage', slug: 'massage', staff, serviceDuration: 45 };
  const service = await send('POST', 'catalog', wanted);
  const place = await send('POST', 'locations', { locationId, name: 'Studio', slug: 'studio' });
  const contact = await create({ email: 'ada@example.com' });
  const serviceId = service.body['service']?.id ?? '';
  const booking = {
    locationId,
    contactId: contact.id,
    timezone: 'America/New_York',
    services: [{ id: serviceId }, { id: serviceId }],
    ...tomorrow,
  };
  return { ...simulator, send, wanted, service, serviceId, placeId: place.body.id, booking };
}

it('services have unique slugs, staff of the location and a default category; under v3 only', async () => {
  const { send, call, wanted, service, serviceId, locationId } = await openServices();
  expect(service).toMatchObject({ status: 201, body: { service: { name: 'Massage', isPrivate: false } } });
  expect((await send('POST', 'catalog', wanted)).status).toBe(400);
  expect((await send('POST', 'catalog', { ...wanted, slug: 'b', staff: [{ id: 'x' }] })).status).toBe(400);
  expect((await send('POST', 'catalog', { ...wanted, slug: 'b', staff: [] })).status).toBe(400);
  const variations = [{ name: 'Long', serviceDuration: 90 }];
  await send('PUT', `catalog/${serviceId}`, { isPrivate: true, variations });
  expect((await send('GET', `catalog?locationId=${locationId}&isPrivate=true`)).body).toMatchObject({
    services: [{ id: serviceId, variations: [{ id: expect.any(String), name: 'Long' }] }],
  });
  expect((await call('GET', `/calendars/services/catalog?locationId=${locationId}`)).status).toBe(404);
  expect((await send('DELETE', `catalog/${serviceId}`)).status).toBe(200);
  expect((await send('GET', `catalog/${serviceId}`)).status).toBe(400);
});

it('a booking takes the default place, and its services follow one another', async () => {
  const { send, booking, placeId, locationId, state } = await openServices();
  const made = await send('POST', 'bookings', booking);
  expect(made).toMatchObject({
    status: 201,
    body: {
      serviceLocationId: placeId,
      status: 'confirmed',
      title: 'Massage',
      services: [
        { serviceStartTime: '2026-03-03T10:00:00.000Z', serviceEndTime: '2026-03-03T10:45:00.000Z' },
        { serviceStartTime: '2026-03-03T10:45:00.000Z', serviceEndTime: '2026-03-03T11:30:00.000Z' },
      ],
    },
  });
  const id = made.body['bookingId'] as unknown as string;
  await send('PUT', `bookings/${id}`, { status: 'showed' });
  const range = `locationId=${locationId}&startTime=2026-03-03T00:00:00Z&endTime=2026-03-04T00:00:00Z`;
  expect((await send('GET', `bookings?${range}`)).body).toMatchObject({
    bookings: [{ bookingId: id, status: 'showed' }],
  });
  expect((await send('DELETE', `bookings/${id}`)).status).toBe(200);
  expect((await send('GET', `bookings/${id}`)).status).toBe(400);
  expect((await state())['serviceBookings']).toEqual([]);
});

it('a booking in the past needs a flag, and what does not fit is refused', async () => {
  const { send, booking, locationId } = await openServices();
  const status = async (changes: object, query = '') =>
    (await send('POST', `bookings${query}`, { ...booking, ...changes })).status;
  expect(await status(past)).toBe(400);
  expect(await status(past, '?overrideAvailability=true')).toBe(201);
  expect(await status({ endTime: tomorrow.startTime })).toBe(400);
  expect(await status({ contactId: 'nobody' })).toBe(400);
  expect(await status({ services: [{ id: 'nothing' }] })).toBe(400);
  expect(await status({ startTime: 'soon' })).toBe(400);
  expect(await status({ startTime: '1772532000000' })).toBe(400);
  const home = { locationId, name: 'At home', slug: 'home', locationType: 'ask_booker' };
  const serviceLocationId = (await send('POST', 'locations', home)).body.id;
  expect(await status({ serviceLocationId })).toBe(400);
  expect(await status({ serviceLocationId, meetingLocation: '1 Main St' })).toBe(201);
});

it('pastAppointments refuse holds for bookings too', async () => {
  const { send, booking } = await openServices({ pastAppointments: 'refuse' });
  const path = 'bookings?overrideAvailability=true';
  expect((await send('POST', path, { ...booking, ...past })).status).toBe(400);
});

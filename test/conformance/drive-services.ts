/** The tour of rooms and equipment, and of bookable services, which v3 alone has. */
import type { TourPlace } from './drive-platform.ts';
import { asObject } from './load-specs.ts';
import { createRecorder, type Recorder, textAt } from './record-exchanges.ts';
import type { Exchange } from './spec-validator.ts';

export async function driveServices(place: TourPlace, edition: 'v2' | 'v3'): Promise<Exchange[]> {
  const recorder = createRecorder(place.url, place.token, edition === 'v3' ? 'v3' : '2021-04-15');
  await tourResources(place, recorder);
  if (edition === 'v3') await tourServices(place, recorder);
  return [...recorder.exchanges];
}

async function tourResources({ locationId }: TourPlace, { send }: Recorder): Promise<void> {
  const calendar = { locationId, name: 'Room booking', calendarType: 'event' };
  const calendarId = textAt(await send('POST', '/calendars/', calendar), 'calendar.id');
  const columns = { description: 'Upstairs', quantity: 1, outOfService: 0, capacity: 4 };
  for (const kind of ['rooms', 'equipments']) {
    const home = `/calendars/resources/${kind}`;
    const body = { locationId, name: 'One', ...columns, calendarIds: [calendarId] };
    const id = textAt(await send('POST', home, body), 'id');
    await send('POST', home, { ...body, calendarIds: ['nothing'] });
    await send('GET', `${home}?locationId=${locationId}&limit=10&skip=0`);
    await send('GET', `${home}/${id}`);
    await send('PUT', `${home}/${id}`, { name: 'Two', isActive: false });
    await send('DELETE', `${home}/${id}`);
    await send('GET', `${home}/${id}`);
  }
  await send('DELETE', `/calendars/${calendarId}`);
}

async function tourServices({ locationId }: TourPlace, { send }: Recorder): Promise<void> {
  const home = '/calendars/services';
  const companyId = textAt(await send('GET', `/locations/${locationId}`), 'location.companyId');
  const { users } = await send('GET', `/users/search?companyId=${companyId}&locationId=${locationId}`);
  const staffId = textAt(asObject((users as unknown[])[0]), 'id');
  const wanted = {
    locationId,
    name: 'Massage',
    slug: 'massage',
    staff: [{ id: staffId }],
    serviceDuration: 30,
    serviceDurationUnit: 'mins',
    payment: { amount: 50, deposit: 20, depositType: 'amount' },
    variations: [{ name: 'Long', serviceDuration: 60 }],
  };
  const serviceId = textAt(await send('POST', `${home}/catalog`, wanted), 'service.id');
  await send('POST', `${home}/catalog`, wanted);
  const studio = { locationId, name: 'Studio', slug: 'studio', locationType: 'offline' };
  const placeId = textAt(await send('POST', `${home}/locations`, studio), 'id');
  const contactId = textAt(
    await send('POST', '/contacts/', { locationId, email: 'guest@example.com' }),
    'contact.id',
  );
  const booking = {
    locationId,
    contactId,
    startTime: '2021-06-23T03:30:00+05:30',
    endTime: '2021-06-23T04:30:00+05:30',
    timezone: 'America/New_York',
    services: [{ id: serviceId, staffId, position: 0, addOns: [{ id: 'oil', quantity: 2 }] }],
    serviceLocationId: placeId,
    status: 'confirmed',
  };
  const made = await send('POST', `${home}/bookings?overrideAvailability=true`, booking);
  const bookingId = textAt(made, 'bookingId');
  await send('POST', `${home}/bookings`, booking);
  for (const [path, changes] of [
    [`${home}/catalog/${serviceId}`, { description: 'Full body' }],
    [`${home}/locations/${placeId}`, { phone: '+14155550100' }],
    [`${home}/bookings/${bookingId}`, { status: 'showed' }],
  ] as const) {
    await send('GET', path);
    await send('PUT', path, changes);
  }
  await send('GET', `${home}/catalog?locationId=${locationId}&isPrivate=false`);
  await send('GET', `${home}/locations?locationId=${locationId}`);
  const range = 'startTime=2021-01-01T00:00:00Z&endTime=2022-01-01T00:00:00Z';
  await send('GET', `${home}/bookings?locationId=${locationId}&${range}`);
  for (const path of [`bookings/${bookingId}`, `catalog/${serviceId}`, `locations/${placeId}`])
    await send('DELETE', `${home}/${path}`);
  await send('GET', `${home}/bookings/${bookingId}`);
  await send('DELETE', `/contacts/${contactId}`);
}

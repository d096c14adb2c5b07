import { expect, it } from 'vitest';
import { openCalendar } from './calendars-under-test.ts';

it('rooms serve several calendars, equipment one', async () => {
  const { call, locationId, calendarId, createCalendar } = await openCalendar();
  const other = (await createCalendar({ name: 'Other' })).body['calendar']?.id ?? '';
  const body = {
    locationId,
    name: 'Red room',
    description: '',
    quantity: 1,
    outOfService: 0,
    capacity: 8,
    calendarIds: [calendarId, other],
  };
  const made = await call('POST', '/calendars/resources/rooms', body);
  expect(made).toMatchObject({ status: 201, body: { resourceType: 'rooms', isActive: true } });
  expect((await call('POST', '/calendars/resources/equipments', body)).status).toBe(400);
  expect((await call('POST', '/calendars/resources/cars', body)).status).toBe(400);
  const { capacity: _, ...incomplete } = body;
  expect((await call('POST', '/calendars/resources/rooms', incomplete)).status).toBe(422);
  const path = `/calendars/resources/rooms/${made.body.id}`;
  expect((await call('PUT', path, { isActive: false, calendarIds: [] })).body).toMatchObject({
    name: 'Red room',
    isActive: false,
  });
  expect((await call('GET', path.replace('rooms', 'equipments'))).status).toBe(400);
  const list = `/calendars/resources/rooms?locationId=${locationId}`;
  expect((await call('GET', `${list}&limit=10&skip=0`)).body).toMatchObject([{ name: 'Red room' }]);
  expect((await call('GET', list)).status).toBe(422);
  expect((await call('DELETE', path)).status).toBe(200);
  expect((await call('GET', path)).status).toBe(400);
});

import { expect, it } from 'vitest';
import { openCalendar } from '../calendars/calendars-under-test.ts';

it('lists the appointments of a contact, in the local times of the location', async () => {
  const { call, book, contactId, calendarId, simulator } = await openCalendar({
    openHours: [
      {
        daysOfTheWeek: [1, 2, 3, 4, 5],
        hours: [{ openHour: 9, openMinute: 0, closeHour: 12, closeMinute: 0 }],
      },
    ],
  });
  const path = `/contacts/${contactId}/appointments`;
  expect((await call('GET', path)).body).toEqual({ events: [] });
  const made = await book('2026-03-03T10:00:00-05:00');
  for (const version of ['2021-07-28', 'v3'])
    expect((await call('GET', path, undefined, { version })).body).toMatchObject({
      events: [{ id: made.body.id, calendarId, contactId, startTime: '2026-03-03 10:00:00' }],
    });
  const token = simulator.locations[1]?.token ?? '';
  expect((await call('GET', path, undefined, { token })).status).toBe(403);
});

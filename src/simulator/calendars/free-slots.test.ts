import { describe, expect, it } from 'vitest';
import { openCalendar } from './calendars-under-test.ts';

const NIGHTS = [
  {
    daysOfTheWeek: [0, 1, 2, 3, 4, 5, 6],
    hours: [{ openHour: 1, openMinute: 0, closeHour: 4, closeMinute: 0 }],
  },
];

describe('free slots', () => {
  it('are the open hours in the zone of the location, less what is booked or blocked', async () => {
    const { slots, book, call, locationId, calendarId } = await openCalendar();
    const monday = () => slots('2026-03-02T00:00:00-05:00', '2026-03-02T23:00:00-05:00');
    const all = ['09:00', '09:30', '10:00', '10:30', '11:00', '11:30'];
    const at = (times: readonly string[]) => times.map((time) => `2026-03-02T${time}:00-05:00`);
    expect(await monday()).toEqual({ '2026-03-02': { slots: at(all) } });
    await book('2026-03-02T09:30:00-05:00');
    await call('POST', '/calendars/events/block-slots', {
      locationId,
      calendarId,
      startTime: '2026-03-02T10:15:00-05:00',
      endTime: '2026-03-02T11:00:00-05:00',
    });
    expect(await monday()).toEqual({ '2026-03-02': { slots: at(['09:00', '11:00', '11:30']) } });
    expect(Object.keys(await slots('2026-03-02T00:00:00-05:00', '2026-03-09T00:00:00-05:00'))).toHaveLength(
      5,
    );
  });

  it('have an hour less in spring and an hour more in autumn', async () => {
    const { slots } = await openCalendar({ openHours: NIGHTS, slotDuration: 60, slotInterval: 60 });
    const night = async (day: string) =>
      (await slots(`${day}T00:00:00Z`, `${day}T23:00:00Z`))[day]?.slots.map((slot) => slot.slice(11));
    expect(await night('2026-03-07')).toEqual(['01:00:00-05:00', '02:00:00-05:00', '03:00:00-05:00']);
    expect(await night('2026-03-08')).toEqual(['01:00:00-05:00', '03:00:00-04:00']);
    expect(await night('2026-11-01')).toEqual([
      '01:00:00-04:00',
      '01:00:00-05:00',
      '02:00:00-05:00',
      '03:00:00-05:00',
    ]);
  });

  it('can be shown in another zone, whose dates may differ', async () => {
    const { slots } = await openCalendar({ slotInterval: 3, slotIntervalUnit: 'hours' });
    const shown = await slots(
      '2026-03-02T00:00:00-05:00',
      '2026-03-02T23:00:00-05:00',
      '&timezone=Asia/Tokyo',
    );
    expect(shown).toEqual({ '2026-03-02': { slots: ['2026-03-02T23:00:00+09:00'] } });
  });

  it('obey notice, range, seats, days and buffers', async () => {
    const { call, calendarId, slots, book } = await openCalendar({
      allowBookingAfter: 2,
      allowBookingAfterUnit: 'hours',
      allowBookingFor: 1,
      allowBookingForUnit: 'days',
    });
    const week = async () => {
      const found = await slots('2026-03-02T00:00:00-05:00', '2026-03-09T00:00:00-05:00');
      return Object.values(found).flatMap((day) => day.slots.map((slot) => slot.slice(8, 16)));
    };
    expect(await week()).toEqual(['02T10:00', '02T10:30', '02T11:00', '02T11:30']);
    const set = (fields: Record<string, unknown>) => call('PUT', `/calendars/${calendarId}`, fields);
    await set({ allowBookingAfter: 0, allowBookingFor: 0, appoinmentPerSlot: 2 });
    await book('2026-03-02T10:00:00-05:00');
    expect(await week()).toHaveLength(30);
    await book('2026-03-02T10:00:00-05:00');
    expect(await week()).toHaveLength(29);
    await set({ slotBuffer: 30, preBuffer: 30 });
    expect(await week()).toHaveLength(27);
    await set({ slotBuffer: 0, preBuffer: 0, appoinmentPerDay: 2 });
    expect(await week()).toHaveLength(24);
  });

  it('come from custom dates and schedules where there are any', async () => {
    const custom = [
      {
        date: '2026-03-02T00:00:00.000Z',
        hours: [{ openHour: 20, openMinute: 0, closeHour: 20, closeMinute: 60 }],
      },
    ];
    const { slots, call, calendarId, locationId, userId } = await openCalendar({ availabilities: custom });
    const times = async (from = '02', to = '04') =>
      Object.values(await slots(`2026-03-${from}T00:00:00-05:00`, `2026-03-${to}T00:00:00-05:00`)).map(
        (day) => [day.slots.length, day.slots[0]],
      );
    expect(await times()).toEqual([
      [2, '2026-03-02T20:00:00-05:00'],
      [6, '2026-03-03T09:00:00-05:00'],
    ]);
    await call('PUT', `/calendars/${calendarId}`, { availabilityType: 1 });
    expect(await times()).toHaveLength(1);
    await call('PUT', `/calendars/${calendarId}`, { availabilityType: 0 });
    expect((await times())[0]?.[0]).toBe(6);
    const rules = [
      { type: 'wday', day: 'tuesday', intervals: [{ from: '9:00', to: '10:00' }] },
      { type: 'date', date: '2026-03-02', intervals: [{ from: '15:00', to: '15:30' }] },
    ];
    const schedule = { locationId, userId, name: 'Paris', timezone: 'Europe/Paris', rules };
    await call('POST', '/calendars/schedules', { ...schedule, calendarIds: [calendarId] });
    expect(await times()).toEqual([
      [1, '2026-03-02T09:00:00-05:00'],
      [2, '2026-03-03T03:00:00-05:00'],
    ]);
  });

  it('need two times at most 31 days apart', async () => {
    const { call, calendarId } = await openCalendar();
    const status = async (query: string) =>
      (await call('GET', `/calendars/${calendarId}/free-slots${query}`)).status;
    const day = 86_400_000;
    expect(await status(`?startDate=0&endDate=${31 * day}`)).toBe(200);
    expect(await status(`?startDate=0&endDate=${31 * day + 1}`)).toBe(400);
    expect(await status('?startDate=5&endDate=4')).toBe(400);
    expect(await status('?startDate=5')).toBe(400);
    expect(await status('?startDate=monday&endDate=5')).toBe(422);
    expect(await status('?startDate=1&endDate=5&timezone=Mars')).toBe(400);
  });
});

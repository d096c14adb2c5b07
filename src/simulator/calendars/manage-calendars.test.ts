import { describe, expect, it } from 'vitest';
import { MORNINGS, openCalendar } from './calendars-under-test.ts';

describe('calendars', () => {
  it('are created, read, changed, listed and deleted', async () => {
    const { call, calendarId, locationId, state, createCalendar } = await openCalendar({ slotDuration: 45 });
    const read = await call('GET', `/calendars/${calendarId}`);
    expect(read.body['calendar']).toMatchObject({
      id: calendarId,
      locationId,
      slug: 'calls',
      slotDuration: 45,
      openHours: MORNINGS,
      isActive: true,
    });
    const changed = await call('PUT', `/calendars/${calendarId}`, { description: 'ours', isActive: false });
    expect(changed.body['calendar']).toMatchObject({ description: 'ours', slotDuration: 45 });
    const second = await createCalendar({});
    expect(second.body['calendar']).toMatchObject({ slug: 'calls-2' });
    const list = async (query: string) =>
      (await call('GET', `/calendars/?locationId=${locationId}${query}`)).body['calendars'];
    expect(await list('')).toHaveLength(2);
    expect(await list('&showDrafted=false')).toEqual([second.body['calendar']]);
    expect((await state())['calendars']).toHaveLength(2);
    expect((await call('DELETE', `/calendars/${calendarId}`)).body).toEqual({ success: true });
    expect((await call('GET', `/calendars/${calendarId}`)).status).toBe(400);
  });

  it('keep the rules of their type, unless switched off', async () => {
    const { createCalendar, ownerId, userId, control } = await openCalendar();
    const [owner, user] = [{ userId: ownerId }, { userId }];
    const wrong = [
      { calendarType: 'personal' },
      { calendarType: 'personal', teamMembers: [owner, user] },
      { calendarType: 'collective', teamMembers: [owner, user] },
      { calendarType: 'event', teamMembers: [owner] },
      { calendarType: 'round_robin', teamMembers: [owner, user], enableRecurring: true },
    ];
    for (const body of wrong) expect((await createCalendar(body)).status).toBe(422);
    const primary = { calendarType: 'collective', teamMembers: [{ ...owner, isPrimary: true }, user] };
    expect((await createCalendar(primary)).status).toBe(200);
    expect((await createCalendar({ calendarType: 'personal', teamMembers: [owner] })).status).toBe(200);
    const nobody = { calendarType: 'round_robin', teamMembers: [{ userId: 'nobody' }] };
    expect((await createCalendar(nobody)).status).toBe(422);
    await control('POST', '/__sim/behaviours', { calendarMemberRulesEnforced: false });
    for (const body of wrong) expect((await createCalendar(body)).status).toBe(200);
  });

  it('refuse a slug in use, unless switched off', async () => {
    const { createCalendar, control } = await openCalendar({ slug: 'mine' });
    expect((await createCalendar({ slug: 'mine' })).status).toBe(400);
    await control('POST', '/__sim/behaviours', { calendarSlugsUnique: false });
    expect((await createCalendar({ slug: 'mine' })).status).toBe(200);
  });

  it('know minutes of notice under v3 only, refuse unknown properties and other locations', async () => {
    const { call, calendarId, otherId, simulator, createCalendar } = await openCalendar();
    const minutes = { allowBookingAfter: 30, allowBookingAfterUnit: 'mins' };
    expect((await call('PUT', `/calendars/${calendarId}`, minutes)).status).toBe(422);
    expect((await call('PUT', `/calendars/${calendarId}`, minutes, { version: 'v3' })).status).toBe(200);
    expect((await createCalendar({ timezone: 'Europe/Paris' })).body).toMatchObject({
      message: ['property timezone should not exist'],
    });
    expect((await call('PUT', `/calendars/${calendarId}`, { calendarType: 'event' })).status).toBe(422);
    expect((await call('POST', '/calendars/', { locationId: otherId, name: 'x' })).status).toBe(403);
    const token = simulator.locations[1]?.token ?? '';
    expect((await call('GET', `/calendars/${calendarId}`, undefined, { token })).status).toBe(403);
  });

  it('take their appointments with them, unless switched off', async () => {
    const { call, book, state, calendarId, createCalendar, control } = await openCalendar();
    await book('2026-03-02T09:00:00-05:00');
    await call('DELETE', `/calendars/${calendarId}`);
    expect((await state())['appointments']).toEqual([]);
    await control('POST', '/__sim/behaviours', { calendarDeleteRemovesAppointments: false });
    const { id } = (await createCalendar({ openHours: MORNINGS })).body['calendar'] ?? {};
    expect((await book('2026-03-02T09:00:00-05:00', { calendarId: id })).status).toBe(200);
    await call('DELETE', `/calendars/${id}`);
    expect((await state())['appointments']).toHaveLength(1);
  });
});

describe('calendar groups', () => {
  it('hold calendars, have slugs of their own and can be disabled', async () => {
    const { call, locationId, state, createCalendar, control } = await openCalendar();
    const group = { locationId, name: 'Sales', description: 'All of it', slug: 'sales' };
    const isAvailable = async () =>
      (await call('POST', '/calendars/groups/validate-slug', { locationId, slug: 'sales' })).body;
    expect(await isAvailable()).toEqual({ available: true });
    const made = await call('POST', '/calendars/groups', group);
    expect(made.status).toBe(201);
    const id = made.body['group']?.id ?? '';
    expect(await isAvailable()).toEqual({ available: false });
    expect((await call('POST', '/calendars/groups', group)).status).toBe(400);
    expect((await createCalendar({ groupId: 'none' })).status).toBe(400);
    const { calendar } = (await createCalendar({ groupId: id })).body;
    const grouped = await call('GET', `/calendars/?locationId=${locationId}&groupId=${id}`);
    expect(grouped.body['calendars']).toEqual([calendar]);
    const { locationId: _, ...changes } = { ...group, name: 'Sales team' };
    expect((await call('PUT', `/calendars/groups/${id}`, changes)).body['group']).toMatchObject({
      name: 'Sales team',
      isActive: true,
    });
    await call('PUT', `/calendars/groups/${id}/status`, { isActive: false });
    expect((await call('GET', `/calendars/groups?locationId=${locationId}`)).body['groups']).toMatchObject([
      { id, isActive: false },
    ]);
    expect((await state())['calendarGroups']).toHaveLength(1);
    await control('POST', '/__sim/behaviours', { calendarSlugsUnique: false });
    expect((await call('POST', '/calendars/groups', group)).status).toBe(201);
    expect((await call('DELETE', `/calendars/groups/${id}`)).status).toBe(200);
    expect((await call('DELETE', `/calendars/groups/${id}`)).status).toBe(400);
  });
});

describe('availability schedules', () => {
  it('belong to a user and are applied to calendars', async () => {
    const { call, locationId, calendarId, userId, state } = await openCalendar();
    const rules = [{ type: 'wday', day: 'monday', intervals: [{ from: '09:00', to: '10:00' }] }];
    const body = { locationId, userId, name: 'Mondays', timezone: 'Europe/Paris', rules };
    const made = await call('POST', '/calendars/schedules', body);
    expect(made.status).toBe(201);
    const id = made.body['schedule']?.id ?? '';
    const path = `/calendars/schedules/${id}`;
    expect((await call('PUT', `${path}/associations/${calendarId}`)).body).toEqual({ success: true });
    const found = async (query: string) =>
      (await call('GET', `/calendars/schedules/search?locationId=${locationId}&userId=${userId}${query}`))
        .body['schedules'];
    expect(await found(`&calendarId=${calendarId}`)).toMatchObject([{ id, calendarIds: [calendarId] }]);
    await call('DELETE', `${path}/associations/${calendarId}`);
    expect(await found(`&calendarId=${calendarId}`)).toEqual([]);
    expect((await call('PUT', path, { name: 'Later' })).body['schedule']).toMatchObject({
      name: 'Later',
      rules,
    });
    expect((await state())['schedules']).toHaveLength(1);
    for (const wrong of [{ timezone: 'Mars/Crater' }, { userId: 'nobody' }, { calendarIds: ['none'] }])
      expect((await call('POST', '/calendars/schedules', { ...body, ...wrong })).status).toBe(422);
    expect((await call('DELETE', path)).status).toBe(200);
    expect((await call('GET', path)).status).toBe(404);
  });
});

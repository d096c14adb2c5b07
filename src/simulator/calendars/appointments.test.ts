import { describe, expect, it } from 'vitest';
import { openCalendar } from './calendars-under-test.ts';

const AT_NINE = '2026-03-02T09:00:00-05:00';

describe('appointments', () => {
  it('are created with 200, read, changed and deleted with 201', async () => {
    const { book, call, calendarId, contactId, locationId, state } = await openCalendar({ slotDuration: 60 });
    const made = await book('2026-03-02T14:00:00Z', { description: 'first', address: '1 Road' });
    expect(made).toMatchObject({
      status: 200,
      body: {
        calendarId,
        contactId,
        locationId,
        title: 'Ada Byron',
        startTime: AT_NINE,
        endTime: '2026-03-02T10:00:00-05:00',
        appointmentStatus: 'confirmed',
        meetingLocationType: 'custom',
        isRecurring: false,
      },
    });
    const path = `/calendars/events/appointments/${made.body.id}`;
    const moved = await call('PUT', path, { startTime: '2026-03-02T10:00:00-05:00', title: 'Later' });
    expect(moved.body).toMatchObject({ endTime: '2026-03-02T11:00:00-05:00', title: 'Later' });
    const read = (await call('GET', path)).body['event'];
    expect(read).toMatchObject({ id: made.body.id, title: 'Later', description: 'first', users: [] });
    const range = `locationId=${locationId}&startTime=${Date.parse(AT_NINE)}&endTime=${Date.parse('2026-03-03')}`;
    expect((await call('GET', `/calendars/events?${range}&calendarId=${calendarId}`)).body).toEqual({
      events: [read],
    });
    expect((await call('GET', `/calendars/events?${range}`)).status).toBe(400);
    expect((await state())['appointments']).toEqual([read]);
    expect(await call('DELETE', `/calendars/events/${made.body.id}`, {})).toMatchObject({
      status: 201,
      body: { succeeded: true },
    });
    expect((await call('GET', path)).status).toBe(400);
  });

  it('must stand in a free slot within the date range, unless a flag says otherwise', async () => {
    const { book } = await openCalendar({ allowBookingAfter: 1, allowBookingAfterUnit: 'days' });
    const status = async (time: string, flags: Record<string, unknown> = {}) =>
      (await book(time, flags)).status;
    expect(await status('2026-03-03T09:00:00-05:00')).toBe(200);
    expect(await status('2026-03-03T09:00:00-05:00')).toBe(400);
    expect(await status('2026-03-03T09:10:00-05:00')).toBe(400);
    expect(await status('2026-03-03T13:00:00-05:00')).toBe(400);
    expect(await status('2026-03-03T13:00:00-05:00', { ignoreDateRange: true })).toBe(400);
    expect(await status(AT_NINE)).toBe(400);
    expect(await status(AT_NINE, { ignoreDateRange: true })).toBe(200);
    expect(await status(AT_NINE, { ignoreDateRange: true })).toBe(400);
    expect(await status('2026-03-02T03:07:00-05:00', { ignoreFreeSlotValidation: true })).toBe(200);
    expect(await status(AT_NINE, { ignoreFreeSlotValidation: true, endTime: AT_NINE })).toBe(400);
  });

  it('may lie in the past with both flags, unless switched off', async () => {
    const { book, control } = await openCalendar();
    const flags = { ignoreDateRange: true, ignoreFreeSlotValidation: true, appointmentStatus: 'showed' };
    const past = '2019-06-01T10:00:00Z';
    expect(await book(past, flags)).toMatchObject({ status: 200, body: { appointmentStatus: 'showed' } });
    expect((await book(past)).status).toBe(400);
    await control('POST', '/__sim/behaviours', { pastAppointments: 'refuse' });
    expect((await book(past, flags)).status).toBe(400);
  });

  it('start automations, but not with toNotify false', async () => {
    const { book, call, ui, state, contactId } = await openCalendar();
    const events = async () => (await state()).triggerLog.map((entry) => [entry['event'], entry['detail']]);
    await book(AT_NINE);
    expect(await events()).toEqual([]);
    await ui('publish-workflow', {});
    await book('2026-03-02T09:30:00-05:00', { toNotify: false });
    expect(await events()).toEqual([]);
    const { id } = (await book('2026-03-02T10:00:00-05:00')).body;
    const path = `/calendars/events/appointments/${id}`;
    await call('PUT', path, { appointmentStatus: 'noshow', toNotify: false });
    await call('PUT', path, { title: 'Only the title' });
    await call('PUT', path, { appointmentStatus: 'cancelled' });
    expect(await events()).toEqual([
      ['appointment-booked', 'confirmed'],
      ['appointment-status', 'cancelled'],
    ]);
    expect((await state()).triggerLog[0]).toMatchObject({ contactId });
  });

  it('need a member on team calendars: 422, 400 or none, as switched', async () => {
    const { createCalendar, book, ownerId, userId, control } = await openCalendar();
    const team = { calendarType: 'round_robin', teamMembers: [{ userId: ownerId }] };
    const { id } = (await createCalendar(team)).body['calendar'] ?? {};
    const flags = { calendarId: id, ignoreFreeSlotValidation: true };
    expect((await book(AT_NINE, flags)).status).toBe(422);
    expect((await book(AT_NINE, { ...flags, assignedUserId: userId })).status).toBe(422);
    expect((await book(AT_NINE, { ...flags, assignedUserId: ownerId })).body).toMatchObject({
      assignedUserId: ownerId,
    });
    await control('POST', '/__sim/behaviours', { appointmentMemberMissing: '400' });
    expect((await book(AT_NINE, flags)).status).toBe(400);
    await control('POST', '/__sim/behaviours', { appointmentMemberMissing: 'accept' });
    expect((await book(AT_NINE, flags)).body).toMatchObject({ assignedUserId: ownerId });
    const personal = { ...team, calendarType: 'personal' };
    const own = (await createCalendar(personal)).body['calendar']?.id;
    expect((await book(AT_NINE, { ...flags, calendarId: own })).body).toMatchObject({
      assignedUserId: ownerId,
    });
  });

  it('may be completed under v3 only; times need an offset; nothing unknown is taken', async () => {
    const { book, otherId, call, calendarId, contactId, locationId, simulator } = await openCalendar();
    const done = { appointmentStatus: 'completed' };
    expect((await book(AT_NINE, done)).status).toBe(422);
    const made = await book(AT_NINE, done, 'v3');
    expect(made).toMatchObject({ status: 200, body: done });
    expect((await book('2026-03-02T10:00:00')).status).toBe(422);
    expect((await book('2026-02-30T10:00:00Z', { selectedTimezone: 'x' })).status).toBe(422);
    expect((await book(AT_NINE, { contactId: 'nobody' })).status).toBe(400);
    expect((await book(AT_NINE, { calendarId: 'nothing' })).status).toBe(400);
    expect((await book(AT_NINE, { locationId: otherId })).status).toBe(403);
    const path = `/calendars/events/appointments/${made.body.id}`;
    expect((await call('PUT', path, { locationId })).status).toBe(422);
    expect((await call('PUT', path, { contactId })).status).toBe(422);
    const token = simulator.locations[1]?.token ?? '';
    for (const method of ['GET', 'PUT'])
      expect((await call(method, path, method === 'GET' ? undefined : {}, { token })).status).toBe(403);
    const range = `locationId=${otherId}&startTime=0&endTime=1&calendarId=${calendarId}`;
    expect((await call('GET', `/calendars/events?${range}`)).status).toBe(403);
  });

  it('carry notes of at most 5000 characters, listed by twenty', async () => {
    const { book, call } = await openCalendar();
    const made = await book(AT_NINE);
    const path = `/calendars/appointments/${made.body.id}/notes`;
    for (let number = 0; number < 21; number++) {
      const answer = await call('POST', path, { body: `note ${number}` });
      expect(answer.status).toBe(201);
    }
    const list = async (query: string) => (await call('GET', `${path}${query}`)).body;
    expect(await list('?limit=20&offset=0')).toMatchObject({ hasMore: true });
    expect(await list('?limit=20&offset=20')).toMatchObject({ hasMore: false, notes: [{ body: 'note 20' }] });
    expect((await call('GET', `${path}?limit=21&offset=0`)).status).toBe(422);
    expect((await call('GET', path)).status).toBe(422);
    expect((await call('POST', path, { body: 'x'.repeat(5001) })).status).toBe(422);
    const [first] = (await list('?limit=1&offset=0'))['notes'] as unknown as { id: string }[];
    expect((await call('PUT', `${path}/${first?.id}`, { body: 'changed' })).body['note']).toMatchObject({
      body: 'changed',
    });
    expect((await call('DELETE', `${path}/${first?.id}`)).status).toBe(200);
    expect((await call('DELETE', `${path}/${first?.id}`)).status).toBe(400);
  });
});

describe('blocked slots', () => {
  it('belong to a calendar or a user, to both only when switched off', async () => {
    const { call, locationId, calendarId, userId, control, state } = await openCalendar();
    const slot = { locationId, startTime: AT_NINE, endTime: '2026-03-02T11:00:00-05:00', title: 'Out' };
    const block = (more: Record<string, unknown>) =>
      call('POST', '/calendars/events/block-slots', { ...slot, ...more });
    expect((await block({})).status).toBe(400);
    expect((await block({ calendarId, assignedUserId: userId })).status).toBe(400);
    const made = await block({ calendarId });
    expect(made).toMatchObject({ status: 201, body: { calendarId, title: 'Out', startTime: AT_NINE } });
    const path = `/calendars/events/block-slots/${made.body.id}`;
    expect((await call('PUT', path, { locationId, title: 'Away' })).body).toMatchObject({ title: 'Away' });
    const range = `locationId=${locationId}&startTime=0&endTime=${Date.parse('2027-01-01')}`;
    const listed = await call('GET', `/calendars/blocked-slots?${range}&calendarId=${calendarId}`);
    expect(listed.body['events']).toMatchObject([{ id: made.body.id, title: 'Away' }]);
    expect((await state())['blockSlots']).toHaveLength(1);
    await control('POST', '/__sim/behaviours', { blockSlotOwnerExclusive: false });
    expect((await block({ calendarId, assignedUserId: userId })).status).toBe(201);
    expect((await call('DELETE', `/calendars/events/${made.body.id}`)).status).toBe(201);
    expect((await state())['blockSlots']).toHaveLength(1);
  });
});

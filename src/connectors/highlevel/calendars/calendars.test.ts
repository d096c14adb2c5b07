import { expect, test } from 'vitest';
import { referenceLine } from '../../../model/reference-line.ts';
import { done, found, openHighLevel } from '../highlevel-under-test.ts';

const mornings = {
  daysOfTheWeek: [1, 2, 3],
  hours: [{ openHour: 9, openMinute: 0, closeHour: 12, closeMinute: 30 }],
};

async function openCalendar() {
  const opened = await openHighLevel();
  const { highLevel, send } = opened;
  const users = found(await highLevel.listUsers());
  const hostId = users[0]?.id ?? '';
  const desired = {
    name: 'Strategy call',
    description: 'Carried over from Kartra',
    type: 'round_robin',
    memberIds: [hostId],
    slotMinutes: 45,
    bufferMinutes: 15,
    noticeHours: 24,
    openHours: [mornings],
    active: true,
  } as const;
  const calendarId = done(await highLevel.calendars.create(send, desired)).id;
  return { ...opened, users, hostId, desired, calendarId };
}

test('users are found with their e-mail in lower case', async () => {
  const { users } = await openCalendar();
  expect(users.length).toBeGreaterThan(0);
  for (const { id, name, email } of users) {
    expect(id).not.toBe('');
    expect(name).not.toBe('');
    expect(email).toMatch(/^[^A-Z]+@[^A-Z]+$/);
  }
});

test('a calendar is created with its hours, alerts nobody, and is found by name', async () => {
  const { highLevel, send, desired, calendarId, requests, hostId } = await openCalendar();
  const body = requests.find(({ route }) => route === 'POST /calendars/')?.body;
  expect(body).toMatchObject({ shouldSendAlertEmailsToAssignedMember: false, googleInvitationEmails: false });
  const whole = {
    id: calendarId,
    name: desired.name,
    description: desired.description,
    type: 'round_robin',
    groupId: null,
    active: true,
    slotMinutes: 45,
    intervalMinutes: 45,
    bufferMinutes: 15,
    noticeHours: 24,
    seatsPerSlot: null,
    openHours: [mornings],
    memberIds: [hostId],
  };
  expect(found(await highLevel.calendars.read(send, calendarId))).toEqual(whole);
  expect(found(await highLevel.calendars.findExisting(send, 'strategy CALL'))).toEqual(whole);
  expect(found(await highLevel.listCalendars())).toEqual([whole]);
  done(await highLevel.calendars.update(send, calendarId, { slotMinutes: 60, active: false }));
  expect(found(await highLevel.calendars.read(send, calendarId))).toEqual({
    ...whole,
    slotMinutes: 60,
    intervalMinutes: 60,
    active: false,
  });
  const nobodys = { ...desired, name: 'Other', memberIds: ['nobody'] };
  expect(await highLevel.calendars.create(send, nobodys)).toMatchObject({ kind: 'refused', status: 422 });
  expect(await highLevel.calendars.remove(send, calendarId)).toMatchObject({ kind: 'done' });
  expect(await highLevel.calendars.read(send, calendarId)).toEqual({ kind: 'absent' });
});

test('a group of calendars is created, renamed and removed', async () => {
  const { highLevel, send } = await openCalendar();
  const group = { name: 'Coaching', description: '', slug: 'coaching' };
  const { id } = done(await highLevel.calendarGroups.create(send, group));
  expect(found(await highLevel.calendarGroups.findExisting(send, 'COACHING'))).toEqual({
    id,
    name: 'Coaching',
    slug: 'coaching',
  });
  done(await highLevel.calendarGroups.update(send, id, { ...group, name: 'Mentoring' }));
  expect(found(await highLevel.listCalendarGroups())).toMatchObject([{ id, name: 'Mentoring' }]);
  expect(await highLevel.calendarGroups.remove(send, id)).toMatchObject({ kind: 'done' });
  expect(await highLevel.calendarGroups.findExisting(send, 'Mentoring')).toEqual({ kind: 'absent' });
});

test('a schedule keeps its own time zone and is applied to calendars', async () => {
  const { highLevel, send, hostId, calendarId } = await openCalendar();
  const rules = [{ day: 'monday', intervals: [{ from: '09:00', to: '12:30' }] }] as const;
  const desired = {
    name: 'Kartra: Strategy call',
    userId: hostId,
    timeZone: 'Europe/Lisbon',
    rules,
    calendarIds: [],
  };
  const { id } = done(await highLevel.schedules.create(send, desired));
  expect(await highLevel.schedules.apply(send, id, calendarId)).toEqual({ kind: 'done', id, record: null });
  const key = { userId: hostId, name: desired.name };
  expect(found(await highLevel.schedules.findExisting(send, key))).toEqual({
    id,
    updatedAt: expect.any(Number) as number,
    ...desired,
    calendarIds: [calendarId],
  });
  done(await highLevel.schedules.update(send, id, { timeZone: 'America/New_York' }));
  expect(found(await highLevel.schedules.read(send, id))).toMatchObject({
    timeZone: 'America/New_York',
    rules,
    calendarIds: [calendarId],
  });
  const nowhere = { ...desired, timeZone: 'Europe/Nowhere' };
  expect(await highLevel.schedules.create(send, nowhere)).toMatchObject({ kind: 'refused', status: 422 });
  expect(await highLevel.schedules.remove(send, id)).toMatchObject({ kind: 'done' });
  expect(await highLevel.schedules.read(send, id)).toEqual({ kind: 'absent' });
});

test('an appointment keeps its instant, outside every slot and in silence', async () => {
  const { highLevel, send, calendarId, hostId, person, requests, state, fault } = await openCalendar();
  const contactId = await person('booked@example.com');
  const before = (await state())['triggerLog']?.length;
  const desired = {
    calendarId,
    contactId,
    startTime: '2031-03-29T23:10:00-05:00',
    endTime: '2031-03-29T23:55:00-05:00',
    title: 'Strategy call with Ann',
    status: 'confirmed',
    ownerId: hostId,
    address: 'https://meet.example/abc',
    description: `Booked in Kartra\n${referenceLine('B:1')}`,
  } as const;
  const { id } = done(await highLevel.appointments.create(send, desired));
  const silent = { toNotify: false, ignoreDateRange: true, ignoreFreeSlotValidation: true };
  expect(requests.at(-1)?.body).toMatchObject(silent);
  const startsAt = Date.parse('2031-03-30T04:10:00Z');
  expect(found(await highLevel.appointments.read(send, id))).toEqual({
    id,
    updatedAt: expect.any(Number) as number,
    calendarId,
    contactId,
    title: desired.title,
    startsAt,
    endsAt: startsAt + 45 * 60_000,
    status: 'confirmed',
    ownerId: hostId,
    address: desired.address,
    description: desired.description,
  });
  const key = { calendarId, contactId, startsAt, reference: 'B:1' };
  expect(found(await highLevel.appointments.findExisting(send, key))).toMatchObject({ id });
  expect(await highLevel.appointments.findExisting(send, { ...key, reference: 'B:2' })).toEqual({
    kind: 'absent',
  });
  await fault('status:504', 'POST', '/calendars/events/appointments');
  expect(await highLevel.appointments.create(send, desired)).toMatchObject({ kind: 'unknown', status: 504 });
  const moved = { startTime: '2031-04-02T10:00:00Z', endTime: '2031-04-02T10:45:00Z' };
  done(await highLevel.appointments.update(send, id, { ...moved, status: 'cancelled' }));
  expect(requests.at(-1)?.body).toMatchObject(silent);
  expect(found(await highLevel.appointments.read(send, id))).toMatchObject({
    startsAt: Date.parse(moved.startTime),
    status: 'cancelled',
  });
  const span = { calendarId, fromMs: startsAt, toMs: startsAt + 10 * 86_400_000 };
  expect(found(await highLevel.listAppointments(span))).toHaveLength(1);
  expect(await highLevel.appointments.create(send, { ...desired, contactId: 'nobody' })).toMatchObject({
    kind: 'refused',
  });
  expect(await highLevel.appointments.remove(send, id)).toEqual({ kind: 'done', id, record: null });
  expect(await highLevel.appointments.read(send, id)).toEqual({ kind: 'absent' });
  expect((await state())['triggerLog']?.length).toBe(before);
});

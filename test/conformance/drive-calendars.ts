/** The tour of calendars, groups, schedules, appointments, blocked slots and appointment notes. */
import type { TourPlace } from './drive-platform.ts';
import { asObject } from './load-specs.ts';
import { createRecorder, type Recorder, textAt } from './record-exchanges.ts';
import type { Exchange } from './spec-validator.ts';

const openHours = [
  {
    daysOfTheWeek: [0, 1, 2, 3, 4, 5, 6],
    hours: [{ openHour: 8, openMinute: 0, closeHour: 20, closeMinute: 0 }],
  },
];

/** Every exchange of the tour; `edition` is v2, whose calendars have a Version of their own, or v3. */
export async function driveCalendars(place: TourPlace, edition: 'v2' | 'v3'): Promise<Exchange[]> {
  const recorder = createRecorder(place.url, place.token, edition === 'v3' ? 'v3' : '2021-04-15');
  const userId = await findUser(place, recorder);
  const groupId = await tourGroups(place, recorder, edition);
  const calendarId = await tourCalendars(place, recorder, edition, { userId, groupId });
  await tourSchedules(place, recorder, userId, calendarId);
  await tourAppointments(place, recorder, edition, calendarId);
  await tourBlocks(place, recorder, calendarId);
  const { send } = recorder;
  await send('GET', `/calendars/${calendarId}`, undefined, place.otherToken);
  await send('GET', `/calendars/${calendarId}`, undefined, 'not-a-token');
  await send('DELETE', `/calendars/${calendarId}`);
  await send('GET', `/calendars/${calendarId}`);
  await send('DELETE', `/calendars/groups/${groupId}`);
  return [...recorder.exchanges];
}

async function findUser({ locationId }: TourPlace, { send }: Recorder): Promise<string> {
  const companyId = textAt(await send('GET', `/locations/${locationId}`), 'location.companyId');
  const answer = await send('GET', `/users/search?companyId=${companyId}&locationId=${locationId}`);
  const [user] = answer['users'] as unknown[];
  return textAt(asObject(user), 'id');
}

async function tourGroups({ locationId }: TourPlace, { send }: Recorder, edition: string): Promise<string> {
  const group = { name: 'Consultations', description: 'All of them', slug: `consultations-${edition}` };
  await send('POST', '/calendars/groups/validate-slug', { locationId, slug: group.slug });
  const made = await send('POST', '/calendars/groups', { locationId, ...group });
  const id = textAt(made, 'group.id');
  await send('POST', '/calendars/groups', { locationId, ...group });
  await send('GET', `/calendars/groups?locationId=${locationId}`);
  await send('PUT', `/calendars/groups/${id}`, { ...group, name: 'Consulting' });
  await send('PUT', `/calendars/groups/${id}/status`, { isActive: true });
  await send('PUT', '/calendars/groups/nothing/status', { isActive: true });
  return id;
}

async function tourCalendars(
  { locationId }: TourPlace,
  { send }: Recorder,
  edition: string,
  { userId, groupId }: { readonly userId: string; readonly groupId: string },
): Promise<string> {
  const calendar = {
    locationId,
    groupId,
    name: `Discovery call ${edition}`,
    description: 'Kartra calendar',
    calendarType: 'personal',
    teamMembers: [{ userId, priority: 0.5, isPrimary: true }],
    eventTitle: '{{contact.name}}',
    eventColor: '#039be5',
    slotDuration: 30,
    slotDurationUnit: 'mins',
    slotInterval: 30,
    slotIntervalUnit: 'mins',
    allowBookingAfter: 1,
    allowBookingAfterUnit: edition === 'v3' ? 'mins' : 'hours',
    allowBookingFor: 60,
    allowBookingForUnit: 'days',
    openHours,
    autoConfirm: true,
  };
  const made = await send('POST', '/calendars/', calendar);
  const id = textAt(made, 'calendar.id');
  await send('GET', `/calendars/${id}`);
  await send('GET', `/calendars/?locationId=${locationId}`);
  await send('GET', `/calendars/?locationId=${locationId}&groupId=${groupId}&showDrafted=false`);
  const date = '2030-01-01T00:00:00.000Z';
  await send('PUT', `/calendars/${id}`, {
    slotBuffer: 5,
    availabilities: [{ date, hours: [], deleted: false }],
  });
  await send('POST', '/calendars/', { ...calendar, groupId: 'nothing' });
  await send('PUT', '/calendars/nothing', { name: 'x' });
  const now = Date.now();
  const slots = `/calendars/${id}/free-slots`;
  await send('GET', `${slots}?startDate=${now}&endDate=${now + 3 * 86_400_000}&timezone=Europe/Paris`);
  await send('GET', `${slots}?startDate=${now}&endDate=${now + 32 * 86_400_000}`);
  return id;
}

async function tourSchedules(
  { locationId }: TourPlace,
  { send }: Recorder,
  userId: string,
  calendarId: string,
): Promise<void> {
  const rules = [{ type: 'wday', day: 'monday', intervals: [{ from: '09:00', to: '17:00' }] }];
  const body = { locationId, userId, name: 'Mondays', timezone: 'America/New_York', rules };
  const made = await send('POST', '/calendars/schedules', { ...body, calendarIds: [] });
  const path = `/calendars/schedules/${textAt(made, 'schedule.id')}`;
  await send('POST', '/calendars/schedules', { ...body, timezone: 'nowhere' });
  await send('GET', `/calendars/schedules/search?locationId=${locationId}&userId=${userId}&skip=0&limit=10`);
  await send('PUT', path, { name: 'Only Mondays' });
  await send('PUT', `${path}/associations/${calendarId}`);
  await send('DELETE', `${path}/associations/${calendarId}`);
  await send('GET', path);
  await send('DELETE', path);
  await send('GET', path);
}

async function tourAppointments(
  { locationId }: TourPlace,
  { send }: Recorder,
  edition: string,
  calendarId: string,
): Promise<void> {
  const email = `guest.${edition}@example.com`;
  const contactId = textAt(await send('POST', '/contacts/', { locationId, email }), 'contact.id');
  const past = {
    calendarId,
    locationId,
    contactId,
    startTime: '2023-05-04T10:00:00-04:00',
    endTime: '2023-05-04T10:45:00-04:00',
    title: 'Strategy call',
    description: 'held in Kartra',
    address: 'Zoom',
    meetingLocationType: 'custom',
    appointmentStatus: edition === 'v3' ? 'completed' : 'showed',
    ignoreDateRange: true,
    ignoreFreeSlotValidation: true,
    toNotify: false,
  };
  const made = await send('POST', '/calendars/events/appointments', past);
  const id = textAt(made, 'id');
  const path = `/calendars/events/appointments/${id}`;
  await send('POST', '/calendars/events/appointments', { ...past, ignoreFreeSlotValidation: false });
  await send('POST', '/calendars/events/appointments', { ...past, contactId: 'nobody' });
  await send('GET', path);
  await send('PUT', path, { appointmentStatus: 'cancelled', toNotify: false });
  const range = `locationId=${locationId}&startTime=1000000000000&endTime=1800000000000`;
  await send('GET', `/calendars/events?${range}&calendarId=${calendarId}`);
  await send('GET', `/calendars/events?${range}`);
  const notes = `/calendars/appointments/${id}/notes`;
  const note = await send('POST', notes, { body: 'Arrived late' });
  const noteId = textAt(note, 'note.id');
  await send('GET', `${notes}?limit=20&offset=0`);
  await send('PUT', `${notes}/${noteId}`, { body: 'Arrived on time' });
  await send('DELETE', `${notes}/${noteId}`);
  await send('DELETE', `${notes}/${noteId}`);
  await send('DELETE', `/calendars/events/${id}`, {});
  await send('GET', path);
  await send('DELETE', `/contacts/${contactId}`);
}

async function tourBlocks({ locationId }: TourPlace, { send }: Recorder, calendarId: string): Promise<void> {
  const times = { startTime: '2030-01-01T10:00:00-05:00', endTime: '2030-01-01T11:00:00-05:00' };
  const block = { locationId, calendarId, title: 'Closed', ...times };
  const made = await send('POST', '/calendars/events/block-slots', block);
  const id = textAt(made, 'id');
  await send('PUT', `/calendars/events/block-slots/${id}`, { ...block, title: 'Shut' });
  const range = `locationId=${locationId}&startTime=1800000000000&endTime=2000000000000`;
  await send('GET', `/calendars/blocked-slots?${range}&calendarId=${calendarId}`);
  await send('DELETE', `/calendars/events/${id}`, {});
}

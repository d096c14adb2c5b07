/** HighLevel's official SDK creates calendars and appointments on the simulator. */
import { HighLevel } from '@gohighlevel/api-client';
import { expect, it, onTestFinished } from 'vitest';
import { startSimulator } from '../../src/simulator/start-simulator.ts';

it('the SDK creates a calendar and an appointment, and reads them back', async () => {
  const simulator = await startSimulator({ behaviours: { searchLagMs: 0 } });
  onTestFinished(() => simulator.stop());
  const [location] = simulator.locations;
  if (location === undefined) throw new Error('the simulator has no location');
  const sdk = new HighLevel({ privateIntegrationToken: location.token, logLevel: 'none' });
  sdk.addRequestInterceptor({ onFulfilled: (config) => ({ ...config, baseURL: simulator.url }) });
  const locationId = location.id;

  const { group } = await sdk.calendars.createCalendarGroup({
    locationId,
    name: 'Consulting',
    description: 'All of it',
    slug: 'consulting',
  });
  const { calendar } = await sdk.calendars.createCalendar({
    locationId,
    name: 'Discovery call',
    calendarType: 'event',
    ...(group?.id === undefined ? {} : { groupId: group.id }),
  });
  const calendarId = calendar.id;
  expect(await sdk.calendars.getCalendar({ calendarId })).toMatchObject({
    calendar: { name: 'Discovery call', groupId: group?.id },
  });
  const { contact } = await sdk.contacts.createContact({ locationId, email: 'ada@example.com' });
  const made = await sdk.calendars.createAppointment({
    calendarId,
    locationId,
    contactId: contact?.id ?? '',
    startTime: '2023-05-04T10:00:00-04:00',
    endTime: '2023-05-04T10:45:00-04:00',
    appointmentStatus: 'showed',
    ignoreDateRange: true,
    ignoreFreeSlotValidation: true,
    toNotify: false,
  });
  expect(made).toMatchObject({ calendarId, appointmentStatus: 'showed' });
  expect(await sdk.calendars.getAppointment({ eventId: made.id })).toMatchObject({
    event: { id: made.id, calendarId, contactId: contact?.id },
  });
  const { note } = await sdk.calendars.createAppointmentNote({ appointmentId: made.id }, { body: 'On time' });
  expect(note).toMatchObject({ body: 'On time' });
  await sdk.calendars.deleteEvent({ eventId: made.id }, {});
  await expect(sdk.calendars.getAppointment({ eventId: made.id })).rejects.toMatchObject({ statusCode: 400 });
});

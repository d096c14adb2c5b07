/**
 * Owns: GET /contacts/{contactId}/appointments. Source: contacts specs v2 and v3: `{events}`, times as
 * `2021-07-16 11:00:00` by the examples. Unverified: that they are local to the location; oldest first.
 */

import { showAppointment } from '../calendars/appointment-body.ts';
import { showInZone } from '../calendars/compute-free-slots.ts';
import type { PlatformReply, PlatformRequest } from '../http/platform-route.ts';
import { requireContact } from './write-contact.ts';

export function listContactAppointments(request: PlatformRequest): PlatformReply {
  const { id } = requireContact(request);
  const { location } = request;
  const local = (ms: number) => showInZone(ms, location.record.timezone).slice(0, 19).replace('T', ' ');
  const events = location.appointments
    .values()
    .filter(({ contactId }) => contactId === id)
    .sort((left, right) => left.startMs - right.startMs)
    .map((appointment) => ({
      ...showAppointment(appointment, location),
      status: 'booked',
      startTime: local(appointment.startMs),
      endTime: local(appointment.endMs),
      dateAdded: local(appointment.dateAddedMs),
      dateUpdated: local(appointment.dateUpdatedMs),
    }));
  return { status: 200, body: { events } };
}

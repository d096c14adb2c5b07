/**
 * Moving or changing an appointment that stands, as silently as it was made: its start and end go together, and no
 * automation runs. Its person never changes.
 */
import type { AppointmentDesired } from '../connectors/highlevel/calendars/appointments.ts';
import { appointmentValues } from '../model/booking-values.ts';
import { appointmentStatuses, type DestinationAppointment } from '../model/calendar.ts';
import { isSameBookingValue } from '../model/compare-booking.ts';
import { asExpectedAppointment } from '../model/expected-calendar.ts';
import type { Operation } from '../model/journal.ts';
import type { FieldChange } from '../model/plan.ts';
import type { ApplyTools, OperationHandler } from './tools.ts';
import { updateFields } from './update-fields.ts';

export const updateAppointment: OperationHandler = { execute: update, resolve: update };

function update(operation: Operation, tools: ApplyTools): Promise<void> {
  const { appointments } = tools.destination;
  return updateFields<DestinationAppointment>(operation, tools, {
    together: ['start', 'end'],
    read: (send, id) => appointments.read(send, id),
    valueOf: (found, field) => appointmentValues(found)[field],
    isSame: ({ after }, standing) => isSameBookingValue(standing, after),
    write: (send, id, changes) => appointments.update(send, id, desiredOf(operation, changes)),
  });
}

function desiredOf({ expected }: Operation, changes: readonly FieldChange[]): Partial<AppointmentDesired> {
  const { startTime, endTime, title, description } = asExpectedAppointment(expected);
  const desired: { -readonly [name in keyof AppointmentDesired]?: AppointmentDesired[name] } = {};
  for (const { field, after } of changes) {
    const text = typeof after === 'string' ? after : '';
    // The instant with the offset the guest saw, not the bare number.
    if (field === 'start') desired.startTime = startTime;
    if (field === 'end') desired.endTime = endTime;
    if (field === 'title') desired.title = title;
    if (field === 'description') desired.description = description;
    if (field === 'calendar') desired.calendarId = text;
    if (field === 'owner') desired.ownerId = text;
    if (field === 'address') desired.address = text;
    const status = field === 'status' ? appointmentStatuses.find((one) => one === text) : undefined;
    if (status !== undefined) desired.status = status;
  }
  return desired;
}

/** The bookings of the account's calendars. */

import { type Appointment, drawAppointments, drawGuestAppointments } from './draw-appointments.ts';
import { type Column, headersOf, type RecordSheet } from './record-sheet.ts';

const COLUMNS: readonly Column<Appointment>[] = [
  { header: 'Booking ID', write: ({ id }) => id },
  { header: 'Calendar', write: ({ calendar }) => calendar.name },
  { header: 'Class', write: ({ className }) => className },
  { header: 'Lead ID', write: ({ leadId }) => leadId },
  { header: 'Email', write: ({ email }) => email },
  { header: 'Name', write: ({ name }) => name },
  { header: 'Start', write: ({ start }) => start.toString({ smallestUnit: 'second' }).replace('T', ' ') },
  { header: 'End', write: ({ end }) => end.toString({ smallestUnit: 'second' }).replace('T', ' ') },
  { header: 'Time Zone', write: ({ calendar }) => calendar.zone },
  { header: 'Host Email', write: ({ host }) => host.email },
  { header: 'Status', write: ({ status }) => status },
  { header: 'Location', write: ({ calendar }) => calendar.location },
  { header: 'Notes', write: ({ notes }) => notes },
];

const write = (appointment: Appointment): readonly string[] =>
  COLUMNS.map((column) => column.write(appointment));

export const APPOINTMENT_SHEET: RecordSheet = {
  object: 'appointments',
  label: 'appointments',
  header: headersOf(COLUMNS),
  ofMember: (plan, { person }) => drawAppointments(plan, person).map(write),
  ofAccount: (plan) => drawGuestAppointments(plan).map(write),
};

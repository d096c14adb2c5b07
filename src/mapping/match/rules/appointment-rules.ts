/** Fields of an appointment. */
import { type Rule, rule } from './rule.ts';

const own = 'appointment text value hidden calendar';
const here = { in: 'appointment' } as const;

export const appointmentRules: readonly Rule[] = [
  rule('appointment.startTime', 0.96, 'started', { may: `${own} date time scheduled`, ...here }),
  rule('appointment.startTime', 0.92, 'date', { may: `${own} time started`, ...here }),
  rule('appointment.startTime', 0.84, 'time', { may: own, ...here }),
  rule('appointment.endTime', 0.96, 'ended', { may: `${own} date time`, ...here }),
  rule('appointment.status', 0.95, 'status', { may: `${own} attended`, ...here }),
  rule('appointment.status', 0.87, 'stateOrStatus|state', { may: own, ...here }),
  rule('appointment.status', 0.78, 'cancelled', { may: `${own} flag`, ...here }),
  rule('appointment.status', 0.7, 'attended|confirmed', { may: `${own} flag`, ...here }),
  rule('appointment.title', 0.94, 'title', { may: own, ...here }),
  rule('appointment.title', 0.86, 'appointment', { may: 'name namePart title', ...here }),
  rule('appointment.title', 0.66, 'description', { may: own, ...here }),
  rule('appointment.notes', 0.95, 'notes', { may: `${own} person`, ...here }),
  rule('appointment.notes', 0.84, 'message', { may: `${own} person`, ...here }),
  rule('appointment.notes', 0.7, 'description', { may: own, ...here }),
  rule('appointment.location', 0.95, 'location|place', { may: `${own} name namePart address url`, ...here }),
  rule('appointment.location', 0.72, 'address|city', { may: 'appointment', ...here }),
  rule('appointment.calendar', 0.95, 'calendar', { may: 'appointment name namePart title text', ...here }),
  rule('appointment.calendar', 0.86, 'appointment type', { may: 'name namePart title', ...here }),
  rule('appointment.calendar', 0.74, 'type|service|product|category', {
    may: 'appointment name namePart',
    ...here,
  }),
  rule('appointment.assignedTo', 0.95, 'staff|owner', {
    may: `${own} name namePart email user person assigned`,
    ...here,
  }),
  rule('appointment.assignedTo', 0.985, 'user email', { may: 'appointment', ...here }),
  rule('appointment.assignedTo', 0.84, 'user', { may: 'name namePart email appointment', ...here }),
  rule('appointment.assignedTo', 0.84, 'assigned', { may: 'user name namePart appointment', ...here }),
  rule(
    'custom',
    0.9,
    'duration|price|amount|paid|payment|reason|quantity|count|scheduled|created|updated|trial|total|tax|currency|coupon|method|bought',
    { may: '*', ...here },
  ),
  rule('custom', 0.88, 'staff|owner phone|mobile|number', { may: '*', ...here }),
  rule('custom', 0.86, 'cancelled date|time|reason|person|user|notes', { may: '*', ...here }),
];

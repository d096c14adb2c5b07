/**
 * Bookings: past and future, in the zones of their calendars, some on days on which clocks change.
 *
 * Start and end are wall-clock times of the row's own zone; no drawn time is one that does not exist or comes twice.
 */

import { Temporal } from 'temporal-polyfill';
import type { Random } from '../create-random.ts';
import { createRandom } from '../create-random.ts';
import type { Person } from '../draw-person.ts';
import type { AccountPlan } from '../plan-account.ts';
import { CALENDARS, type Calendar } from './calendar-table.ts';
import type { Staff } from './staff.ts';

export type AppointmentStatus = 'Scheduled' | 'Completed' | 'Cancelled' | 'No Show';

export interface Appointment {
  readonly id: string;
  readonly calendar: Calendar;
  readonly className: string;
  readonly host: Staff;
  readonly leadId: string;
  readonly email: string;
  readonly name: string;
  readonly start: Temporal.PlainDateTime;
  readonly end: Temporal.PlainDateTime;
  /** ISO, UTC. */
  readonly startsAt: string;
  readonly endsAt: string;
  readonly status: AppointmentStatus;
  readonly notes: string;
}

const FIRST_BOOKING = 80_000_000;
const BOOKINGS_PER_PERSON = 4;
/** Guests of the account are numbered beyond every person. */
const FIRST_GUEST = 1_700_000;
const GUEST_SHARE = 0.002;
const BOOKER_SHARE = 0.09;
/** Small accounts hold bookings too. */
const ALWAYS_BOOKING = 5;
const CLOCK_CHANGES = ['2025-11-02', '2026-03-08', '2026-11-01'];
const NOTES = ['', '', '', 'First call', 'Bring the workbook;\nask about "price"', 'reschedule? 🙏'];

export function drawAppointments(plan: AccountPlan, person: Person): readonly Appointment[] {
  const random = createRandom(plan.seed, 'bookings', person.index);
  if (!random.chance(BOOKER_SHARE) && person.index !== ALWAYS_BOOKING) return [];
  const { address } = person.email;
  const name = `${person.name.first} ${person.name.last}`.trim();
  const count = random.pick([1, 1, 1, 2, 3]);
  return Array.from({ length: count }, (_, number) =>
    drawAppointment(plan, person.index * BOOKINGS_PER_PERSON + number, {
      leadId: person.leadId ?? '',
      email: person.leadId !== null && random.chance(0.15) ? '' : (address ?? ''),
      name,
    }),
  );
}

/** Bookings of people no contacts file knows. */
export function drawGuestAppointments(plan: AccountPlan): readonly Appointment[] {
  return Array.from({ length: Math.ceil(plan.contacts * GUEST_SHARE) }, (_, number) =>
    drawAppointment(plan, FIRST_GUEST * BOOKINGS_PER_PERSON + number, {
      leadId: '',
      email: `guest.${number}@example.org`,
      name: `Guest ${number}`,
    }),
  );
}

function drawAppointment(
  plan: AccountPlan,
  number: number,
  who: Pick<Appointment, 'leadId' | 'email' | 'name'>,
): Appointment {
  const random = createRandom(plan.seed, 'booking', number);
  const calendar = random.pick(CALENDARS);
  const start = drawStart(random, plan, calendar);
  const end = start.add({ minutes: calendar.minutes });
  const toInstant = (wall: Temporal.PlainDateTime): Temporal.Instant =>
    wall.toZonedDateTime(calendar.zone, { disambiguation: 'reject' }).toInstant();
  const startsAt = toInstant(start);
  const isPast = startsAt.epochMilliseconds < plan.nowMs;
  return {
    id: String(FIRST_BOOKING + number),
    calendar,
    className: random.pick(calendar.classes),
    host: random.pick(calendar.hosts),
    ...who,
    start,
    end,
    startsAt: startsAt.toString(),
    endsAt: toInstant(end).toString(),
    status: random.pick(
      isPast
        ? (['Completed', 'Completed', 'Completed', 'Cancelled', 'No Show'] as const)
        : (['Scheduled', 'Scheduled', 'Scheduled', 'Cancelled'] as const),
    ),
    notes: random.pick(NOTES),
  };
}

/** A start in one of the calendar's windows, up to 400 days ago or 90 days ahead. */
function drawStart(random: Random, plan: AccountPlan, calendar: Calendar): Temporal.PlainDateTime {
  const today = Temporal.Instant.fromEpochMilliseconds(plan.nowMs).toZonedDateTimeISO('UTC').toPlainDate();
  const window = random.pick(calendar.windows);
  const away = random.chance(0.7) ? -random.between(1, 400) : random.between(2, 90);
  const isNight = calendar.model === 'Live Event' && random.chance(0.5);
  const near = isNight ? Temporal.PlainDate.from(random.pick(CLOCK_CHANGES)) : today.add({ days: away });
  const date = near.add({ days: (window.weekday - near.dayOfWeek + 7) % 7 });
  const from = Temporal.PlainTime.from(window.from);
  const span = from.until(Temporal.PlainTime.from(window.to)).total('minutes');
  const steps = Math.floor(span / calendar.minutes) - 1;
  return date.toPlainDateTime(from).add({ minutes: random.between(0, steps) * calendar.minutes });
}

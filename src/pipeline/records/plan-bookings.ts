/**
 * Bookings on their way into the plan, by decision (R107): future ones as appointments at their own instants that tell
 * nobody; past ones as appointments only where the probe saw the location take them; what cannot stand in a calendar
 * as a dated note. One that stands in some form already keeps it; one somebody deleted in any form stays deleted.
 */
import { Temporal } from 'temporal-polyfill';
import { type Booking, bookingTitle, compileBooking } from '../../mapping/records/booking.ts';
import { showInstant } from '../../mapping/records/note.ts';
import { writeNotes } from '../../mapping/records/note-text.ts';
import { bookingFields } from '../../mapping/records/record-fields.ts';
import type { DestinationAppointment } from '../../model/calendar.ts';
import { deletedSince } from '../../model/deleted-record.ts';
import type { ExpectedAppointment, ExpectedTask } from '../../model/expected-calendar.ts';
import type { ExpectedOpportunity } from '../../model/expected-record.ts';
import type { OpportunityStatus } from '../../model/opportunity.ts';
import type { ObjectKind, PlannedOperation } from '../../model/plan.ts';
import { referenceLine } from '../../model/reference-line.ts';
import { planAppointment, planTask } from '../../plan/plan-booking.ts';
import { planNote } from '../../plan/plan-note.ts';
import { leaveOut, planOpportunity } from '../../plan/plan-opportunity.ts';
import { noSchemaDemand } from '../../plan/schema-demand.ts';
import type { FindDeleted } from '../find-deleted.ts';
import { nobody } from './plan-deals.ts';
import type { CalendarsToPlan, CalendarToPlan } from './read-calendars.ts';
import { mapContext, type RecordPlanning } from './record-context.ts';
import type { RecordPlanner } from './record-planner.ts';
import { noteParts, openStandingBookings } from './standing-bookings.ts';
import type { StandingNotes } from './standing-notes.ts';
import type { StandingRecords } from './standing-records.ts';

const bookingPipeline = { name: 'Kartra bookings', stages: ['Booked', 'Held', 'Cancelled', 'Missed'] };

/** What a booking can stand as. */
const bookingKinds = ['appointment', 'appointment-task', 'appointment-note', 'appointment-deal'] as const;

/** A booking with its person. */
type OfSomebody = Booking & { readonly contact: string };

/** Where a booking can be an appointment, or why it cannot. */
type Place =
  | {
      readonly startsAt: string;
      readonly endsAt: string;
      readonly calendar: CalendarToPlan;
      readonly ownerId: string | null;
    }
  | string;

export async function planBookings(
  planning: RecordPlanning,
  calendars: CalendarsToPlan | null,
  notes: StandingNotes,
): Promise<RecordPlanner> {
  const { workspace, choices, connection } = planning;
  const { entities } = workspace.ledger;
  if (calendars === null || (await entities.count('appointment')) === 0)
    return { demand: noSchemaDemand, async *operations() {} };
  const read = compileBooking(planning.map, mapContext(planning));
  const standing = openStandingBookings(planning, calendars, notes, read);
  const choice = choices.appointments;
  const now = connection.clock.now();

  const appointmentPlace = (booking: Booking): Place => {
    if (choice !== 'appointment') return `decided: ${choice}`;
    if (booking.startsAt === null) return 'its time cannot be read';
    if (Date.parse(booking.startsAt) <= now && !planning.capabilities.pastAppointments) return 'past';
    if (standing.wasRefused(booking.externalId)) return 'refused';
    const calendar = calendars.find(booking.calendar, booking.className);
    if (calendar === undefined) return 'its calendar is in no export';
    const ownerId = calendars.userOf(booking.host.trim().toLowerCase());
    const { memberIds } = calendar.expected;
    const isHosted = ownerId !== null && memberIds.includes(ownerId);
    if (memberIds.length > 0 && !isHosted) return 'its host is no user of the location';
    const endsAt = booking.endsAt ?? addMinutes(booking.startsAt, calendar.source.slotMinutes);
    return { startsAt: booking.startsAt, endsAt, calendar, ownerId: isHosted ? ownerId : null };
  };

  /** Past by now, or its host has left: what stands in the calendar stays as it is. */
  const staying = (booking: OfSomebody, found: readonly DestinationAppointment[]): PlannedOperation => {
    const { externalId, startsAt } = booking;
    const calendar = calendars.find(booking.calendar, booking.className);
    if (calendar === undefined || startsAt === null)
      return leaveOut('appointment', externalId, 'moved: its calendar or time is in no export any more');
    const endsAt = booking.endsAt ?? addMinutes(startsAt, calendar.source.slotMinutes);
    const userId = calendars.userOf(booking.host.trim().toLowerCase());
    const ownerId = userId !== null && calendar.expected.memberIds.includes(userId) ? userId : null;
    const expected = appointmentOf(booking, { startsAt, endsAt, calendar, ownerId });
    const calendarId = standing.calendarId(calendar.source.externalId);
    return planAppointment(externalId, expected, found, calendarId, lostPlace(booking));
  };

  return {
    demand:
      choice === 'opportunity'
        ? { ...noSchemaDemand, opportunityFields: bookingFields, pipelines: [bookingPipeline] }
        : noSchemaDemand,
    readStanding: () => standing.read(),
    async *operations(
      records: StandingRecords,
      findDeleted: FindDeleted,
    ): AsyncGenerator<readonly PlannedOperation[]> {
      const asDeals = await workspace.ledger.journal.identities(planning.location.id, 'appointment-deal');
      for await (const batch of entities.all('appointment')) {
        const bookings = batch.map(read);
        const markers = bookings.map(({ externalId }) => externalId);
        const found = await standing.find(markers);
        // By an earlier decision some may be deals.
        const deals = await records.findOpportunities(
          choice === 'opportunity' ? markers : markers.filter((marker) => asDeals.has(marker)),
        );
        const stands = (marker: string) =>
          found.appointments.has(marker) ||
          found.tasks.has(marker) ||
          deals.has(marker) ||
          noteParts(marker).some((part) => found.notes.has(part));
        const deleted = await deletedAs(
          markers.filter((marker) => !stands(marker)),
          findDeleted,
        );
        yield bookings.flatMap((booking) => {
          const { externalId, contact } = booking;
          if (contact === null) return [leaveOut('appointment', externalId, nobody)];
          const was = deleted.get(externalId);
          if (was !== undefined) return [leaveOut(was, externalId, deletedSince)];
          if (choice !== 'opportunity' && deals.has(externalId))
            return [
              leaveOut(
                'appointment-deal',
                externalId,
                'stays: it stands as a deal since an earlier decision',
              ),
            ];
          const one: OfSomebody = { ...booking, contact };
          const place = appointmentPlace(one);
          const appointments = found.appointments.get(externalId) ?? [];
          const tasks = found.tasks.get(externalId) ?? [];
          const isNote = noteParts(externalId).some((part) => found.notes.has(part));
          // What stands as a note or a task already stays one.
          if (typeof place !== 'string' && !isNote && tasks.length === 0) {
            const calendarId = standing.calendarId(place.calendar.source.externalId);
            const expected = appointmentOf(one, place);
            return [planAppointment(externalId, expected, appointments, calendarId, lostPlace(one))];
          }
          if (appointments.length > 0) return [staying(one, appointments)];
          const opportunity =
            choice === 'opportunity' && one.startsAt !== null && !isNote && tasks.length === 0;
          if (opportunity)
            return planOpportunity(
              {
                object: 'appointment-deal',
                externalId,
                expected: dealOf(one, now),
                emptied: one.emptied.flatMap((name) => dealFieldOf[name] ?? []),
              },
              deals.get(externalId) ?? [],
              records.place,
            );
          if (tasks.length > 0 || (choice === 'task' && one.startsAt !== null && !isNote))
            return [planTask(externalId, taskOf(one, now, calendars), tasks)];
          return notesOf(one).map((note) => {
            const because = typeof place === 'string' ? place : 'stands as a note';
            const planned = planNote(note, found.notes.get(note.externalId) ?? []);
            return { ...planned, expected: { ...(planned.expected as object), because } };
          });
        });
      }
    },
  };
}

/** Of those of which nothing stands: what somebody deleted each as. What it would be made as today is beside the point. */
async function deletedAs(
  externalIds: readonly string[],
  findDeleted: FindDeleted,
): Promise<ReadonlyMap<string, ObjectKind>> {
  const found = new Map<string, ObjectKind>();
  for (const kind of bookingKinds)
    for (const externalId of await findDeleted(kind, externalIds)) found.set(externalId, kind);
  return found;
}

const lostPlace = ({ emptied }: Booking): boolean => emptied.includes('location');

/** Fields of a booking → what a change of its deal calls them. Its details are put together from all of them. */
const dealFieldOf: Readonly<Record<string, string>> = {
  endTime: 'custom.kartra_ends',
  assignedTo: 'custom.kartra_host',
  location: 'custom.kartra_place',
};

function appointmentOf(booking: OfSomebody, place: Exclude<Place, string>): ExpectedAppointment {
  const { contact, externalId, status, location, details } = booking;
  return {
    contact,
    calendar: place.calendar.source.externalId,
    startTime: place.startsAt,
    endTime: place.endsAt,
    title: bookingTitle(booking),
    status,
    ownerId: place.ownerId,
    address: location === '' ? null : location,
    description: `${details}\n\n${referenceLine(externalId)}`,
  };
}

function notesOf(booking: OfSomebody) {
  const headline = `Kartra booking of ${showInstant(booking.startsAt ?? undefined)}: ${bookingTitle(booking)}`;
  return writeNotes(booking.externalId, headline, booking.details).map((text) => ({
    ...text,
    object: 'appointment-note' as const,
    contact: booking.contact,
  }));
}

function taskOf(booking: OfSomebody, now: number, calendars: CalendarsToPlan): ExpectedTask {
  const { contact, startsAt, externalId, details, status, host } = booking;
  const isOver = Date.parse(startsAt ?? '') <= now || status === 'cancelled';
  return {
    contact,
    title: bookingTitle(booking),
    body: `Booked for ${showInstant(startsAt ?? undefined)}\n${details}\n\n${referenceLine(externalId)}`,
    dueDate: startsAt ?? '',
    completed: isOver,
    ownerId: calendars.userOf(host.trim().toLowerCase()),
  };
}

function dealOf(booking: OfSomebody, now: number): ExpectedOpportunity {
  const { contact, externalId, startsAt, endsAt, status, host, location, details } = booking;
  const [booked = '', held = '', cancelled = '', missed = ''] = bookingPipeline.stages;
  const isPast = Date.parse(startsAt ?? '') <= now;
  const [stage, state]: readonly [string, OpportunityStatus] =
    status === 'noshow'
      ? [missed, 'lost']
      : status === 'cancelled' || status === 'invalid'
        ? [cancelled, 'abandoned']
        : status === 'showed' || isPast
          ? [held, 'won']
          : [booked, 'open'];
  const texts = {
    kartra_starts: startsAt ?? '',
    kartra_ends: endsAt ?? '',
    kartra_host: host,
    kartra_place: location,
    kartra_notes: details,
  };
  return {
    contact,
    pipeline: bookingPipeline.name,
    stage,
    name: bookingTitle(booking),
    status: state,
    amount: null,
    ownerId: null,
    closeDate: startsAt?.slice(0, 10) ?? null,
    lostReasonId: null,
    custom: {
      kartra_id: externalId,
      ...Object.fromEntries(Object.entries(texts).filter(([, value]) => value !== '')),
    },
  };
}

/** With the offset of the start. */
function addMinutes(instant: string, minutes: number): string {
  const timeZone = /[+-]\d\d:\d\d$/u.exec(instant)?.[0] ?? 'UTC';
  return Temporal.Instant.from(instant).add({ minutes }).toString({ timeZone });
}

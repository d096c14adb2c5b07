/** Writes the papers about calendars and bookings, where the account has any. */
import { bookingTitle, compileBooking } from '../../mapping/records/booking.ts';
import type { ObjectKind, Plan } from '../../model/plan.ts';
import { type UpcomingBooking, upcomingBookingsCsv } from '../../report/booking-papers.ts';
import { writeStepPaper } from '../report/write-step-paper.ts';
import { readCalendars } from './read-calendars.ts';
import { mapContext, type RecordPlanning } from './record-context.ts';

const arrival: readonly (readonly [ObjectKind, string])[] = [
  ['appointment', 'appointment'],
  ['appointment-note', 'dated note'],
  ['appointment-task', 'task'],
  ['appointment-deal', 'opportunity'],
];

/** @param now epoch ms */
export async function writeBookings(
  planning: RecordPlanning,
  plan: Plan,
  now: number,
): Promise<readonly string[]> {
  const { workspace } = planning;
  const { entities, plans } = workspace.ledger;
  const files: string[] = [];
  const calendars = await entities.count('calendar');
  const { target } = plan.inputs;
  if (calendars > 0) {
    const questions = (await readCalendars(planning))?.questions ?? [];
    const figures = { target, calendars, questions };
    files.push(...(await writeStepPaper(workspace, 'calendars', figures, now, `calendars-${target}`)));
  }
  if ((await entities.count('appointment')) === 0) return files;
  const arrives = new Map<string, string>();
  for (const [object, words] of arrival)
    for await (const batch of plans.operations(plan.id, { object }))
      for (const { externalId, action, reason } of batch)
        arrives.set(externalId, action === 'skip' ? `left out: ${reason ?? ''}` : words);
  const read = compileBooking(planning.map, mapContext(planning));
  const upcoming: UpcomingBooking[] = [];
  for await (const batch of entities.all('appointment')) {
    for (const entity of batch) {
      const booking = read(entity);
      const { externalId, startsAt, status, host } = booking;
      if (startsAt === null || Date.parse(startsAt) <= now || status === 'cancelled') continue;
      upcoming.push({
        booking: externalId,
        startsAt,
        calendar: bookingTitle(booking),
        host,
        name: entity.columns['name'] ?? '',
        email: entity.columns['email'] ?? '',
        status,
        arrives: arrives.get(externalId) ?? '',
      });
    }
  }
  upcoming.sort((a, b) => Date.parse(a.startsAt) - Date.parse(b.startsAt));
  files.push(await workspace.writeReport('upcoming-bookings.csv', upcomingBookingsCsv(upcoming)));
  return files;
}

/** Owns: a simulator with a calendar, a contact and short calls, for the tests of calendars only. */

import { type Answer, openSimulator } from '../simulator-under-test.ts';
import type { SimulatorOptions } from '../start-simulator.ts';

/** Weekdays from nine to noon. */
export const MORNINGS = [
  {
    daysOfTheWeek: [1, 2, 3, 4, 5],
    hours: [{ openHour: 9, openMinute: 0, closeHour: 12, closeMinute: 0 }],
  },
];

/** Monday 2 March 2026, 8:00 in New York, where the location is. */
const MONDAY_8 = Date.parse('2026-03-02T08:00:00-05:00');

export async function openCalendar(
  fields: Record<string, unknown> = {},
  behaviours: NonNullable<SimulatorOptions['behaviours']> = {},
) {
  const simulator = await openSimulator({ behaviours, realNow: () => MONDAY_8 });
  const { call, locationId } = simulator;
  const createCalendar = (more: Record<string, unknown>): Promise<Answer> =>
    call('POST', '/calendars/', { locationId, name: 'Calls', ...more });
  const made = await createCalendar({ openHours: MORNINGS, calendarType: 'event', ...fields });
  const calendarId = made.body['calendar']?.id ?? '';
  if (made.status !== 200) throw new Error(JSON.stringify(made.body));
  const contact = await simulator.create({ email: 'ada@example.com', firstName: 'Ada', lastName: 'Byron' });
  const [owner, user] = (await simulator.state()).users as unknown as { id: string }[];
  return {
    ...simulator,
    calendarId,
    contactId: contact.id as string,
    ownerId: owner?.id ?? '',
    userId: user?.id ?? '',
    createCalendar,
    book: (startTime: string, more: Record<string, unknown> = {}, version = '2021-04-15') =>
      call(
        'POST',
        '/calendars/events/appointments',
        { locationId, calendarId, contactId: contact.id, startTime, ...more },
        { version },
      ),
    slots: async (from: string, to: string, query = '') => {
      const range = `startDate=${Date.parse(from)}&endDate=${Date.parse(to)}${query}`;
      const answer = await call('GET', `/calendars/${calendarId}/free-slots?${range}`);
      return answer.body as unknown as Record<string, { slots: string[] }>;
    },
  };
}

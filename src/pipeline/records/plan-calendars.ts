/** Calendars on their way into the plan: drafts nobody can book before a person publishes them, and their hosts' hours. */
import pMap from 'p-map';
import { requireFound } from '../../connectors/connector.ts';
import type { DestinationCalendar, DestinationSchedule } from '../../model/calendar.ts';
import type { PlannedOperation } from '../../model/plan.ts';
import { planCalendar, planSchedule } from '../../plan/plan-calendar.ts';
import { noSchemaDemand } from '../../plan/schema-demand.ts';
import type { CalendarsToPlan } from './read-calendars.ts';
import type { RecordPlanning } from './record-context.ts';
import type { RecordPlanner } from './record-planner.ts';

export function planCalendars(planning: RecordPlanning, wanted: CalendarsToPlan | null): RecordPlanner {
  const { destination, send, concurrency } = planning.connection;
  let calendars: readonly DestinationCalendar[] = [];
  let schedules: readonly DestinationSchedule[] = [];
  const all = wanted?.calendars ?? [];
  return {
    demand: noSchemaDemand,
    async readStanding() {
      if (all.length === 0) return;
      calendars = (await wanted?.listStanding()) ?? [];
      const hosts = new Set(all.flatMap((one) => one.schedules.map(({ expected }) => expected.userId)));
      const lists = await pMap(hosts, (userId) => destination.listSchedules(userId, send('snapshot')), {
        concurrency,
      });
      schedules = lists.flatMap((list) => requireFound(list, 'the hours of its users'));
    },
    async *operations(): AsyncGenerator<readonly PlannedOperation[]> {
      const planned = all.map(({ source, expected }) => planCalendar(source.externalId, expected, calendars));
      yield planned;
      yield all.flatMap((one, at) =>
        one.schedules.map(({ externalId, expected }) =>
          planSchedule(externalId, expected, schedules, planned[at]?.destinationId ?? null),
        ),
      );
    },
  };
}

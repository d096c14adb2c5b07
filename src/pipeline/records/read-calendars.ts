/**
 * The calendars of the account as they shall stand, with the hosts that are users of the location. A host nobody
 * matches is nobody: a calendar without a host takes bookings and offers no hours until a person names one. The user
 * a token belongs to is never put in anybody's place.
 */
import { requireFound } from '../../connectors/connector.ts';
import { compileRecord } from '../../mapping/compile-record.ts';
import { matchOwners } from '../../mapping/match-owners.ts';
import { calendarName, readCalendar, type SourceCalendar } from '../../mapping/records/calendar.ts';
import type { DestinationCalendar } from '../../model/calendar.ts';
import { type ExpectedCalendar, type ExpectedSchedule, scheduleId } from '../../model/expected-calendar.ts';
import { columnsOf } from '../../model/field-map.ts';
import type { DestinationUser } from '../../model/location.ts';
import { referenceLine } from '../../model/reference-line.ts';
import { mapContext, type RecordPlanning } from './record-context.ts';

export interface CalendarToPlan {
  readonly source: SourceCalendar;
  readonly expected: ExpectedCalendar;
  readonly schedules: readonly { readonly externalId: string; readonly expected: ExpectedSchedule }[];
}

export interface CalendarsToPlan {
  readonly calendars: readonly CalendarToPlan[];
  /** By the names a booking has. */
  find(calendar: string, className: string): CalendarToPlan | undefined;
  /** The calendars of the location, listed once. */
  listStanding(): Promise<readonly DestinationCalendar[]>;
  /** Id of the user with this address; null where there is none, or several. */
  userOf(email: string): string | null;
  /** Id of a user → their name. */
  readonly names: ReadonlyMap<string, string>;
  /** What a person should look at before the load, one sentence each. */
  readonly questions: readonly string[];
}

/** (HighLevel, schedules: the form a time zone must have.) */
const zoneWithRegion = /^[A-Za-z_]+\/[A-Za-z_]+$/u;

/** Lists the users of the location where calendars or bookings need them; null where there are neither. */
export async function readCalendars(planning: RecordPlanning): Promise<CalendarsToPlan | null> {
  const { workspace, map, connection } = planning;
  const { entities } = workspace.ledger;
  if ((await entities.count('calendar')) + (await entities.count('appointment')) === 0) return null;
  const { destination, send } = connection;
  const users = requireFound(await destination.listUsers(send('snapshot')), 'its users');
  const userOf = matchHosts(planning, users);
  const carry = compileRecord(map, 'calendar', mapContext(planning));
  const sources: SourceCalendar[] = [];
  for await (const batch of entities.all('calendar'))
    sources.push(...batch.map((entity) => readCalendar(entity, carry(entity))));
  const calendars = sources.map((source) => calendarToPlan(source, userOf));
  const key = (calendar: string, className: string) =>
    `${calendar.trim().toLowerCase()}\n${className.trim().toLowerCase()}`;
  let listed: Promise<readonly DestinationCalendar[]> | null = null;
  const byName = new Map(calendars.map((one) => [key(one.source.calendar, one.source.className), one]));
  return {
    calendars,
    find: (calendar, className) => byName.get(key(calendar, className)) ?? byName.get(key(calendar, '')),
    listStanding: () =>
      (listed ??= destination
        .listCalendars(send('snapshot'))
        .then((answer) => requireFound(answer, 'its calendars'))),
    userOf,
    names: new Map(users.map(({ id, name }) => [id, name])),
    questions: calendars.flatMap((one) => questionsAbout(one, userOf)),
  };
}

function matchHosts({ map }: RecordPlanning, users: readonly DestinationUser[]) {
  const column = columnsOf(map, 'appointment').find(
    ({ target }) => target.kind === 'field' && target.field === 'assignedTo',
  );
  const known = new Map<string, string | null>();
  return (email: string): string | null => {
    if (email === '') return null;
    const before = known.get(email);
    if (before !== undefined) return before;
    const [match] = matchOwners({ values: column?.values ?? {} }, [{ owner: email, records: 1 }], users);
    known.set(email, match?.userId ?? null);
    return match?.userId ?? null;
  };
}

function calendarToPlan(source: SourceCalendar, userOf: CalendarsToPlan['userOf']): CalendarToPlan {
  const hosts = source.hosts.flatMap(({ email, rules }) => {
    const userId = userOf(email);
    return userId === null ? [] : [{ userId, rules }];
  });
  const memberIds = [...new Set(hosts.map(({ userId }) => userId))].sort();
  const name = calendarName(source);
  const consults = /consult|one.?on.?one/iu.test(source.model);
  const { externalId, timeZone } = source;
  const mayHaveHours = timeZone !== null && zoneWithRegion.test(timeZone);
  return {
    source,
    expected: {
      name,
      // (HighLevel, calendars: an event calendar is the one type that takes bookings without a member.)
      type: memberIds.length === 0 ? 'event' : consults ? 'round_robin' : 'class_booking',
      memberIds,
      slotMinutes: source.slotMinutes,
      bufferMinutes: source.bufferMinutes,
      noticeHours: source.noticeHours,
      description: `From Kartra${source.model === '' ? '' : `: ${source.model}`}\n${referenceLine(externalId)}`,
    },
    schedules: mayHaveHours
      ? hosts
          .filter(({ rules }) => rules.length > 0)
          .map(({ userId, rules }) => ({
            externalId: scheduleId(externalId, userId),
            expected: { name: `Kartra: ${name}`, userId, timeZone, rules, calendar: externalId },
          }))
      : [],
  };
}

function questionsAbout(
  { source, schedules }: CalendarToPlan,
  userOf: CalendarsToPlan['userOf'],
): readonly string[] {
  const name = `"${calendarName(source)}"`;
  const strangers = source.hosts.filter(({ email }) => userOf(email) === null).map(({ email }) => email);
  const zone = source.timeZone ?? '(no time zone)';
  return [
    ...strangers.map((email) =>
      email === ''
        ? `${name} names no host: add one in HighLevel, then set its hours, in ${zone}.`
        : `${name} is hosted by ${email}, who is no user of this location: invite them and plan again, and their hours arrive, in ${zone}; else it takes bookings without a host.`,
    ),
    ...(schedules.length === 0 && strangers.length < source.hosts.length
      ? [
          `The hours of ${name} are not carried: HighLevel takes no time zone such as ${zone}. Set them there.`,
        ]
      : []),
    ...source.unreadable.map((text) => `${name}: the hours "${text}" cannot be read. Set them in HighLevel.`),
    ...(/consult|one.?on.?one/iu.test(source.model) || source.model === ''
      ? []
      : [`How many may book one slot of ${name} stands in no export: set it in HighLevel.`]),
  ];
}

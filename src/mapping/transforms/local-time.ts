/**
 * Local times that never were, or were twice, because clocks moved that night. Kartra writes stamps
 * without a zone; a stamp inside a gap proves that the zone chosen for them is wrong, or not a zone
 * with summer time at all.
 */
import { Temporal } from 'temporal-polyfill';

export type LocalTimeDoubt = 'local-time-skipped' | 'local-time-repeated';

/** `date` as YYYY-MM-DD, `time` as HH:MM:SS; null when there is no doubt. */
export type LocalTimeCheck = (date: string, time: string) => LocalTimeDoubt | null;

/**
 * A check for one zone. Only dates on which the zone changes its offset are looked at closely: the
 * list of those is made once per year seen.
 *
 * @param timeZone an IANA name; a RangeError is thrown for any other
 */
export function createLocalTimeCheck(timeZone: string): LocalTimeCheck {
  Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(timeZone);
  const changesByYear = new Map<string, ReadonlySet<string>>();
  return (date, time) => {
    const year = date.slice(0, 4);
    let changes = changesByYear.get(year);
    if (changes === undefined) {
      changes = findChanges(Number(year), timeZone);
      changesByYear.set(year, changes);
    }
    return changes.has(date) ? checkClosely(date, time, timeZone) : null;
  };
}

function findChanges(year: number, timeZone: string): ReadonlySet<string> {
  const dates = new Set<string>();
  let at = Temporal.PlainDate.from({ year, month: 1, day: 1 })
    .toZonedDateTime(timeZone)
    .subtract({ days: 1 });
  for (;;) {
    const next = at.getTimeZoneTransition('next');
    if (next === null || next.year > year) return dates;
    // A gap or a fold around midnight touches the day before as well.
    dates.add(next.toPlainDate().toString());
    dates.add(next.subtract({ nanoseconds: 1 }).toPlainDate().toString());
    at = next;
  }
}

function checkClosely(date: string, time: string, timeZone: string): LocalTimeDoubt | null {
  const local = Temporal.PlainDateTime.from(`${date}T${time}`);
  const earlier = local.toZonedDateTime(timeZone, { disambiguation: 'earlier' });
  const later = local.toZonedDateTime(timeZone, { disambiguation: 'later' });
  if (earlier.epochMilliseconds === later.epochMilliseconds) return null;
  return later.toPlainDateTime().equals(local) ? 'local-time-repeated' : 'local-time-skipped';
}

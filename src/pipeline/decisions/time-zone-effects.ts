/** What the choice of a time zone changes, shown on the account's own stamps. */
import { Temporal } from 'temporal-polyfill';
import { readStamp } from '../../model/read-stamp.ts';

/** Zones Kartra accounts are most often set to; any other can be answered. */
const shownZones = ['America/New_York', 'America/Los_Angeles', 'Europe/London'] as const;

/** For an account without stamps: a half hour after midnight changes its day with the zone. */
const sampleStamps = ['2024-01-01 00:30:00', '2024-07-01 21:15:00', '2024-03-31 02:30:00'];

/**
 * @param stamps with a time of day, as they stand in the exports; three are shown
 * @returns zone → what these stamps would be in UTC
 */
export function timeZoneEffects(stamps: readonly string[]): Readonly<Record<string, string>> {
  const shown = [...stamps, ...sampleStamps].slice(0, 3);
  return Object.fromEntries(
    shownZones.map((zone) => [
      zone,
      `${shown.map((stamp) => effectOf(stamp, zone)).join('; ')}, in universal time (UTC)`,
    ]),
  );
}

function effectOf(text: string, timeZone: string): string {
  const stamp = readStamp(text, null);
  if (stamp?.time == null) return `"${text}" stays as it is`;
  const local = Temporal.PlainDateTime.from(`${stamp.date}T${stamp.time}`);
  const instant = local.toZonedDateTime(timeZone).toInstant().toString();
  return `"${text}" is ${instant.slice(0, 16).replace('T', ' ')}`;
}

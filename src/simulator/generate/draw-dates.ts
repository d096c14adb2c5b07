/**
 * Stamps in Kartra's form `YYYY-MM-DD HH:MM:SS`, without a zone (§2.4: EST, and §4b: a fixed offset).
 *
 * Some fall into the hour US Eastern skips in spring: a reader that takes the zone for America/New_York cannot place
 * them, one that takes it for a fixed offset can.
 */

import type { Random } from './create-random.ts';
import { RATES } from './shares.ts';

export interface Dates {
  readonly joined: string;
  readonly consented: string;
}

const FIRST_JOINED_MS = Date.UTC(2014, 2, 1);
const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const ZERO_STAMP = '0000-00-00 00:00:00';

/** @param beforeMs both stamps are earlier than this instant (milliseconds since 1970), or at it */
export function drawDates(random: Random, beforeMs: number): Dates {
  const spread = 1 - random.next() * random.next();
  const wholeSpan = Math.max(0, beforeMs - DAY_MS - FIRST_JOINED_MS);
  const evenly = FIRST_JOINED_MS + Math.floor((spread * wholeSpan) / 1000) * 1000;
  const joinedMs = random.chance(RATES.dstGapStamp.share) ? moveIntoSkippedHour(random, evenly) : evenly;
  const consentedMs = joinedMs + random.pick([0, 0, 61_000, 12 * HOUR_MS]);
  return {
    joined: writeStamp(joinedMs),
    consented: random.chance(RATES.zeroDate.share) ? ZERO_STAMP : writeStamp(consentedMs),
  };
}

/** `2026-06-11 00:00:00` */
export function writeStamp(ms: number): string {
  return new Date(ms).toISOString().slice(0, 19).replace('T', ' ');
}

/** The last skipped hour before the given wall-clock time: 02:00 on the second Sunday of March. */
function moveIntoSkippedHour(random: Random, wallMs: number): number {
  const year = new Date(wallMs).getUTCFullYear();
  const offsetMs = 2 * HOUR_MS + random.below(3600) * 1000;
  const thisYear = secondSundayOfMarch(year) + offsetMs;
  if (thisYear <= wallMs) return thisYear;
  return secondSundayOfMarch(year - 1) + offsetMs;
}

function secondSundayOfMarch(year: number): number {
  const first = Date.UTC(year, 2, 1);
  const daysToSunday = (7 - new Date(first).getUTCDay()) % 7;
  return first + (daysToSunday + 7) * DAY_MS;
}

/** Days of the calendar, without a zone. */
import { Temporal } from 'temporal-polyfill';

/** @example addDays('2026-02-27', 3) // '2026-03-02' */
export function addDays(day: string, days: number): string {
  return Temporal.PlainDate.from(day).add({ days }).toString();
}

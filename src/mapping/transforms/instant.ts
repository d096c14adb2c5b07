/**
 * Instants: a date with a time of day in the zone the person named for Kartra's stamps, written as
 * ISO 8601 with the offset that held there then, which is what HighLevel takes for times. A time that was skipped that
 * night is unusable; of one that came twice the first is taken, said aloud.
 */
import { Temporal } from 'temporal-polyfill';
import { type DayOrder, readStamp } from '../../model/read-stamp.ts';
import { type Finding, type Transform, type Transformed, unusable } from './transform.ts';

/**
 * A transform for instants. Rules: `instant-form`, `instant-day` (no time of day: midnight) and, with a
 * null value, `instant-unusable`.
 *
 * @param order how the column writes dates with slashes, or null when that is not known
 * @example createInstantTransform(null)('2024-03-10 14:05:00', context).value // '2024-03-10T14:05:00-04:00'
 */
export function createInstantTransform(order: DayOrder | null): Transform {
  return (text, { timeZone, checkLocalTime }): Transformed => {
    const stamp = readStamp(text, order);
    // A zone in the text would be an exact instant; Kartra writes none, and none is guessed.
    if (stamp === null || stamp.zoned) return unusable(text, 'instant-unusable');
    const time = stamp.time ?? '00:00:00';
    const doubt = checkLocalTime(stamp.date, time);
    if (doubt === 'local-time-skipped') return unusable(text, doubt);
    const zoned = Temporal.PlainDateTime.from(`${stamp.date}T${time}`).toZonedDateTime(timeZone, {
      disambiguation: 'earlier',
    });
    const value = zoned.toString({ timeZoneName: 'never' });
    const rule = stamp.time === null ? 'instant-day' : 'instant-form';
    const findings: Finding[] = [{ code: rule, severity: 'info', before: text, after: value }];
    if (doubt !== null) findings.push({ code: doubt, severity: 'warning', before: text, after: value });
    return { value, rule, findings };
  };
}

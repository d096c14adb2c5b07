/**
 * Dates for fields of type DATE, which hold a day and no time of day. The day is the one written in
 * the source, in the source's own zone: it is never moved by a conversion.
 *
 * Kartra's API writes `YYYY-MM-DD HH:MM:SS`; how its CSV writes dates is not published. Dates with
 * slashes are read only by a column that proved its order (`date-mdy`, `date-dmy`); else they are kept
 * as text.
 */
import { type DayOrder, readStamp } from '../../model/read-stamp.ts';
import { carriedExactly, type Finding, type Transform, type Transformed, unusable } from './transform.ts';

/**
 * A transform for dates. Rules: `exact`, `date-granularity` (the time of day stays behind),
 * `date-form` and, with a null value, `date-unusable`.
 *
 * @param order how the column writes dates with slashes, or null when that is not known
 * @example createDateTransform(null)('2024-03-10 14:05:00', context).value // '2024-03-10'
 */
export function createDateTransform(order: DayOrder | null): Transform {
  return (text, context): Transformed => {
    const stamp = readStamp(text, order);
    if (stamp === null) return unusable(text, 'date-unusable');
    const { date, time, zoned } = stamp;
    if (date === text) return carriedExactly(text);
    const rule = time === null ? 'date-form' : 'date-granularity';
    const findings: Finding[] = [{ code: rule, severity: 'info', before: text, after: date }];
    const doubt = time === null || zoned ? null : context.checkLocalTime(date, time);
    if (doubt !== null) findings.push({ code: doubt, severity: 'warning', before: text, after: date });
    return { value: date, rule, findings };
  };
}

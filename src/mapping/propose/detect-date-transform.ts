/** Chooses how a column of dates is read, from samples: an order of day and month must be proved. */
import { readSlashDate } from '../../model/read-stamp.ts';

/**
 * `date-dmy` or `date-mdy` when some sample can only be read that way and none contradicts it, else
 * `date`, which leaves dates with slashes as text.
 *
 * @example detectDateTransform(['03/04/2024', '25/04/2024']) // 'date-dmy'
 */
export function detectDateTransform(samples: readonly string[]): 'date' | 'date-dmy' | 'date-mdy' {
  const pairs = samples.flatMap((sample) => {
    const pair = readSlashDate(sample);
    return pair === null ? [] : [pair];
  });
  const dayFirst = pairs.some(([first]) => first > 12);
  const monthFirst = pairs.some(([, then]) => then > 12);
  if (dayFirst === monthFirst) return 'date';
  return dayFirst ? 'date-dmy' : 'date-mdy';
}

/** No record and no write ever belongs to another location than the one asked for (I10). */
import { LandfallError } from '../../errors.ts';

/**
 * @param found the location id an answer or a record carries; absent ids pass, most answers have none
 * @throws LandfallError `wrong-location`
 */
export function checkLocation(found: string | null | undefined, asked: string, route: string): void {
  if (found === null || found === undefined || found === asked) return;
  throw new LandfallError('wrong-location', `${route} concerns another location than the one of this run.`, {
    remedy: 'Connect again with a token made inside the location you named.',
    safe: 'Nothing more is sent with this token.',
    next: 'landfall connect',
    facts: { asked, found },
  });
}

/**
 * Makes an excerpt of an export fit for an error message: e-mail addresses and long numbers are
 * replaced, line breaks made visible, and the rest cut short. The ledger keeps raw values; messages
 * never do.
 */

const emailPattern = /[^\s@,;<>"]+@[^\s@,;<>"]*/gu;
const numberPattern = /\+?\d[\d ().-]{4,}\d/gu;
const breakPattern = /\r\n|\r|\n/gu;

/**
 * @param maxLength characters kept, an ellipsis included
 * @example maskPersonal('ann@example.com, +44 7700 900219') // '[e-mail], [number]'
 */
export function maskPersonal(text: string, maxLength = 60): string {
  const masked = text
    .replace(emailPattern, '[e-mail]')
    .replace(numberPattern, '[number]')
    .replace(breakPattern, '⏎');
  return masked.length <= maxLength ? masked : `${masked.slice(0, maxLength - 1)}…`;
}

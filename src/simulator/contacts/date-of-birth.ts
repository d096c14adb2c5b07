/**
 * Owns: reading a date of birth. Source: the contacts spec lists YYYY/MM/DD and MM/DD/YYYY, each also with
 * dashes, dots or underscores, and nothing else.
 */

const YEAR_FIRST = /^(\d{4})([-/._])(\d{1,2})\2(\d{1,2})$/;
const YEAR_LAST = /^(\d{1,2})([-/._])(\d{1,2})\2(\d{4})$/;

/** `YYYY-MM-DD`, or undefined when the text is in no listed format or names no day of the calendar. */
export function readDateOfBirth(text: string): string | undefined {
  const first = YEAR_FIRST.exec(text.trim());
  if (first !== null) return toDay(first[1], first[3], first[4]);
  const last = YEAR_LAST.exec(text.trim());
  return last === null ? undefined : toDay(last[4], last[1], last[3]);
}

function toDay(year = '', month = '', day = ''): string | undefined {
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const date = new Date(`${text}T00:00:00.000Z`);
  return Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== text ? undefined : text;
}

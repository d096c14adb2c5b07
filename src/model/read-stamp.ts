/** Reads a date, with or without a time of day, as it stands in an export. Impossible days are no dates. */

/** What comes first in `05/03/2024`. */
export type DayOrder = 'day-first' | 'month-first';

export interface Stamp {
  /** YYYY-MM-DD */
  readonly date: string;
  /** HH:MM:SS, or null when only a day is given. */
  readonly time: string | null;
  /** The text names its own offset from UTC. */
  readonly zoned: boolean;
}

const clock = String.raw`(?:[ T]+(?<hour>\d{1,2}):(?<minute>\d{2})(?::(?<second>\d{2})(?:\.\d+)?)?\s*(?<half>[AaPp][Mm])?(?<zone>Z|[+-]\d{2}:?\d{2})?)?`;
const isoShape = new RegExp(String.raw`^(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})${clock}$`);
const slashShape = new RegExp(
  String.raw`^(?<first>\d{1,2})[/.-](?<then>\d{1,2})[/.-](?<year>\d{4})${clock}$`,
);
const wordsShape = new RegExp(
  String.raw`^(?:(?<day>\d{1,2})[ -](?<month>[A-Za-z]{3,9})|(?<month2>[A-Za-z]{3,9}) (?<day2>\d{1,2}),?)[ -](?<year>\d{4})${clock}$`,
);
// biome-ignore format: a table reads better in two lines
const months = [
  'january', 'february', 'march', 'april', 'may', 'june',
  'july', 'august', 'september', 'october', 'november', 'december',
];

type Parts = Readonly<Record<string, string | undefined>>;

/**
 * @param order how dates with slashes, dots or dashes are to be read; null: not at all
 * @returns null for anything that is not one certain, possible date between 1900 and 2100
 * @example readStamp('05 Jan 2024', null) // { date: '2024-01-05', time: null, zoned: false }
 */
export function readStamp(text: string, order: DayOrder | null): Stamp | null {
  const trimmed = text.trim();
  const iso = isoShape.exec(trimmed)?.groups;
  if (iso) return makeStamp(iso, Number(iso['month']), Number(iso['day']));
  const slash = order === null ? undefined : slashShape.exec(trimmed)?.groups;
  if (slash) {
    const [first, then] = [Number(slash['first']), Number(slash['then'])];
    return order === 'day-first' ? makeStamp(slash, then, first) : makeStamp(slash, first, then);
  }
  const words = wordsShape.exec(trimmed)?.groups;
  if (!words) return null;
  const word = (words['month'] ?? words['month2'] ?? '').toLowerCase();
  const month = months.findIndex((name) => name.startsWith(word)) + 1;
  return makeStamp(words, month, Number(words['day'] ?? words['day2']));
}

/** The two numbers before the year in a date with slashes, or null: evidence for the order of a column. */
export function readSlashDate(text: string): readonly [number, number] | null {
  const groups = slashShape.exec(text.trim())?.groups;
  return groups ? [Number(groups['first']), Number(groups['then'])] : null;
}

function makeStamp(parts: Parts, month: number, day: number): Stamp | null {
  const year = Number(parts['year']);
  const date = new Date(Date.UTC(year, month - 1, day));
  const real = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  if (!real || year < 1900 || year > 2100) return null;
  const time = readTime(parts);
  if (time === undefined) return null;
  return { date: date.toISOString().slice(0, 10), time, zoned: parts['zone'] !== undefined };
}

/** Undefined for a time that no clock shows. */
function readTime(parts: Parts): string | null | undefined {
  if (parts['hour'] === undefined) return null;
  let hour = Number(parts['hour']);
  const half = parts['half']?.toLowerCase();
  if (half !== undefined) {
    if (hour < 1 || hour > 12) return undefined;
    hour = (hour % 12) + (half === 'pm' ? 12 : 0);
  }
  const [minute, second] = [Number(parts['minute']), Number(parts['second'] ?? 0)];
  if (hour > 23 || minute > 59 || second > 59) return undefined;
  return [hour, minute, second].map((part) => String(part).padStart(2, '0')).join(':');
}

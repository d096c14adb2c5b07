/**
 * When Kartra made an export, as far as its file name tells.
 *
 * Kartra, contacts export: `contacts_kartra_09-06-2026_6a2803f884d5c.csv`. The date is DD-MM-YYYY in a
 * zone behind UTC; the 13 hexadecimal digits are seconds (8) and microseconds (5) since 1970 and give
 * the true instant, so they win. A name without either leaves the file's own time of change.
 */

const tailPattern = /(?:^|[_ -])([0-9a-f]{8})([0-9a-f]{5})(?: ?\(\d+\))?(?:\.[^.]+)?$/iu;
const datePattern = /(?:^|\D)(\d{2})-(\d{2})-(\d{4})(?:\D|$)/u;

const earliest = Date.UTC(2012, 0, 1);
const latest = Date.UTC(2100, 0, 1);

/**
 * @param name the file name, with or without folders
 * @param modifiedAt the file's time of change, epoch ms
 * @returns epoch ms
 * @example exportedAt('contacts_kartra_08-06-2026_6a277407a4499.csv', 0) // 2026-06-09T02:01:43.672Z
 */
export function exportedAt(name: string, modifiedAt: number): number {
  const base = name.slice(name.lastIndexOf('/') + 1);
  return instantOfTail(base) ?? instantOfDate(base) ?? Math.floor(modifiedAt);
}

function instantOfTail(base: string): number | null {
  const match = tailPattern.exec(base);
  if (match === null) return null;
  const microseconds = Number.parseInt(match[2] ?? '', 16);
  const instant = Number.parseInt(match[1] ?? '', 16) * 1000 + Math.floor(microseconds / 1000);
  return microseconds < 1_000_000 && instant >= earliest && instant < latest ? instant : null;
}

/** Midnight UTC of the day in the name; null when there is no such day. */
function instantOfDate(base: string): number | null {
  const match = datePattern.exec(base);
  if (match === null) return null;
  const [day, month, year] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const instant = Date.UTC(year, month - 1, day);
  const date = new Date(instant);
  const exists = date.getUTCDate() === day && date.getUTCMonth() === month - 1;
  return exists && instant >= earliest && instant < latest ? instant : null;
}

/**
 * Time zones: HighLevel keeps an IANA name (`America/New_York`). A name spelt exactly is carried as it
 * is, an old spelling included; other case is corrected; anything else (`EST`, `GMT-5`, `Eastern Time`)
 * could mean several zones and is not guessed.
 */
import { altered, carriedExactly, type Transformed, unusable } from './transform.ts';

const canonicalByFolded = new Map(
  [...Intl.supportedValuesOf('timeZone'), 'UTC'].map((name) => [name.toLowerCase(), name]),
);
const shape = /^[A-Z][A-Za-z]+(?:\/[A-Z][A-Za-z0-9_+-]*)+$/;
const known = new Map<string, boolean>();

/**
 * @returns rule `exact`, `time-zone-spelling` or, with a null value, `time-zone-unknown`
 * @example toTimeZone('america/new_york') // { value: 'America/New_York', rule: 'time-zone-spelling', … }
 */
export function toTimeZone(text: string): Transformed {
  const trimmed = text.trim();
  const spelling = canonicalByFolded.get(trimmed.toLowerCase().replaceAll(' ', '_'));
  const name = spelling ?? (isTimeZone(trimmed) ? trimmed : undefined);
  if (name === undefined) return unusable(text, 'time-zone-unknown');
  return name === text ? carriedExactly(text) : altered(text, name, 'time-zone-spelling');
}

/** True for an IANA name of the form Area/Place, or UTC. */
function isTimeZone(name: string): boolean {
  if (canonicalByFolded.get(name.toLowerCase()) === name) return true;
  if (name.length > 40 || !shape.test(name)) return false;
  let answer = known.get(name);
  if (answer === undefined) {
    answer = accepts(name);
    if (known.size < 1000) known.set(name, answer);
  }
  return answer;
}

function accepts(name: string): boolean {
  try {
    // Node answers old names too (`US/Eastern`, `Asia/Kolkata` beside `Asia/Calcutta`).
    return new Intl.DateTimeFormat('en', { timeZone: name }).format(0) !== '';
  } catch {
    return false;
  }
}

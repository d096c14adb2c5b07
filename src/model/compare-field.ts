/**
 * Whether what stands at the destination is what was meant: exactly, after a named normaliser, or not.
 * Planning and verification ask the same question here, or a plan made after applying would not be empty.
 */
import type { CustomValue } from './contact.ts';
import type { Comparison } from './verification.ts';

export interface Compared {
  readonly comparison: Comparison;
  readonly normaliser: string | null;
}

const equal: Compared = { comparison: 'equal', normaliser: null };
const different: Compared = { comparison: 'different', normaliser: null };
const normalised = (normaliser: string): Compared => ({ comparison: 'normalised', normaliser });

/** A standard field. `exactNames` is false where the read may have changed the case of names. */
export function compareField(
  field: string,
  expected: string,
  actual: string | undefined,
  exactNames = true,
): Compared {
  if (actual === expected) return equal;
  // What the source emptied must be gone; there, nothing and an empty text are one.
  if (actual === undefined || actual === '') return expected === '' ? equal : different;
  if (field === 'email' && lower(actual) === lower(expected)) return normalised('lower-case');
  if (field === 'country' && lower(actual) === lower(expected)) return normalised('upper-case');
  if ((field === 'firstName' || field === 'lastName') && !exactNames && lower(actual) === lower(expected)) {
    return normalised('case hidden by search');
  }
  if (field === 'dateOfBirth' && dateOf(actual) === expected) return normalised('date granularity');
  if (actual.trim() === expected.trim()) return normalised('outer blanks');
  return different;
}

/** A custom field, by its type at the destination. */
export function compareCustom(
  dataType: string,
  expected: CustomValue,
  actual: CustomValue | undefined,
): Compared {
  if (isBlank(expected) && isBlank(actual)) return equal;
  if (actual === undefined) return different;
  if (Array.isArray(expected) || Array.isArray(actual)) return compareChoices(expected, actual);
  if (actual === expected) return equal;
  if (dataType === 'DATE' && dateOf(actual) !== null && dateOf(actual) === dateOf(expected)) {
    return normalised('date granularity');
  }
  if (dataType === 'NUMERICAL' || dataType === 'MONETORY') {
    return String(actual).trim() !== '' && Number(actual) === Number(expected)
      ? normalised('number')
      : different;
  }
  if (String(actual) === String(expected)) return normalised('text');
  if (String(actual).trim() === String(expected).trim()) return normalised('outer blanks');
  return different;
}

/** Every expected tag is there; tags of others do not count against it. */
export function missingTags(expected: readonly string[], actual: readonly string[]): readonly string[] {
  const present = new Set(actual.map(lower));
  return expected.filter((tag) => !present.has(lower(tag)));
}

function compareChoices(expected: CustomValue, actual: CustomValue): Compared {
  const wanted = asChoices(expected);
  const found = asChoices(actual);
  if (wanted.length !== found.length) return different;
  if (wanted.every((choice, index) => choice === found[index])) {
    return Array.isArray(expected) === Array.isArray(actual) ? equal : normalised('single choice');
  }
  const present = new Set(found);
  return wanted.every((choice) => present.has(choice)) ? normalised('order of choices') : different;
}

/** Nothing stands there, or is to stand there. */
export const isBlank = (value: CustomValue | null | undefined): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);

/** What is written to empty a field that holds such a value. */
export const emptied = (like: CustomValue): CustomValue => (Array.isArray(like) ? [] : '');

const asChoices = (value: CustomValue): readonly string[] =>
  typeof value === 'string' || typeof value === 'number' ? [String(value)] : value;

/** `YYYY-MM-DD` of an ISO text or of epoch milliseconds, the two shapes HighLevel reads DATE fields back in. */
function dateOf(value: CustomValue): string | null {
  if (typeof value === 'number') return new Date(value).toISOString().slice(0, 10);
  if (typeof value !== 'string') return null;
  if (/^\d{4}-\d{2}-\d{2}/.test(value)) return value.slice(0, 10);
  return /^\d{12,13}$/.test(value) ? new Date(Number(value)).toISOString().slice(0, 10) : null;
}

const lower = (text: string): string => text.toLowerCase();

/**
 * What all values of a column are, beyond the few samples of its profile: how often each occurs, as far
 * as they are few, and whether they read as dates, numbers or money, with the count that would not.
 *
 * A survey sees every value of the column once, in any order, and gives the same answer for each order.
 */
import type { CustomFieldType } from '../../model/custom-field.ts';
import type { TransformName } from '../transforms/named-transforms.ts';
import { findTransform } from '../transforms/named-transforms.ts';
import type { TransformContext } from '../transforms/transform.ts';

/** Beyond this many different values a column is no list of choices. */
const choiceLimit = 200;

/** Below this share of readable values a type is not offered. */
const leastShare = 0.9;

export interface ColumnSurvey {
  /** Different values with their counts, the most frequent first; null when there are too many. */
  readonly values: readonly { readonly value: string; readonly count: number }[] | null;
  readonly filled: number;
  /** The type the values read as, if one does. */
  readonly typed: TypeOffer | null;
}

export interface TypeOffer {
  readonly type: CustomFieldType;
  readonly transform: TransformName;
  /** Values that read as this type, and those that would stay text. */
  readonly reads: number;
  readonly fails: number;
}

/** In the order they are preferred: plain numbers are amounts too, but say less. */
const readings: readonly (readonly [CustomFieldType, TransformName])[] = [
  ['DATE', 'date'],
  ['DATE', 'date-dmy'],
  ['DATE', 'date-mdy'],
  ['NUMERICAL', 'number'],
  ['NUMERICAL', 'number-point'],
  ['NUMERICAL', 'number-comma'],
  ['MONETORY', 'money'],
  ['MONETORY', 'money-point'],
  ['MONETORY', 'money-comma'],
];

const noContext: TransformContext = {
  checkLocalTime: () => null,
  timeZone: 'UTC',
  separator: ',',
  prefix: '',
  options: [],
  several: false,
  values: {},
};

export interface Surveyor {
  add(text: string): void;
  result(): ColumnSurvey;
}

/** @example survey.add('2024-05-06'); survey.result().typed // { type: 'DATE', transform: 'date', … } */
export function createSurvey(): Surveyor {
  const counts = new Map<string, number>();
  const read = readings.map(() => 0);
  let tooMany = false;
  let filled = 0;
  let leadingZeros = 0;
  return {
    add(text) {
      const value = text.trim();
      if (value === '') return;
      filled += 1;
      if (!tooMany) counts.set(value, (counts.get(value) ?? 0) + 1);
      tooMany ||= counts.size > choiceLimit;
      // A number with a leading zero is a code: read as a number it would lose the zero.
      if (/^0\d+$/.test(value)) leadingZeros += 1;
      for (const [index, [, transform]] of readings.entries()) {
        if (findTransform(transform)?.(value, noContext).value != null) read[index] = (read[index] ?? 0) + 1;
      }
    },
    result() {
      const values = tooMany
        ? null
        : [...counts]
            .map(([value, count]) => ({ value, count }))
            .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
      return { values, filled, typed: leadingZeros > 0 ? null : bestReading(read, filled) };
    },
  };
}

function bestReading(read: readonly number[], filled: number): TypeOffer | null {
  const most = Math.max(0, ...read);
  if (filled === 0 || most < leastShare * filled) return null;
  const index = read.indexOf(most);
  const [type, transform] = readings[index] ?? ['TEXT', 'text'];
  // Two readings that both take everything and disagree prove nothing: `03/04/2024`.
  const rival = transform.startsWith('date-') && read.filter((count) => count === most).length > 1;
  return rival ? null : { type, transform, reads: most, fails: filled - most };
}

/**
 * The transforms a field map can name, and which of them fit a target. The first that fits is taken
 * when the map names none.
 *
 * `phone`, `part`, `marker` and `archive` need more than one cell's text and have no function here.
 */

import { hasOptions } from '../../model/custom-field.ts';
import type { Target } from '../../model/field-map.ts';
import { toChoice } from './choice.ts';
import { toCountry } from './country.ts';
import { createDateTransform } from './date.ts';
import { toEmail } from './email.ts';
import { toExact } from './exact.ts';
import { toName } from './name.ts';
import { toNumber } from './number.ts';
import { toTags } from './tags.ts';
import { toText } from './text.ts';
import { toTimeZone } from './time-zone.ts';
import type { Transform } from './transform.ts';

export const namedTransforms: ReadonlyMap<string, Transform> = new Map<string, Transform>([
  ['text', toText],
  ['exact', toExact],
  ['name', toName],
  ['email', toEmail],
  ['country', toCountry],
  ['time-zone', toTimeZone],
  ['date', createDateTransform(null)],
  ['date-mdy', createDateTransform('month-first')],
  ['date-dmy', createDateTransform('day-first')],
  ['number', toNumber],
  ['choice', toChoice],
  ['tags', toTags],
]);

const byField: Readonly<Record<string, readonly string[]>> = {
  firstName: ['name', 'text', 'exact'],
  lastName: ['name', 'text', 'exact'],
  email: ['email'],
  phone: ['phone'],
  country: ['country'],
  timezone: ['time-zone'],
};

/** Names of the transforms that fit a target, the usual one first. Never empty. */
export function transformsFor(target: Target): readonly [string, ...string[]] {
  if (target.kind === 'field') {
    const [usual = 'text', ...others] = byField[target.field] ?? ['text', 'exact'];
    return [usual, ...others];
  }
  if (target.kind !== 'custom') return [target.kind];
  const { dataType } = target.custom;
  if (hasOptions(dataType)) return ['choice'];
  if (dataType === 'DATE') return ['date', 'date-mdy', 'date-dmy'];
  if (dataType === 'NUMERICAL' || dataType === 'MONETORY') return ['number'];
  if (dataType === 'LARGE_TEXT') return ['exact', 'text', 'name'];
  return ['text', 'exact', 'name'];
}

/**
 * Owns: what becomes of one custom-field value on the way in and on the way out, by data type.
 * Source: the value schemas of the contacts spec (text, choice = string; number, money = number; checkbox,
 * multiple choice = list of strings; file, text-box list = object). Everything about wrong values is either
 * integrators' evidence or our reading, and stands in the behaviour table.
 */

import type { Behaviours } from '../behaviours.ts';
import type { CustomFieldValue } from '../world/contact-record.ts';
import type { CustomFieldRecord } from '../world/location-record.ts';

export type ValueOutcome =
  | { readonly kind: 'set'; readonly value: CustomFieldValue }
  | { readonly kind: 'clear' }
  | { readonly kind: 'drop' }
  | { readonly kind: 'refuse'; readonly message: string };

/** Judges one written value for `field`. */
export function judgeValue(field: CustomFieldRecord, value: unknown, behaviours: Behaviours): ValueOutcome {
  if (value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0))
    return { kind: 'clear' };
  const refuseIf = (refused: boolean, problem: string): ValueOutcome =>
    refused ? { kind: 'refuse', message: `customFields: ${field.fieldKey} ${problem}` } : { kind: 'drop' };
  const wrongShape = (wanted: string) => refuseIf(behaviours.wrongShapeRefused, `must be ${wanted}`);
  const wrongContent = (wanted: string) => refuseIf(!behaviours.wrongContentDropped, `must be ${wanted}`);

  switch (field.dataType) {
    case 'NUMERICAL':
    case 'MONETORY': {
      if (typeof value !== 'number' && typeof value !== 'string') return wrongShape('a number');
      const number = typeof value === 'number' ? value : Number(value.trim() === '' ? Number.NaN : value);
      return Number.isFinite(number) ? { kind: 'set', value: number } : wrongContent('a number');
    }
    case 'SINGLE_OPTIONS':
    case 'RADIO': {
      if (typeof value !== 'string') return wrongShape('a string');
      if (field.picklistOptions.includes(value)) return { kind: 'set', value };
      return refuseIf(!behaviours.optionMismatchDropped, 'must be one of its options');
    }
    case 'CHECKBOX':
    case 'MULTIPLE_OPTIONS': {
      if (!isTextList(value)) return wrongShape('an array of strings');
      const known = value.filter((option) => field.picklistOptions.includes(option));
      if (known.length < value.length && !behaviours.optionMismatchDropped)
        return refuseIf(true, 'must be some of its options');
      return known.length === 0 ? { kind: 'drop' } : { kind: 'set', value: known };
    }
    case 'DATE': {
      if (typeof value !== 'number' && typeof value !== 'string') return wrongShape('a date');
      return toInstant(value) === undefined ? wrongContent('a date') : { kind: 'set', value };
    }
    case 'TEXTBOX_LIST':
    case 'FILE_UPLOAD':
      return typeof value === 'object' && !Array.isArray(value)
        ? { kind: 'set', value: value as Readonly<Record<string, unknown>> }
        : wrongShape('an object');
    default:
      if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean')
        return wrongShape('a string');
      return { kind: 'set', value: String(value) };
  }
}

/** The value as a read shows it: only dates may change form. */
export function showValue(
  field: CustomFieldRecord | undefined,
  value: CustomFieldValue,
  behaviours: Behaviours,
): CustomFieldValue {
  if (field?.dataType !== 'DATE' || behaviours.dateFieldRead === 'as-written') return value;
  const instant = typeof value === 'string' || typeof value === 'number' ? toInstant(value) : undefined;
  if (instant === undefined) return value;
  return behaviours.dateFieldRead === 'epoch' ? instant : new Date(instant).toISOString();
}

/** Epoch milliseconds of `YYYY-MM-DD`, an ISO date-time or a number; undefined for anything else. */
function toInstant(value: string | number): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  if (!/^\d{4}-\d{2}-\d{2}(T|$)/.test(value)) return undefined;
  const instant = Date.parse(value);
  if (Number.isNaN(instant)) return undefined;
  // Date.parse moves 31 February into March; the day must survive the round trip.
  const day = Date.parse(`${value.slice(0, 10)}T00:00:00.000Z`);
  return Number.isNaN(day) || new Date(day).toISOString().slice(0, 10) !== value.slice(0, 10)
    ? undefined
    : instant;
}

function isTextList(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((entry) => typeof entry === 'string');
}

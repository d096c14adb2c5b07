/**
 * Owns: what becomes of one property written to a record, by the data type of its field.
 * Source: the record example of the objects spec: money is `{currency, value}`, phones are E.164, several options
 * are a list of option keys, a file is a list of `{url}`, a date is `YYYY-MM-DD`, each box of a
 * text-box list is a property of its own, `list.box`. Everything about other shapes is our reading, and stands in the behaviour table.
 */

import type { Behaviours } from '../behaviours.ts';
import type { RecordField } from './object-fields.ts';

export type PropertyOutcome =
  | { readonly kind: 'set'; readonly value: unknown }
  | { readonly kind: 'clear' }
  | { readonly kind: 'drop' }
  | { readonly kind: 'refuse'; readonly message: string };

/** Judges one written value for `field`; `box` is what follows a dot in the name of the property. */
export function judgeProperty(
  field: RecordField,
  box: string | undefined,
  value: unknown,
  behaviours: Behaviours,
): PropertyOutcome {
  if (value === null || value === '' || (Array.isArray(value) && value.length === 0))
    return { kind: 'clear' };
  const refuseIf = (refused: boolean, wanted: string): PropertyOutcome =>
    refused
      ? { kind: 'refuse', message: `properties: ${field.fieldKey} must be ${wanted}` }
      : { kind: 'drop' };
  const keep = (isRight: boolean, wanted: string): PropertyOutcome =>
    isRight ? { kind: 'set', value } : refuseIf(behaviours.objectWrongValueRefused, wanted);
  if (box !== undefined && field.dataType !== 'TEXTBOX_LIST')
    return refuseIf(behaviours.objectUnknownPropertyRefused, 'written by its own name');
  const known = (option: string) => (field.options ?? []).some(({ key }) => key === option);

  switch (field.dataType) {
    case 'NUMERICAL':
      return keep(typeof value === 'number', 'a number');
    case 'MONETORY':
      return keep(isMoney(value), 'an object of currency and value');
    case 'PHONE':
      return keep(typeof value === 'string' && /^\+[1-9]\d{6,14}$/.test(value), 'an E.164 phone number');
    case 'EMAIL':
      return keep(typeof value === 'string' && /^[^@\s]+@[^@\s]+$/.test(value), 'an email');
    case 'DATE':
      return keep(isDay(value), 'a date YYYY-MM-DD');
    case 'SINGLE_OPTIONS':
    case 'RADIO': {
      if (typeof value !== 'string') return keep(false, 'a string');
      if (known(value) || field.allowCustomOption === true) return { kind: 'set', value };
      return refuseIf(!behaviours.objectOptionMismatchDropped, 'one of its options');
    }
    case 'CHECKBOX':
    case 'MULTIPLE_OPTIONS': {
      if (!isTextList(value)) return keep(false, 'an array of strings');
      const options = value.filter(known);
      if (options.length < value.length && !behaviours.objectOptionMismatchDropped)
        return refuseIf(true, 'some of its options');
      return options.length === 0 ? { kind: 'drop' } : { kind: 'set', value: options };
    }
    case 'FILE_UPLOAD':
      return keep(isFileList(value), 'an array of objects with a url');
    case 'TEXTBOX_LIST':
      if (box === undefined || !known(box)) return keep(false, 'written box by box');
      return keep(typeof value === 'string', 'a string');
    default:
      return keep(typeof value === 'string', 'a string');
  }
}

function isMoney(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || !('value' in value) || !('currency' in value))
    return false;
  return (
    typeof value.value === 'number' && typeof value.currency === 'string' && Object.keys(value).length === 2
  );
}

function isDay(value: unknown): boolean {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const instant = Date.parse(`${value}T00:00:00.000Z`);
  return !Number.isNaN(instant) && new Date(instant).toISOString().startsWith(value);
}

function isTextList(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((entry) => typeof entry === 'string');
}

function isFileList(value: unknown): boolean {
  return (
    Array.isArray(value) &&
    value.every(
      (entry: unknown) =>
        typeof entry === 'object' && entry !== null && 'url' in entry && typeof entry.url === 'string',
    )
  );
}

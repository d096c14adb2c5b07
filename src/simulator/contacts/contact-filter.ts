/**
 * Owns: turning the filters of a contact search into one predicate.
 * Source: HighLevel's search page: operators eq, not_eq, contains, not_contains, exists, not_exists, range;
 * groups AND and OR that nest. Text is compared without regard to case, a list of values means any of them, and
 * an unknown field or operator is a 422 (all three unverified).
 */

import { z } from 'zod';
import type { Behaviours } from '../behaviours.ts';
import { unprocessable } from '../http/refusal.ts';
import type { ContactRecord } from '../world/contact-record.ts';
import type { LocationState } from '../world/location-state.ts';
import { type ContactField, type FieldValue, findContactField } from './contact-field.ts';

export type ContactFilter =
  | { readonly field: string; readonly operator: string; readonly value?: unknown }
  | { readonly group: 'AND' | 'OR'; readonly filters: readonly ContactFilter[] };

export const contactFilterSchema: z.ZodType<ContactFilter> = z.lazy(() =>
  z.union([
    z.strictObject({ group: z.enum(['AND', 'OR']), filters: z.array(contactFilterSchema) }),
    z.strictObject({ field: z.string(), operator: z.string(), value: z.unknown().optional() }),
  ]),
);

type Predicate = (contact: ContactRecord) => boolean;
type Scalar = string | number | boolean;

/** A predicate that holds when every filter does. Throws a 422 Refusal for what search does not know. */
export function compileFilters(
  filters: readonly ContactFilter[],
  location: LocationState,
  behaviours: Behaviours,
): Predicate {
  const predicates = filters.map((filter) => compileFilter(filter, location, behaviours));
  return (contact) => predicates.every((holds) => holds(contact));
}

function compileFilter(filter: ContactFilter, location: LocationState, behaviours: Behaviours): Predicate {
  if ('group' in filter) {
    const predicates = filter.filters.map((inner) => compileFilter(inner, location, behaviours));
    return filter.group === 'AND'
      ? (contact) => predicates.every((holds) => holds(contact))
      : (contact) => predicates.some((holds) => holds(contact));
  }
  const isHidden = /^(inboundD|d)ndSettings\./.test(filter.field) && !behaviours.dndSearchable;
  const field = isHidden ? undefined : findContactField(filter.field);
  if (field === undefined) throw unprocessable([`filters: unknown field ${filter.field}`]);
  if (filter.field === 'phone' && filter.operator === 'eq' && behaviours.searchPhoneEqualsBroken)
    return () => false;
  const holds = compileOperator(field, filter.operator, filter.value, location.record.country);
  return (contact) => holds(field.read(contact, location));
}

function compileOperator(
  field: ContactField,
  operator: string,
  value: unknown,
  country: string,
): (actual: FieldValue) => boolean {
  switch (operator) {
    case 'exists':
      return exists;
    case 'not_exists':
      return (actual) => !exists(actual);
    case 'eq':
    case 'not_eq': {
      const wanted = toScalars(field, value, country);
      const equals = (actual: FieldValue) =>
        toList(actual).some((entry) => wanted.some((one) => fold(one) === fold(entry)));
      return operator === 'eq' ? equals : (actual) => !equals(actual);
    }
    case 'contains':
    case 'not_contains': {
      const wanted = toScalars(field, value, '').map((one) => fold(one));
      const contains = (actual: FieldValue) =>
        toList(actual).some((entry) => wanted.some((one) => fold(entry).includes(one)));
      return operator === 'contains' ? contains : (actual) => !contains(actual);
    }
    case 'range':
      return compileRange(field, value);
    default:
      throw unprocessable([`filters: unknown operator ${operator}`]);
  }
}

function compileRange(field: ContactField, value: unknown): (actual: FieldValue) => boolean {
  const parsed = z
    .strictObject({
      gt: z.unknown().optional(),
      gte: z.unknown().optional(),
      lt: z.unknown().optional(),
      lte: z.unknown().optional(),
    })
    .safeParse(value);
  if (!parsed.success) throw unprocessable(['filters: range needs an object of gt, gte, lt, lte']);
  const bounds = Object.entries(parsed.data)
    .filter(([, bound]) => bound !== undefined)
    .map(([name, bound]) => ({ name, limit: toNumber(bound) }));
  if (bounds.length === 0 || bounds.some(({ limit }) => Number.isNaN(limit)))
    throw unprocessable(['filters: range bounds must be numbers or dates']);
  return (actual) => {
    const number = field.kind === 'date' && typeof actual === 'number' ? actual : toNumber(actual);
    return bounds.every(({ name, limit }) => {
      if (name === 'gt') return number > limit;
      if (name === 'gte') return number >= limit;
      return name === 'lt' ? number < limit : number <= limit;
    });
  };
}

function exists(actual: FieldValue): boolean {
  return actual !== undefined && actual !== '' && !(Array.isArray(actual) && actual.length === 0);
}

/** The values a filter names, in the stored form. Throws a 422 Refusal for what is no value. */
export function toScalars(field: ContactField, value: unknown, country: string): Scalar[] {
  const values: unknown[] = Array.isArray(value) ? value : [value];
  return values.map((entry) => {
    if (field.kind === 'date') return toNumber(entry);
    if (typeof entry === 'string')
      return field.normalise === undefined ? entry : field.normalise(entry, country);
    if (typeof entry === 'number' || typeof entry === 'boolean') return entry;
    throw unprocessable(['filters: value must be a string, a number, a boolean or a list of them']);
  });
}

/** What a field holds as a list. */
export function toList(actual: FieldValue): readonly Scalar[] {
  if (actual === undefined) return [];
  return typeof actual === 'object' ? actual : [actual];
}

/** How values are compared: as text, whatever their case. */
export function fold(value: Scalar): string {
  return String(value).toLowerCase();
}

/** A number, or the epoch milliseconds of a date text; NaN for anything else. */
function toNumber(value: unknown): number {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string' || value === '') return Number.NaN;
  const number = Number(value);
  return Number.isNaN(number) ? Date.parse(value) : number;
}

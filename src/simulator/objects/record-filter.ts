/**
 * Owns: turning the filters of a record search into one predicate.
 * Source: none official; integrators use the filters of the contact search, with `properties.` before the name of
 * a field (our reading: it may be left out). Issue 84: a bound that is no date on a date field was a 500.
 */

import { z } from 'zod';
import type { Behaviours } from '../behaviours.ts';
import { badRequest, Refusal } from '../http/refusal.ts';
import { shortKey } from './find-object.ts';
import type { RecordField } from './object-fields.ts';
import type { WholeRecord } from './record-store.ts';

export type RecordFilter =
  | { readonly field: string; readonly operator: string; readonly value?: unknown }
  | { readonly group: 'AND' | 'OR'; readonly filters: readonly RecordFilter[] };

export const recordFilterSchema: z.ZodType<RecordFilter> = z.lazy(() =>
  z.union([
    z.strictObject({ group: z.enum(['AND', 'OR']), filters: z.array(recordFilterSchema) }),
    z.strictObject({ field: z.string(), operator: z.string(), value: z.unknown().optional() }),
  ]),
);

type Predicate = (record: WholeRecord) => boolean;

const range = z.strictObject({
  gt: z.union([z.string(), z.number()]).optional(),
  gte: z.union([z.string(), z.number()]).optional(),
  lt: z.union([z.string(), z.number()]).optional(),
  lte: z.union([z.string(), z.number()]).optional(),
});

/** A predicate that holds when every filter does. Throws a 400 for what search does not know. */
export function compileRecordFilters(
  filters: readonly RecordFilter[],
  fields: readonly RecordField[],
  behaviours: Behaviours,
): Predicate {
  const predicates = filters.map((filter) => compileFilter(filter, fields, behaviours));
  return (record) => predicates.every((holds) => holds(record));
}

function compileFilter(
  filter: RecordFilter,
  fields: readonly RecordField[],
  behaviours: Behaviours,
): Predicate {
  if ('group' in filter) {
    const predicates = filter.filters.map((inner) => compileFilter(inner, fields, behaviours));
    return filter.group === 'AND'
      ? (record) => predicates.every((holds) => holds(record))
      : (record) => predicates.some((holds) => holds(record));
  }
  const { isDate, read } = findReader(filter.field, fields);
  const holds = compileOperator(filter.operator, filter.value, isDate, behaviours);
  return (record) => holds(flatten(read(record)));
}

function findReader(name: string, fields: readonly RecordField[]) {
  if (name === 'id') return { isDate: false, read: ({ id }: WholeRecord): unknown => id };
  if (name === 'createdAt') return { isDate: true, read: ({ createdMs }: WholeRecord): unknown => createdMs };
  if (name === 'updatedAt') return { isDate: true, read: ({ updatedMs }: WholeRecord): unknown => updatedMs };
  if (name === 'owner') return { isDate: false, read: ({ owner }: WholeRecord): unknown => owner };
  const key = name.startsWith('properties.') ? name.slice('properties.'.length) : name;
  const field = fields.find(({ fieldKey }) => shortKey(fieldKey) === key.split('.')[0]);
  if (field === undefined) throw badRequest(`filters: unknown field ${name}`);
  return { isDate: field.dataType === 'DATE', read: (record: WholeRecord) => record.properties[key] };
}

function compileOperator(
  operator: string,
  value: unknown,
  isDate: boolean,
  behaviours: Behaviours,
): (actual: readonly (string | number)[]) => boolean {
  const wanted = () => flatten(value).map(fold);
  switch (operator) {
    case 'exists':
      return (actual) => actual.length > 0;
    case 'not_exists':
      return (actual) => actual.length === 0;
    case 'eq':
    case 'not_eq': {
      const values = new Set(wanted());
      return (actual) => (operator === 'eq') === actual.some((entry) => values.has(fold(entry)));
    }
    case 'contains':
    case 'not_contains': {
      const values = wanted();
      const has = (entry: string | number) => values.some((one) => fold(entry).includes(one));
      return (actual) => (operator === 'contains') === actual.some(has);
    }
    case 'range':
      return compileRange(value, isDate, behaviours);
    default:
      throw badRequest(`filters: unknown operator ${operator}`);
  }
}

function compileRange(
  value: unknown,
  isDate: boolean,
  behaviours: Behaviours,
): (actual: readonly (string | number)[]) => boolean {
  const parsed = range.safeParse(value);
  if (!parsed.success) throw badRequest('filters: range needs an object of gt, gte, lt, lte');
  const bounds = Object.entries(parsed.data)
    .filter(([, bound]) => bound !== undefined)
    .map(([name, bound]) => ({ name, limit: toNumber(bound, isDate) }));
  if (bounds.length === 0 || bounds.some(({ limit }) => Number.isNaN(limit))) {
    if (isDate && behaviours.objectBadDateFilter === '500')
      throw new Refusal(500, { statusCode: 500, message: 'Internal server error' });
    throw badRequest('filters: range bounds must be numbers or dates');
  }
  return (actual) =>
    actual.some((entry) => {
      const number = toNumber(entry, isDate);
      return bounds.every(({ name, limit }) => {
        if (name === 'gt') return number > limit;
        if (name === 'gte') return number >= limit;
        return name === 'lt' ? number < limit : number <= limit;
      });
    });
}

/** The texts and numbers of a value; money counts by its amount, a file by its address. */
function flatten(value: unknown): (string | number)[] {
  if (typeof value === 'string' || typeof value === 'number') return [value];
  if (typeof value === 'boolean') return [String(value)];
  if (Array.isArray(value)) return value.flatMap(flatten);
  if (typeof value !== 'object' || value === null) return [];
  if ('value' in value) return flatten(value.value);
  return 'url' in value ? flatten(value.url) : [];
}

function toNumber(value: unknown, isDate: boolean): number {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string' || value === '') return Number.NaN;
  return isDate ? Date.parse(value) : Number(value);
}

function fold(value: string | number): string {
  return String(value).toLowerCase();
}

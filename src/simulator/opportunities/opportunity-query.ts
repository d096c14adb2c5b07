/**
 * Owns: which opportunities a search means: the query of the GET, the filters of the POST, and their order.
 * Source: opportunities specs: order is added_asc, added_desc, name_asc or name_desc; dates are mm-dd-yyyy; a free
 * query has at most 75 characters. The filters of the POST are named in the documentation page only that the spec
 * links to, which we have not seen: they are read as those of the contact search, by snake or camel names (unverified).
 */

import { z } from 'zod';
import { unprocessable } from '../http/refusal.ts';
import { joinContactName } from '../world/contact-record.ts';
import type { LocationState } from '../world/location-state.ts';
import type { OpportunityRecord } from '../world/opportunity-record.ts';

export const ORDERS = ['added_asc', 'added_desc', 'name_asc', 'name_desc'] as const;
export type OpportunityOrder = (typeof ORDERS)[number];

export const opportunityFilterSchema = z.strictObject({
  field: z.string(),
  operator: z.string(),
  value: z.unknown().optional(),
});
type OpportunityFilter = z.infer<typeof opportunityFilterSchema>;
type Predicate = (opportunity: OpportunityRecord) => boolean;

const READERS: Readonly<Record<string, (opportunity: OpportunityRecord) => string | number | undefined>> = {
  id: ({ id }) => id,
  name: ({ name }) => name,
  status: ({ status }) => status,
  source: ({ source }) => source,
  pipelineid: ({ pipelineId }) => pipelineId,
  pipelinestageid: ({ pipelineStageId }) => pipelineStageId,
  contactid: ({ contactId }) => contactId,
  assignedto: ({ assignedTo }) => assignedTo,
  lostreasonid: ({ lostReasonId }) => lostReasonId,
  monetaryvalue: ({ monetaryValue }) => monetaryValue,
  dateadded: ({ createdAtMs }) => createdAtMs,
  createdat: ({ createdAtMs }) => createdAtMs,
  dateupdated: ({ updatedAtMs }) => updatedAtMs,
  updatedat: ({ updatedAtMs }) => updatedAtMs,
};

/** A predicate that holds when every filter does. Throws a 422 Refusal for what search does not know. */
export function compileOpportunityFilters(filters: readonly OpportunityFilter[]): Predicate {
  const predicates = filters.map(compileFilter);
  return (opportunity) => predicates.every((holds) => holds(opportunity));
}

function compileFilter({ field, operator, value }: OpportunityFilter): Predicate {
  const name = field.replaceAll('_', '').toLowerCase();
  const read = Object.hasOwn(READERS, name) ? READERS[name] : undefined;
  if (read === undefined) throw unprocessable([`filters: unknown field ${field}`]);
  const wanted = (Array.isArray(value) ? (value as unknown[]) : [value]).map(fold);
  const equals: Predicate = (opportunity) => wanted.includes(fold(read(opportunity)));
  const contains: Predicate = (opportunity) => wanted.some((part) => fold(read(opportunity)).includes(part));
  switch (operator) {
    case 'eq':
      return equals;
    case 'not_eq':
      return (opportunity) => !equals(opportunity);
    case 'contains':
      return contains;
    case 'not_contains':
      return (opportunity) => !contains(opportunity);
    case 'exists':
      return (opportunity) => read(opportunity) !== undefined;
    case 'not_exists':
      return (opportunity) => read(opportunity) === undefined;
    case 'range':
      return compileRange(read, value);
    default:
      throw unprocessable([`filters: unknown operator ${operator}`]);
  }
}

function compileRange(read: (opportunity: OpportunityRecord) => unknown, value: unknown): Predicate {
  const bound = z.union([z.number(), z.string()]).optional();
  const parsed = z.strictObject({ gt: bound, gte: bound, lt: bound, lte: bound }).safeParse(value);
  if (!parsed.success) throw unprocessable(['filters: range needs an object of gt, gte, lt, lte']);
  const { gt, gte, lt, lte } = parsed.data;
  return (opportunity) => {
    const actual = Number(read(opportunity));
    return (
      (gt === undefined || actual > toNumber(gt)) &&
      (gte === undefined || actual >= toNumber(gte)) &&
      (lt === undefined || actual < toNumber(lt)) &&
      (lte === undefined || actual <= toNumber(lte))
    );
  };
}

/** Free text: found in the opportunity's name and its contact's name, e-mail and phone (unverified). */
export function compileText(query: string, location: LocationState): Predicate {
  const wanted = query.trim().toLowerCase();
  if (wanted === '') return () => true;
  return ({ name, contactId }) => {
    const contact = location.contacts.get(contactId);
    const texts = [name, contact && joinContactName(contact), contact?.email, contact?.phone];
    return texts.some((text) => text?.toLowerCase().includes(wanted) === true);
  };
}

/** Holds within the days given as mm-dd-yyyy, both included. Throws a 422 Refusal for another form. */
export function compileDays(from: string | undefined, to: string | undefined): Predicate {
  const start = from === undefined ? Number.NEGATIVE_INFINITY : toDay(from, 'date');
  const end = to === undefined ? Number.POSITIVE_INFINITY : toDay(to, 'endDate') + 86_400_000;
  return ({ createdAtMs }) => createdAtMs >= start && createdAtMs < end;
}

/** The opportunities in order; equal ones by id. */
export function sortOpportunities(
  opportunities: readonly OpportunityRecord[],
  order: OpportunityOrder,
): OpportunityRecord[] {
  const key = ({ name, createdAtMs }: OpportunityRecord) =>
    order.startsWith('name') ? name.toLowerCase() : createdAtMs;
  const sign = order.endsWith('asc') ? 1 : -1;
  return opportunities.toSorted(
    (left, right) => sign * (compare(key(left), key(right)) || compare(left.id, right.id)),
  );
}

/** The position after the row `[time, id]` names; when that row is gone, after the rows of an earlier place. */
export function positionAfterCursor(
  rows: readonly OpportunityRecord[],
  timeMs: number | undefined,
  id: string | undefined,
  order: OpportunityOrder,
): number {
  const position = rows.findIndex((row) => row.id === id);
  if (position >= 0) return position + 1;
  if (timeMs === undefined || order.startsWith('name')) return rows.length;
  const next = rows.findIndex(({ createdAtMs }) =>
    order === 'added_asc' ? createdAtMs > timeMs : createdAtMs < timeMs,
  );
  return next < 0 ? rows.length : next;
}

function toDay(text: string, name: string): number {
  const [, month = '', day = '', year = ''] = /^(\d{2})-(\d{2})-(\d{4})$/.exec(text) ?? [];
  const instant = Date.parse(`${year}-${month}-${day}T00:00:00.000Z`);
  if (Number.isNaN(instant)) throw unprocessable([`${name} must be a date of the form mm-dd-yyyy`]);
  return instant;
}

function toNumber(value: string | number): number {
  const number = Number(value);
  return Number.isNaN(number) ? Date.parse(String(value)) : number;
}

function fold(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value).toLowerCase() : '';
}

function compare(left: string | number, right: string | number): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

/**
 * Owns: POST /objects/{schemaKey}/records/search.
 * Source: objects spec: locationId, page, pageLimit, query (`name:Buddy` over searchable properties) and
 * searchAfter, a cursor that each row carries; all are marked required, which integrators find untrue of query and
 * of the cursor. Unverified: at most 100 rows a page, pages reach the first 10,000 records only as in the contact
 * search, the order is oldest first, and text without a colon is looked for in all searchable properties.
 */

import { z } from 'zod';
import { type PlatformReply, type PlatformRequest, requireOwnBody } from '../http/platform-route.ts';
import { badRequest } from '../http/refusal.ts';
import type { ObjectSchema } from '../world/object-record.ts';
import { shortKey } from './find-object.ts';
import { parseStrictly } from './find-own.ts';
import { requireRecordOwner } from './manage-records.ts';
import { fieldsOf } from './object-fields.ts';
import { compileRecordFilters, recordFilterSchema } from './record-filter.ts';
import { recordsAsOf, type WholeRecord } from './record-store.ts';
import { showRecordRow } from './show-record.ts';

const MAX_PAGED = 10_000;

const searchBody = z.strictObject({
  locationId: z.string(),
  page: z.number().int().min(1).default(1),
  pageLimit: z.number().int().min(1).max(100),
  query: z.string().default(''),
  searchAfter: z.array(z.union([z.string(), z.number()])).default([]),
  filters: z.array(recordFilterSchema).default([]),
});

export function searchRecords(request: PlatformRequest): PlatformReply {
  requireOwnBody(request);
  const object = requireRecordOwner(request);
  const wanted = parseStrictly(searchBody, request.body);
  const { location, world, nowMs } = request;
  const hasCursor = wanted.searchAfter.length > 0;
  if (!hasCursor && wanted.page * wanted.pageLimit > MAX_PAGED)
    throw badRequest('Only the first 10000 records can be paged; use searchAfter');
  const fields = fieldsOf(location, object.key);
  const holds = compileRecordFilters(wanted.filters, fields, world.behaviours);
  const mentions = compileQuery(wanted.query, object);
  const lagMs = world.behaviours.objectRecordSearchLags ? world.behaviours.searchLagMs : 0;
  const rows = recordsAsOf(location, object.key, nowMs - lagMs)
    .filter((record) => holds(record) && mentions(record))
    .sort(compareRows);
  const start = hasCursor ? positionAfter(rows, wanted.searchAfter) : (wanted.page - 1) * wanted.pageLimit;
  const records = rows
    .slice(start, start + wanted.pageLimit)
    .map((record) => showRecordRow(location, record));
  return { status: 200, body: { records, total: rows.length } };
}

function compileQuery(query: string, object: ObjectSchema): (record: WholeRecord) => boolean {
  const text = query.trim().toLowerCase();
  if (text === '') return () => true;
  const searchable = object.searchableProperties.map(shortKey);
  const colon = text.indexOf(':');
  const named = colon === -1 ? undefined : text.slice(0, colon).trim();
  const isNamed = named !== undefined && searchable.includes(named);
  const wanted = isNamed ? text.slice(colon + 1).trim() : text;
  const keys = isNamed ? [named] : searchable;
  return ({ properties }) =>
    keys.some((key) => {
      const value = properties[key];
      return (
        (typeof value === 'string' || typeof value === 'number') &&
        String(value).toLowerCase().includes(wanted)
      );
    });
}

function compareRows(a: WholeRecord, b: WholeRecord): number {
  return a.createdMs - b.createdMs || (a.id < b.id ? -1 : 1);
}

function positionAfter(rows: readonly WholeRecord[], cursor: readonly (string | number)[]): number {
  const [createdMs, id] = [Number(cursor[0]), String(cursor[1] ?? '')];
  if (cursor.length !== 2 || Number.isNaN(createdMs))
    throw badRequest('searchAfter is not a cursor of this search');
  const next = rows.findIndex(
    (row) => row.createdMs > createdMs || (row.createdMs === createdMs && row.id > id),
  );
  return next === -1 ? rows.length : next;
}

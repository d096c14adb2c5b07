/**
 * Owns: GET and POST /opportunities/search.
 * Source: opportunities specs: the GET takes snake_case names in the dated versions and camelCase in v3, at most
 * 100 rows, pages from 1 or a cursor of time and id; the POST at most 100 rows, pages or the cursor `searchAfter`.
 * Integrators: names of the other case are a 422, page and searchAfter together a 400 (an empty searchAfter is
 * none, since the spec requires both). Unverified: the 10,000 rows that pages reach are those of the contact
 * search. Results trail writes by the search lag.
 */

import { z } from 'zod';
import { parseInput } from '../http/parse-input.ts';
import {
  isV3,
  type PlatformReply,
  type PlatformRequest,
  requireOwnBody,
  requireOwnLocation,
} from '../http/platform-route.ts';
import { badRequest } from '../http/refusal.ts';
import { showContactNotes } from '../notes/manage-contact-notes.ts';
import { OPPORTUNITY_STATUSES, type OpportunityRecord } from '../world/opportunity-record.ts';
import { aggregateStages } from './aggregate-stages.ts';
import {
  compileDays,
  compileOpportunityFilters,
  compileText,
  type OpportunityOrder,
  ORDERS,
  opportunityFilterSchema,
  positionAfterCursor,
  sortOpportunities,
} from './opportunity-query.ts';
import { showOpportunity } from './show-opportunity.ts';

const MAX_PAGED = 10_000;
const flag = z.enum(['true', 'false']).optional();
const text = z.string().optional();
const limit = z.coerce.number().int().min(1).max(100).default(20);
const status = z.enum([...OPPORTUNITY_STATUSES, 'all']).optional();

/** Names of the GET that differ by version: dated, v3. */
const RENAMED = [
  ['location_id', 'locationId'],
  ['pipeline_id', 'pipelineId'],
  ['pipeline_stage_id', 'pipelineStageId'],
  ['contact_id', 'contactId'],
  ['assigned_to', 'assignedTo'],
] as const;

const common = {
  q: z.string().max(75).default(''),
  status,
  campaignId: text,
  id: text,
  order: z.enum(ORDERS).default('added_desc'),
  endDate: text,
  startAfter: z.coerce.number().optional(),
  startAfterId: text,
  date: text,
  country: text,
  page: z.coerce.number().int().min(1).default(1),
  limit,
  getTasks: flag,
  getNotes: flag,
  getCalendarEvents: flag,
};
const camelQuery = z.strictObject({
  ...common,
  locationId: z.string(),
  pipelineId: text,
  pipelineStageId: text,
  contactId: text,
  assignedTo: text,
});
const snakeQuery = z
  .strictObject({
    ...common,
    location_id: z.string(),
    pipeline_id: text,
    pipeline_stage_id: text,
    contact_id: text,
    assigned_to: text,
  })
  .transform(({ location_id, pipeline_id, pipeline_stage_id, contact_id, assigned_to, ...rest }) => ({
    ...rest,
    locationId: location_id,
    pipelineId: pipeline_id,
    pipelineStageId: pipeline_stage_id,
    contactId: contact_id,
    assignedTo: assigned_to,
  }));

const searchBody = z.strictObject({
  locationId: z.string(),
  query: z.string().max(75).default(''),
  limit: z.number().int().min(1).max(100).default(20),
  page: z.number().int().min(0).optional(),
  searchAfter: z.array(z.union([z.string(), z.number()])).optional(),
  filters: z.array(opportunityFilterSchema).default([]),
  additionalDetails: z
    .strictObject({
      notes: z.boolean().optional(),
      tasks: z.boolean().optional(),
      calendarEvents: z.boolean().optional(),
      unReadConversations: z.boolean().optional(),
    })
    .optional(),
});

interface Extras {
  readonly notes?: boolean | undefined;
  readonly tasks?: boolean | undefined;
  readonly calendarEvents?: boolean | undefined;
}

export function queryOpportunities(request: PlatformRequest): PlatformReply {
  const { location, version } = request;
  const query = isV3(version) ? renamed(request, 0, 1) : renamed(request, 1, 0);
  requireOwnLocation(request, query['locationId'] ?? query['location_id']);
  const wanted = isV3(version) ? parseInput(camelQuery, query) : parseInput(snakeQuery, query);
  const hasCursor = wanted.startAfter !== undefined || wanted.startAfterId !== undefined;
  if (!hasCursor) refuseDeepPage(wanted.page * wanted.limit, 'startAfter and startAfterId');
  const mentions = compileText(wanted.q, location);
  const isInDays = compileDays(wanted.date, wanted.endDate);
  const rows = sortOpportunities(
    visibleRows(request).filter(
      (row) =>
        isAsked(row.status, wanted.status === 'all' ? undefined : wanted.status) &&
        isAsked(row.id, wanted.id) &&
        isAsked(row.pipelineId, wanted.pipelineId) &&
        isAsked(row.pipelineStageId, wanted.pipelineStageId) &&
        isAsked(row.contactId, wanted.contactId) &&
        isAsked(row.assignedTo, wanted.assignedTo) &&
        isAsked(location.contacts.get(row.contactId)?.country, wanted.country) &&
        isInDays(row) &&
        mentions(row),
    ),
    wanted.order,
  );
  const start = hasCursor
    ? positionAfterCursor(rows, wanted.startAfter, wanted.startAfterId, wanted.order)
    : (wanted.page - 1) * wanted.limit;
  const page = rows.slice(start, start + wanted.limit);
  const extras = {
    notes: wanted.getNotes === 'true',
    tasks: wanted.getTasks === 'true',
    calendarEvents: wanted.getCalendarEvents === 'true',
  };
  const last = page.at(-1);
  const isLast = last === undefined || start + page.length >= rows.length;
  const meta = {
    total: rows.length,
    currentPage: wanted.page,
    ...(wanted.page > 1 ? { prevPage: wanted.page - 1 } : {}),
    ...(last === undefined ? {} : { startAfter: last.createdAtMs, startAfterId: last.id }),
    ...(isLast ? {} : { nextPage: wanted.page + 1, nextPageUrl: nextPageUrl(query, last) }),
  };
  const opportunities = page.map((row) => showRow(request, row, extras));
  return { status: 200, body: { opportunities, meta, aggregations: {} } };
}

export function searchOpportunities(request: PlatformRequest): PlatformReply {
  requireOwnBody(request);
  const wanted = parseInput(searchBody, request.body);
  const { location, world } = request;
  const cursor = (wanted.searchAfter ?? []).length === 0 ? undefined : wanted.searchAfter;
  if (cursor !== undefined && wanted.page !== undefined)
    throw badRequest('page and searchAfter cannot be used together');
  const skippedPages = Math.max(0, (wanted.page ?? 0) - world.behaviours.opportunitySearchFirstPage);
  if (cursor === undefined) refuseDeepPage((skippedPages + 1) * wanted.limit, 'searchAfter');
  const holds = compileOpportunityFilters(wanted.filters);
  const mentions = compileText(wanted.query, location);
  const order: OpportunityOrder = 'added_desc';
  const rows = sortOpportunities(
    visibleRows(request).filter((row) => holds(row) && mentions(row)),
    order,
  );
  const [time, id] = cursor ?? [];
  const start =
    cursor === undefined
      ? skippedPages * wanted.limit
      : positionAfterCursor(rows, Number(time), id === undefined ? undefined : String(id), order);
  const opportunities = rows.slice(start, start + wanted.limit).map((row) => ({
    ...showRow(request, row, wanted.additionalDetails ?? {}),
    sort: [row.createdAtMs, row.id],
  }));
  const stages = isV3(request.version) ? aggregateStages(rows, wanted.filters, location) : undefined;
  const totals = stages === undefined ? {} : { stageAggregations: stages };
  return { status: 200, body: { opportunities, total: rows.length, ...totals, aggregations: {} } };
}

/** The query with names of the other version put right when they are taken; else as sent, to be refused. */
function renamed(request: PlatformRequest, from: 0 | 1, to: 0 | 1): Readonly<Record<string, string>> {
  if (request.world.behaviours.opportunityQueryOtherCaseRefused) return request.query;
  return Object.fromEntries(
    Object.entries(request.query).map(([name, value]) => {
      const pair = RENAMED.find((names) => names[from] === name);
      return [pair?.[to] ?? name, value];
    }),
  );
}

function visibleRows({ location, world, nowMs }: PlatformRequest): OpportunityRecord[] {
  return [...location.opportunities.index.view(nowMs - world.behaviours.searchLagMs).values()];
}

function showRow(request: PlatformRequest, row: OpportunityRecord, extras: Extras): Record<string, unknown> {
  const { version, location, world } = request;
  return {
    ...showOpportunity(row, version, location, world.behaviours),
    ...(extras.notes === true ? { notes: showContactNotes(location, row.contactId) } : {}),
    ...(extras.tasks === true ? { tasks: location.tasks.inGroup(row.contactId) } : {}),
    ...(extras.calendarEvents === true
      ? {
          calendarEvents: location.appointments
            .values()
            .filter(({ contactId }) => contactId === row.contactId),
        }
      : {}),
  };
}

/** A path without a host: a simulator must never send its caller to the live platform. */
function nextPageUrl(query: Readonly<Record<string, string>>, last: OpportunityRecord): string {
  const { page: _page, startAfter: _after, startAfterId: _id, ...kept } = query;
  const cursor = { startAfter: String(last.createdAtMs), startAfterId: last.id };
  return `/opportunities/search?${new URLSearchParams({ ...kept, ...cursor }).toString()}`;
}

function refuseDeepPage(lastRow: number, cursor: string): void {
  if (lastRow > MAX_PAGED)
    throw badRequest(`Only the first ${MAX_PAGED} records can be paged; use ${cursor}`);
}

function isAsked(actual: string | undefined, wanted: string | undefined): boolean {
  return wanted === undefined || wanted === '' || actual === wanted;
}

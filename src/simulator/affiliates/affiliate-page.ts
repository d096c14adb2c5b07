/**
 * Owns: what the lists of the affiliate manager share: the location in the path, skip and limit, and dates.
 * Source: affiliate manager spec: limit 10 by default and at most 100, `meta.count` beside the list. Unverified:
 * the count is of all that match; a limit over the maximum is a 422; a bare date as the upper end is the whole
 * day; the text looked for is part of a name or an e-mail.
 */

import { z } from 'zod';
import { parseInput } from '../http/parse-input.ts';
import { type PlatformReply, type PlatformRequest, requireOwnLocation } from '../http/platform-route.ts';
import { unprocessable } from '../http/refusal.ts';

const DAY_MS = 86_400_000;
const pageQuery = z.looseObject({
  skip: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(100).default(10),
});

export interface Listed {
  readonly [column: string]: unknown;
}

/** Throws 403 when the path names another location. */
export function requirePathLocation(request: PlatformRequest): void {
  requireOwnLocation(request, request.params.locationId);
}

/** One page of `records` under `name`, with the number of all of them. */
export function showPage(request: PlatformRequest, name: string, records: readonly Listed[]): PlatformReply {
  const { skip, limit } = parseInput(pageQuery, request.query);
  return {
    status: 200,
    body: { [name]: records.slice(skip, skip + limit), meta: { count: records.length } },
  };
}

/** A filter by the ends of a span of dates, either of which may be absent. Throws 422 for what is no date. */
export function withinDates(from: string | undefined, to: string | undefined): (date: string) => boolean {
  const first = from === undefined ? Number.NEGATIVE_INFINITY : readDate(from);
  const last = to === undefined ? Number.POSITIVE_INFINITY : readDate(to) + (isDay(to) ? DAY_MS - 1 : 0);
  return (date) => {
    const at = Date.parse(date);
    return at >= first && at <= last;
  };
}

/** A filter by part of any of the texts, whatever its case. */
export function mentions(query: string | undefined): (texts: readonly (string | undefined)[]) => boolean {
  const wanted = query?.trim().toLowerCase() ?? '';
  return (texts) => wanted === '' || texts.some((text) => text?.toLowerCase().includes(wanted) === true);
}

function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text);
}

function readDate(text: string): number {
  const at = Date.parse(text);
  if (Number.isNaN(at)) throw unprocessable(['dates must be ISO 8601']);
  return at;
}

/**
 * Owns: GET /calendars/{calendarId}/free-slots. Source: calendars specs: epoch milliseconds, at most 31 days,
 * answered by date in the time zone asked for, or else the location's. Dates without a slot are left out
 * (unverified). Times too far away to be dates are refused.
 */

import { z } from 'zod';
import { parseInput } from '../http/parse-input.ts';
import type { PlatformReply, PlatformRequest } from '../http/platform-route.ts';
import { badRequest } from '../http/refusal.ts';
import { computeFreeSlots, isTimeZone, showInZone } from './compute-free-slots.ts';
import { requireCalendar } from './manage-calendars.ts';

const LONGEST_MS = 31 * 24 * 3_600_000;
const instant = z.coerce.number().int().min(0).max(32_503_680_000_000);
const slotQuery = z.looseObject({
  startDate: instant,
  endDate: instant,
  timezone: z.string().optional(),
  userId: z.string().optional(),
});

export function listFreeSlots(request: PlatformRequest): PlatformReply {
  const { location, nowMs } = request;
  const calendar = requireCalendar(request, request.params.calendarId);
  if (request.query['startDate'] === undefined || request.query['endDate'] === undefined)
    throw badRequest('startDate and endDate are required');
  const { startDate, endDate, userId, timezone } = parseInput(slotQuery, request.query);
  if (endDate < startDate) throw badRequest('endDate must not be before startDate');
  if (endDate - startDate > LONGEST_MS) throw badRequest('Date range cannot be more than 31 days');
  const zone = timezone ?? location.record.timezone;
  if (!isTimeZone(zone)) throw badRequest('timezone is invalid');
  const byDate: Record<string, { slots: string[] }> = {};
  for (const startMs of computeFreeSlots({
    location,
    calendar,
    fromMs: startDate,
    toMs: endDate,
    nowMs,
    userId,
  })) {
    const slot = showInZone(startMs, zone);
    (byDate[slot.slice(0, 10)] ??= { slots: [] }).slots.push(slot);
  }
  return { status: 200, body: byDate };
}

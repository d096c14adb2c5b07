/**
 * Owns: creating, reading, changing and deleting calendars. Source: calendars specs, which answer a create with
 * 200. Unverified: an unknown calendar or group is a 400, since no other refusal of an id is listed; a calendar
 * without a slug takes one from its name; a draft is one whose isActive is false.
 */

import { z } from 'zod';
import { findOwnRecord } from '../http/find-own-record.ts';
import { parseInput } from '../http/parse-input.ts';
import {
  isV3,
  type PlatformReply,
  type PlatformRequest,
  requireOwnBody,
  requireOwnLocation,
} from '../http/platform-route.ts';
import { badRequest, unprocessable } from '../http/refusal.ts';
import type { CalendarRecord } from '../world/calendar-record.ts';
import { changedCalendarSchemas, newCalendarSchemas } from './calendar-body.ts';

const listQuery = z.looseObject({
  locationId: z.string(),
  groupId: z.string().optional(),
  showDrafted: z.string().optional(),
});

export function listCalendars(request: PlatformRequest): PlatformReply {
  requireOwnLocation(request, request.query.locationId);
  const { groupId, showDrafted } = parseInput(listQuery, request.query);
  const calendars = request.location.calendars
    .values()
    .filter((calendar) => groupId === undefined || calendar.groupId === groupId)
    .filter((calendar) => showDrafted !== 'false' || calendar.isActive);
  return { status: 200, body: { calendars } };
}

export function getCalendar(request: PlatformRequest): PlatformReply {
  return { status: 200, body: { calendar: requireCalendar(request, request.params.calendarId) } };
}

export function createCalendar(request: PlatformRequest): PlatformReply {
  requireOwnBody(request);
  const wanted = parseInput(newCalendarSchemas[generationOf(request)], request.body);
  const slug = wanted.slug ?? freeSlug(request, wanted.name);
  const calendar: CalendarRecord = {
    ...wanted,
    id: request.world.ids.recordId(),
    slug,
    isActive: wanted.isActive ?? true,
    autoConfirm: wanted.autoConfirm ?? true,
  };
  return { status: 200, body: { calendar: putCalendar(request, calendar) } };
}

export function updateCalendar(request: PlatformRequest): PlatformReply {
  const before = requireCalendar(request, request.params.calendarId);
  const changes = parseInput(changedCalendarSchemas[generationOf(request)], request.body);
  const sent = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
  return { status: 200, body: { calendar: putCalendar(request, { ...before, ...sent }) } };
}

export function deleteCalendar(request: PlatformRequest): PlatformReply {
  const { location, world } = request;
  const calendar = requireCalendar(request, request.params.calendarId);
  location.calendars.remove(calendar.id);
  if (world.behaviours.calendarDeleteRemovesAppointments)
    for (const appointment of location.appointments.values())
      if (appointment.calendarId === calendar.id) location.appointments.remove(appointment.id);
  world.markChanged();
  return { status: 200, body: { success: true } };
}

/** The calendar with this id. Throws 403 when another location has it, 400 when nobody does. */
export function requireCalendar(request: PlatformRequest, id: string | undefined): CalendarRecord {
  const missing = badRequest(`Calendar with id ${id ?? ''} not found`);
  return findOwnRecord(request, (location) => location.calendars, id, missing);
}

export function generationOf(request: PlatformRequest): 'v2' | 'v3' {
  return isV3(request.version) ? 'v3' : 'v2';
}

function putCalendar(request: PlatformRequest, calendar: CalendarRecord): CalendarRecord {
  const { location, world } = request;
  if (calendar.groupId !== undefined && location.calendarGroups.get(calendar.groupId) === undefined)
    throw badRequest(`Group with id ${calendar.groupId} not found`);
  const holder = location.calendars.findByKey(calendar.slug);
  if (world.behaviours.calendarSlugsUnique && holder !== undefined && holder.id !== calendar.id)
    throw badRequest(`The slug ${calendar.slug} is already taken`);
  refuseWrongMembers(request, calendar);
  world.markChanged();
  return location.calendars.put(calendar);
}

/** Rules of the team per calendar type, as far as the spec's descriptions tell them. */
function refuseWrongMembers({ location, world }: PlatformRequest, calendar: CalendarRecord): void {
  const members = calendar.teamMembers ?? [];
  const problems: string[] = [];
  for (const { userId } of members)
    if (world.behaviours.unknownAssigneeRefused && location.users.get(userId) === undefined)
      problems.push(`teamMembers: user ${userId} was not found`);
  if (world.behaviours.calendarMemberRulesEnforced) {
    if (calendar.calendarType === 'personal' && members.length !== 1)
      problems.push('Personal calendar must have exactly one team member');
    const primaries = members.filter(({ isPrimary }) => isPrimary === true).length;
    if (calendar.calendarType === 'collective' && members.length > 0 && primaries !== 1)
      problems.push('Collective calendar must have exactly one primary team member');
    if (calendar.calendarType === 'event' && members.length > 0)
      problems.push('Event calendar cannot have team members');
    if (calendar['enableRecurring'] === true && members.length > 1)
      problems.push('Only one team member is allowed when recurring appointments are enabled');
  }
  if (problems.length > 0) throw unprocessable(problems);
}

/** `Discovery Call` → `discovery-call`, or `discovery-call-2` when that is in use. */
function freeSlug({ location }: PlatformRequest, name: string): string {
  const slug = name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
  let free = slug;
  for (let number = 2; location.calendars.findByKey(free) !== undefined; number++) free = `${slug}-${number}`;
  return free;
}

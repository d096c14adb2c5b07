/**
 * Owns: groups of calendars. Source: calendars specs. Unverified: an unknown group is a 400, and so is a slug that
 * another group has.
 */

import { z } from 'zod';
import { findOwnRecord } from '../http/find-own-record.ts';
import { parseInput } from '../http/parse-input.ts';
import {
  type PlatformReply,
  type PlatformRequest,
  requireOwnBody,
  requireOwnLocation,
} from '../http/platform-route.ts';
import { badRequest } from '../http/refusal.ts';
import type { CalendarGroupRecord } from '../world/calendar-record.ts';

const locationId = z.string();
const texts = { name: z.string().min(1), description: z.string(), slug: z.string().min(1) };
const ofLocation = z.looseObject({ locationId });
const newGroup = z.strictObject({ locationId, ...texts, isActive: z.boolean().optional() });
const changedGroup = z.strictObject(texts);
const statusBody = z.strictObject({ isActive: z.boolean() });
const slugBody = z.strictObject({ locationId, slug: z.string() });

export function listGroups(request: PlatformRequest): PlatformReply {
  requireOwnLocation(request, request.query.locationId);
  parseInput(ofLocation, request.query);
  return { status: 200, body: { groups: request.location.calendarGroups.values() } };
}

export function validateGroupSlug(request: PlatformRequest): PlatformReply {
  requireOwnBody(request);
  const { slug } = parseInput(slugBody, request.body);
  return { status: 200, body: { available: request.location.calendarGroups.findByKey(slug) === undefined } };
}

export function createGroup(request: PlatformRequest): PlatformReply {
  requireOwnBody(request);
  const { isActive, ...wanted } = parseInput(newGroup, request.body);
  const group = { ...wanted, isActive: isActive ?? true, id: request.world.ids.recordId() };
  return { status: 201, body: { group: putGroup(request, group) } };
}

export function updateGroup(request: PlatformRequest): PlatformReply {
  const before = requireGroup(request);
  const changes = parseInput(changedGroup, request.body);
  return { status: 200, body: { group: putGroup(request, { ...before, ...changes }) } };
}

export function setGroupStatus(request: PlatformRequest): PlatformReply {
  const before = requireGroup(request);
  const { isActive } = parseInput(statusBody, request.body);
  putGroup(request, { ...before, isActive });
  return { status: 200, body: { success: true } };
}

export function deleteGroup(request: PlatformRequest): PlatformReply {
  request.location.calendarGroups.remove(requireGroup(request).id);
  request.world.markChanged();
  return { status: 200, body: { success: true } };
}

function putGroup({ location, world }: PlatformRequest, group: CalendarGroupRecord): CalendarGroupRecord {
  const holder = location.calendarGroups.findByKey(group.slug);
  if (world.behaviours.calendarSlugsUnique && holder !== undefined && holder.id !== group.id)
    throw badRequest(`The slug ${group.slug} is already taken`);
  world.markChanged();
  return location.calendarGroups.put(group);
}

function requireGroup(request: PlatformRequest): CalendarGroupRecord {
  const { groupId } = request.params;
  const missing = badRequest(`Group with id ${groupId ?? ''} not found`);
  return findOwnRecord(request, (location) => location.calendarGroups, groupId, missing);
}

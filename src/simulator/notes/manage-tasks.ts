/**
 * Owns: the tasks of a contact and the search over all tasks of a location.
 * Source: contacts and locations specs v2 and v3: title, dueDate and completed are required, one call changes
 * `completed` alone, the location search pages by limit and skip. Unverified: an unknown owner and an unreadable
 * date are refused, an unknown task is a 400, 25 rows a page unless told; help page on the trigger "Task Added".
 */

import { z } from 'zod';
import { requireContact } from '../contacts/write-contact.ts';
import { parseInput } from '../http/parse-input.ts';
import {
  isV3,
  type PlatformReply,
  type PlatformRequest,
  requireOwnLocation,
} from '../http/platform-route.ts';
import { badRequest, unprocessable } from '../http/refusal.ts';
import type { TaskRecord } from '../world/activity-record.ts';
import { logEvent } from '../world/log-event.ts';

const newBody = z.strictObject({
  title: z.string().min(1),
  body: z.string().optional(),
  dueDate: z.string(),
  completed: z.boolean(),
  assignedTo: z.string().optional(),
});
const changedBody = newBody.partial();
const completedBody = z.strictObject({ completed: z.boolean() });
const searchBody = z.strictObject({
  contactId: z.array(z.string()).optional(),
  completed: z.boolean().optional(),
  assignedTo: z.array(z.string()).optional(),
  query: z.string().default(''),
  limit: z.number().int().min(1).max(1000).default(25),
  skip: z.number().int().min(0).default(0),
  businessId: z.string().optional(),
});

export function listTasks(request: PlatformRequest): PlatformReply {
  const { id } = requireContact(request);
  return { status: 200, body: { tasks: request.location.tasks.inGroup(id) } };
}

export function getTask(request: PlatformRequest): PlatformReply {
  return { status: 200, body: { task: requireTask(request) } };
}

export function createTask(request: PlatformRequest): PlatformReply {
  const { id: contactId } = requireContact(request);
  const wanted = parseInput(newBody, request.body);
  const { world, location, nowMs } = request;
  const id = world.ids.recordId();
  const task = location.tasks.put({ id, contactId, ...readTask(request, wanted) });
  logEvent(location, nowMs, 'task-added', contactId, id);
  if (task.completed) logEvent(location, nowMs, 'task-completed', contactId, id);
  world.markChanged();
  return { status: 201, body: { task } };
}

export function updateTask(request: PlatformRequest): PlatformReply {
  return change(request, parseInput(changedBody, request.body));
}

export function updateTaskCompleted(request: PlatformRequest): PlatformReply {
  return change(request, parseInput(completedBody, request.body));
}

export function deleteTask(request: PlatformRequest): PlatformReply {
  request.location.tasks.remove(requireTask(request).id);
  request.world.markChanged();
  return {
    status: 200,
    body: isV3(request.version) ? { succeeded: true, succeded: true } : { succeded: true },
  };
}

export function searchTasks(request: PlatformRequest): PlatformReply {
  const { location, params } = request;
  requireOwnLocation(request, params['locationId']);
  const wanted = parseInput(searchBody, request.body);
  const query = wanted.query.trim().toLowerCase();
  const found = location.tasks
    .values()
    .filter(
      (task) =>
        (wanted.contactId === undefined || wanted.contactId.includes(task.contactId)) &&
        (wanted.completed === undefined || wanted.completed === task.completed) &&
        (wanted.assignedTo === undefined || wanted.assignedTo.includes(task.assignedTo ?? '')) &&
        (wanted.businessId === undefined ||
          location.contacts.get(task.contactId)?.businessId === wanted.businessId) &&
        [task.title, task.body].some((text) => text?.toLowerCase().includes(query) === true),
    );
  const tasks = found.slice(wanted.skip, wanted.skip + wanted.limit);
  return { status: 200, body: { tasks } };
}

/** Only what was sent changes: an absent field is undefined here. */
function change(request: PlatformRequest, changes: z.infer<typeof changedBody>): PlatformReply {
  const before = requireTask(request);
  const { world, location, nowMs } = request;
  const task = location.tasks.put({ ...before, ...readTask(request, mergeInput(before, changes)) });
  if (task.completed && !before.completed)
    logEvent(location, nowMs, 'task-completed', task.contactId, task.id);
  world.markChanged();
  return { status: 200, body: { task } };
}

function mergeInput(before: TaskRecord, changes: z.infer<typeof changedBody>): z.infer<typeof newBody> {
  return {
    title: changes.title ?? before.title,
    body: changes.body ?? before.body,
    dueDate: changes.dueDate ?? before.dueDate,
    completed: changes.completed ?? before.completed,
    assignedTo: changes.assignedTo ?? before.assignedTo,
  };
}

function readTask(
  { location, world }: PlatformRequest,
  wanted: z.infer<typeof newBody>,
): Omit<TaskRecord, 'id' | 'contactId'> {
  const instant = Date.parse(wanted.dueDate);
  if (Number.isNaN(instant)) throw unprocessable(['dueDate must be a valid ISO 8601 date string']);
  if (
    wanted.assignedTo &&
    world.behaviours.unknownAssigneeRefused &&
    location.users.get(wanted.assignedTo) === undefined
  )
    throw badRequest('assignedTo is not a user of this location');
  return { ...wanted, dueDate: new Date(instant).toISOString() };
}

function requireTask(request: PlatformRequest): TaskRecord {
  const contact = requireContact(request);
  const task = request.location.tasks.get(request.params['taskId'] ?? '');
  if (task?.contactId !== contact.id) throw badRequest('Task not found');
  return task;
}

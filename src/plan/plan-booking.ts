/**
 * One booking as an appointment or a task, decided against what stands there: made where nothing carries its reference
 * line, else left as it is. What a person changed since stays and is listed.
 */
import type { DestinationAppointment } from '../model/calendar.ts';
import type { ExpectedAppointment, ExpectedTask } from '../model/expected-calendar.ts';
import type { Json } from '../model/json.ts';
import type { FieldChange, PlannedOperation } from '../model/plan.ts';
import type { DestinationTask } from '../model/task.ts';

const neutral = { destinationId: null, changes: [], kept: [], reason: null } as const;

/** @param calendarId of the booking's calendar, where it stands */
export function planAppointment(
  externalId: string,
  expected: ExpectedAppointment,
  found: readonly DestinationAppointment[],
  calendarId: string | null,
): PlannedOperation {
  return decide('appointment', externalId, expected, found, [expected.contact, expected.calendar], (one) => [
    ['calendar', one.calendarId, calendarId ?? one.calendarId],
    ['start', one.startsAt, Date.parse(expected.startTime)],
    ['end', one.endsAt, Date.parse(expected.endTime)],
    ['title', one.title, expected.title],
    ['status', one.status, expected.status],
    ['owner', one.ownerId, expected.ownerId],
    ['address', one.address, expected.address],
    ['description', one.description, expected.description],
  ]);
}

export function planTask(
  externalId: string,
  expected: ExpectedTask,
  found: readonly DestinationTask[],
): PlannedOperation {
  return decide('appointment-task', externalId, expected, found, [expected.contact], (one) => [
    ['title', one.title, expected.title],
    ['body', one.body, expected.body],
    ['due', one.dueAt, Date.parse(expected.dueDate)],
    ['completed', one.completed, expected.completed],
    ['owner', one.ownerId, expected.ownerId],
  ]);
}

function decide<Found extends { readonly id: string }>(
  object: 'appointment' | 'appointment-task',
  externalId: string,
  wanted: ExpectedAppointment | ExpectedTask,
  [standing, ...others]: readonly Found[],
  dependsOn: readonly string[],
  facts: (standing: Found) => readonly (readonly [field: string, before: Json, after: Json])[],
): PlannedOperation {
  const base = { ...neutral, object, externalId, dependsOn } as const;
  const expected = wanted as unknown as Json;
  if (standing === undefined) return { ...base, action: 'create', expected };
  if (others.length > 0)
    return { ...base, action: 'skip', expected, reason: 'twice: two of them carry its reference' };
  const kept: readonly FieldChange[] = facts(standing)
    .filter(([, before, after]) => before !== after)
    .map(([field, before, after]) => ({ field, before, after }));
  return {
    ...base,
    action: 'unchanged',
    destinationId: standing.id,
    expected: { ...wanted, left: kept.map(({ field }) => field) },
    kept,
  };
}

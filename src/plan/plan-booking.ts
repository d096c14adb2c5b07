/**
 * One booking as an appointment or a task, decided against what stands there: made where nothing carries its reference
 * line, else left as it is. What a person changed since stays and is listed.
 */
import type { DestinationAppointment } from '../model/calendar.ts';
import { appointmentDifferences, taskDifferences } from '../model/compare-booking.ts';
import type { ExpectedAppointment, ExpectedTask } from '../model/expected-calendar.ts';
import type { Json } from '../model/json.ts';
import type { FieldChange, PlannedOperation } from '../model/plan.ts';
import type { DestinationTask } from '../model/task.ts';

const neutral = { destinationId: null, changes: [], kept: [], reason: null } as const;

/**
 * @param calendarId of the booking's calendar, where it stands
 * @param lostPlace an earlier export named a place, the latest names none
 */
export function planAppointment(
  externalId: string,
  expected: ExpectedAppointment,
  found: readonly DestinationAppointment[],
  calendarId: string | null,
  lostPlace: boolean,
): PlannedOperation {
  const dependsOn = [expected.contact, expected.calendar];
  const wanted = lostPlace && found.length > 0 ? { ...expected, address: '' } : expected;
  return decide('appointment', externalId, wanted, found, dependsOn, (one) =>
    appointmentDifferences(wanted, one, calendarId),
  );
}

export function planTask(
  externalId: string,
  expected: ExpectedTask,
  found: readonly DestinationTask[],
): PlannedOperation {
  return decide('appointment-task', externalId, expected, found, [expected.contact], (one) =>
    taskDifferences(expected, one),
  );
}

function decide<Found extends { readonly id: string }>(
  object: 'appointment' | 'appointment-task',
  externalId: string,
  wanted: ExpectedAppointment | ExpectedTask,
  [standing, ...others]: readonly Found[],
  dependsOn: readonly string[],
  differences: (standing: Found) => readonly FieldChange[],
): PlannedOperation {
  const base = { ...neutral, object, externalId, dependsOn } as const;
  const expected = wanted as unknown as Json;
  if (standing === undefined) return { ...base, action: 'create', expected };
  if (others.length > 0)
    return { ...base, action: 'skip', expected, reason: 'twice: two of them carry its reference' };
  const kept = differences(standing);
  return {
    ...base,
    action: 'unchanged',
    destinationId: standing.id,
    expected: { ...wanted, left: kept.map(({ field }) => field) },
    kept,
  };
}

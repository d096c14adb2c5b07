/**
 * Records that are no people put right: read once more by id; made again where they are gone; left where somebody
 * edited them since; else exactly what differs is written.
 *
 * Where HighLevel does not say when a record changed (calendars, tasks), what differs may be somebody's work of today:
 * it is listed and left.
 */
import type { ReadAnswer } from '../../connectors/connector.ts';
import {
  appointmentDifferences,
  calendarDifferences,
  scheduleDifferences,
  taskDifferences,
} from '../../model/compare-booking.ts';
import { opportunityDifferences } from '../../model/compare-opportunity.ts';
import { recordDifferences } from '../../model/compare-record.ts';
import {
  asExpectedAppointment,
  asExpectedCalendar,
  asExpectedSchedule,
  asExpectedTask,
} from '../../model/expected-calendar.ts';
import { asExpectedOpportunity, asExpectedRecord } from '../../model/expected-record.ts';
import { movedFields, type Operation } from '../../model/journal.ts';
import type { DestinationOpportunity } from '../../model/opportunity.ts';
import type { FieldChange } from '../../model/plan.ts';
import {
  asPlanned,
  leftBecause,
  type Repaired,
  type Repairer,
  type RepairNotes,
  type RepairOptions,
  repairAbsent,
} from './repaired.ts';

const undated = 'HighLevel does not say when it changed, so this may be your team’s work: left alone';
const sourceFixed = 'HighLevel takes where a deal comes from only when it is made: left as it is';
const person = 'it belongs to another person, and HighLevel fixes that when it is made: make it anew by hand';

interface Standing<Found> {
  readonly read: ReadAnswer<Found>;
  /** What must change, each field as it stands. */
  readonly changesOf: (found: Found) => readonly FieldChange[];
  /** Why it cannot be put right by writing; null where it can. */
  readonly unfit?: (found: Found) => string | null;
  /** False where the platform dates no change of such a record. */
  readonly dated?: boolean;
}

async function repairStanding<Found extends { readonly updatedAt?: number }>(
  operation: Operation,
  { read, changesOf, unfit, dated = true }: Standing<Found>,
  options: RepairOptions,
  notes: RepairNotes,
): Promise<Repaired> {
  if (read.kind === 'failed') return { left: leftBecause.noAnswer };
  if (read.kind === 'absent') return repairAbsent(operation, options, notes);
  const expected = operation.expected as { readonly left?: readonly string[] };
  const left = new Set([...(expected.left ?? []), ...movedFields(operation.note)]);
  const changes = changesOf(read.record).filter(({ field }) => !left.has(field));
  const why = unfit?.(read.record) ?? null;
  if (changes.length === 0 && why === null) return 'right';
  if (await options.edits.isEdited(operation, read.record.updatedAt)) return { left: leftBecause.edited };
  if (why !== null) return { left: why };
  if (!dated) return { left: undated };
  return { operations: [{ ...asPlanned(operation), action: 'update', changes }] };
}

export const repairCompany: Repairer = async (operation, options, notes) => {
  const { companies } = options.destination;
  const read = await companies.read(options.send('verify'), operation.destinationId ?? '');
  const { name, website } = operation.expected as { readonly name: string; readonly website: string | null };
  const changesOf = (found: { readonly name: string; readonly website: string | null }) =>
    [
      { field: 'name', before: found.name, after: name },
      ...(website === null ? [] : [{ field: 'website', before: found.website ?? '', after: website }]),
    ].filter(({ before, after }) => before !== after);
  return repairStanding(operation, { read, changesOf }, options, notes);
};

/** Its reason is set by an operation of its own. */
export const repairOpportunity: Repairer = async (operation, options, notes) => {
  const expected = asExpectedOpportunity(operation.expected);
  const { opportunities } = options.destination;
  const read = await opportunities.read(options.send('verify'), operation.destinationId ?? '');
  const ids = await options.journal.destinationIds(options.locationId, [expected.contact]);
  const { [expected.contact]: contactId } = ids;
  const found = read.kind === 'found' ? read.record : null;
  const reasonLost =
    found !== null && expected.lostReasonId !== null && expected.lostReasonId !== found.lostReasonId;
  if (reasonLost) notes.reasons.add(operation.externalId);
  // A stage that does not stand there is a change of the schema, not of the deal.
  const changesOf = (one: DestinationOpportunity) =>
    opportunityDifferences(expected, one, options.place).filter(({ after }) => after !== null);
  const repaired = await repairStanding(
    operation,
    {
      read,
      changesOf,
      unfit: (one) => {
        if (contactId !== undefined && one.contactId !== contactId) return person;
        const isFrom = expected.source === undefined || one.source === expected.source;
        return isFrom || changesOf(one).length > 0 ? null : sourceFixed;
      },
    },
    options,
    notes,
  );
  // Nothing else differs: it stands, and its reason follows.
  return repaired === 'right' && reasonLost
    ? { operations: [{ ...asPlanned(operation), action: 'unchanged', changes: [] }] }
    : repaired;
};

export const repairRecord: Repairer = async (operation, options, notes) => {
  const expected = asExpectedRecord(operation.expected);
  const records = options.destination.records(expected.object);
  const read = await records.read(options.send('verify-objects'), operation.destinationId ?? '');
  return repairStanding(
    operation,
    { read, changesOf: (found) => recordDifferences(expected, found) },
    options,
    notes,
  );
};

export const repairAppointment: Repairer = async (operation, options, notes) => {
  const expected = asExpectedAppointment(operation.expected);
  const { appointments } = options.destination;
  const read = await appointments.read(options.send('verify-objects'), operation.destinationId ?? '');
  const names = [expected.contact, expected.calendar];
  const ids = await options.journal.destinationIds(options.locationId, names);
  const { [expected.contact]: contactId, [expected.calendar]: calendarId } = ids;
  return repairStanding(
    operation,
    {
      read,
      changesOf: (found) => appointmentDifferences(expected, found, calendarId ?? null),
      unfit: (found) => (contactId === undefined || found.contactId === contactId ? null : person),
    },
    options,
    notes,
  );
};

export const repairTask: Repairer = async (operation, options, notes) => {
  const expected = asExpectedTask(operation.expected);
  const ids = await options.journal.destinationIds(options.locationId, [expected.contact]);
  const tasks = options.destination.contactTasks(ids[expected.contact] ?? '');
  const read = await tasks.read(options.send('verify-objects'), operation.destinationId ?? '');
  const changesOf = (found: Parameters<typeof taskDifferences>[1]) => taskDifferences(expected, found);
  return repairStanding<Undated<typeof changesOf>>(
    operation,
    { read, changesOf, dated: false },
    options,
    notes,
  );
};

export const repairCalendar: Repairer = async (operation, options, notes) => {
  const expected = asExpectedCalendar(operation.expected);
  const { calendars } = options.destination;
  const read = await calendars.read(options.send('verify-objects'), operation.destinationId ?? '');
  const changesOf = (found: Parameters<typeof calendarDifferences>[1]) =>
    calendarDifferences(expected, found);
  return repairStanding<Undated<typeof changesOf>>(
    operation,
    { read, changesOf, dated: false },
    options,
    notes,
  );
};

/** A record whose answers date no change. */
type Undated<ChangesOf extends (found: never) => unknown> = Parameters<ChangesOf>[0] & {
  readonly updatedAt?: number;
};

export const repairSchedule: Repairer = async (operation, options, notes) => {
  const expected = asExpectedSchedule(operation.expected);
  const { schedules } = options.destination;
  const read = await schedules.read(options.send('verify-objects'), operation.destinationId ?? '');
  const ids = await options.journal.destinationIds(options.locationId, [expected.calendar]);
  const { [expected.calendar]: calendarId } = ids;
  return repairStanding(
    operation,
    {
      read,
      // Its calendar first: the hours follow when it is repaired again.
      changesOf: (found) =>
        calendarId !== undefined && !found.calendarIds.includes(calendarId)
          ? [{ field: 'calendar', before: null, after: expected.calendar }]
          : scheduleDifferences(expected, found),
    },
    options,
    notes,
  );
};

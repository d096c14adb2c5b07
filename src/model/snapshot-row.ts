/** Records that are no contacts as the snapshot keeps them: by id, findable by our marker. */
import type { DestinationAppointment } from './calendar.ts';
import type { DestinationRecord } from './custom-object.ts';
import type { Json } from './json.ts';
import type { DestinationNote } from './note.ts';
import type { DestinationOpportunity } from './opportunity.ts';
import { readReferenceLine } from './reference-line.ts';
import type { DestinationTask } from './task.ts';

/** Key of the field or property that holds our marker. */
export const recordMarkerKey = 'kartra_id';

export interface SnapshotRow {
  readonly id: string;
  /** Null for a record that is not ours. */
  readonly marker: string | null;
  readonly record: Json;
}

/** @param markerFieldId id of the custom field of opportunities that holds markers */
export function opportunityRow(one: DestinationOpportunity, markerFieldId: string): SnapshotRow {
  return { id: one.id, marker: markerIn(one.custom[markerFieldId]), record: one as unknown as Json };
}

export function recordRow(one: DestinationRecord): SnapshotRow {
  return { id: one.id, marker: markerIn(one.properties[recordMarkerKey]), record: one as unknown as Json };
}

/** How the snapshot calls notes. */
export const noteSnapshot = 'note';

export function noteRow(one: DestinationNote): SnapshotRow {
  return { id: one.id, marker: readReferenceLine(one.body), record: one as unknown as Json };
}

/** How the snapshot calls appointments and tasks. */
export const appointmentSnapshot = 'appointment';
export const taskSnapshot = 'task';

export function appointmentRow(one: DestinationAppointment): SnapshotRow {
  return { id: one.id, marker: readReferenceLine(one.description), record: one as unknown as Json };
}

export function taskRow(one: DestinationTask): SnapshotRow {
  return { id: one.id, marker: readReferenceLine(one.body), record: one as unknown as Json };
}

const markerIn = (value: unknown): string | null =>
  typeof value === 'string' && value !== '' ? value : null;

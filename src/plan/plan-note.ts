/**
 * One note, decided against those of its person that carry its reference line: made where there is none, left as it
 * is where it stands. A text a person edited since stays and is listed beside ours; one that only lacks lines a later
 * export brought gains them.
 */
import type { ExpectedNote } from '../model/expected-record.ts';
import type { Json } from '../model/json.ts';
import type { DestinationNote } from '../model/note.ts';
import type { ObjectKind, PlannedOperation } from '../model/plan.ts';

export interface PlannedNote {
  readonly object: Extract<ObjectKind, 'note' | 'history-note' | 'appointment-note'>;
  readonly externalId: string;
  readonly contact: string;
  readonly body: string;
  /** Whether a text is one of ours, of an earlier export. Absent: nothing but `body` is. */
  readonly isOurs?: (body: string) => boolean;
}

const neutral = { destinationId: null, changes: [], kept: [], reason: null } as const;

export function planNote(
  { object, externalId, contact, body, isOurs }: PlannedNote,
  found: readonly DestinationNote[],
): PlannedOperation {
  const [standing, ...others] = found;
  const expected = { contact, body } satisfies ExpectedNote;
  const base = { ...neutral, object, externalId, dependsOn: [contact], expected };
  if (standing === undefined) return { ...base, action: 'create' };
  if (others.length > 0) return { ...base, action: 'skip', reason: 'twice: two notes carry it' };
  const { id: destinationId, body: before } = standing;
  if (before === body) return { ...base, action: 'unchanged', destinationId };
  const change = [{ field: 'body', before, after: body as Json }];
  return isOurs?.(before) === true
    ? { ...base, action: 'update', destinationId, changes: change }
    : { ...base, action: 'unchanged', destinationId, expected: { contact, body: null }, kept: change };
}

/**
 * Notes, tasks and appointments we made are deleted, unless somebody edited them since; a note we only added lines to
 * gets its text back.
 */
import { appointmentDifferences, taskDifferences } from '../model/compare-booking.ts';
import { asExpectedAppointment, asExpectedTask } from '../model/expected-calendar.ts';
import { asExpectedNote } from '../model/expected-record.ts';
import type { Operation } from '../model/journal.ts';
import type { DestinationNote } from '../model/note.ts';
import {
  cannotLook,
  goneAlready,
  type Look,
  type ReversalKind,
  settled,
  undo,
  type Verdict,
} from './reversal-kind.ts';

export const reverseNote: ReversalKind = {
  async judge(operation, look) {
    const { contact, body } = asExpectedNote(operation.expected);
    const contactId = await idOf(contact, look);
    if (contactId === undefined) return goneAlready;
    const id = operation.destinationId ?? '';
    const notes = look.destination.contactNotes(contactId);
    const pretended = look.pretended(id) as DestinationNote | undefined;
    const read =
      pretended === undefined
        ? await notes.read(look.send, id)
        : ({ kind: 'found', record: pretended } as const);
    if (read.kind === 'absent') return goneAlready;
    if (read.kind === 'failed') return cannotLook(read.note);
    if (operation.action === 'create')
      return read.record.body === body
        ? undo((send) => notes.remove(send, id))
        : settled('kept', 'changed since: text');
    const before = (operation.beforeImage as { body?: string } | null)?.body;
    if (before === undefined) return settled('errored', 'what stood there before is not on record');
    if (read.record.body === before) return settled('reversed', null);
    if (read.record.body !== body) return settled('kept', 'changed since: text');
    return undo(
      (send) => notes.update(send, id, { body: before }),
      (pages) => pages.keep(id, { ...read.record, body: before }),
    );
  },
};

export const reverseTask: ReversalKind = {
  async judge(operation, look) {
    const expected = asExpectedTask(operation.expected);
    const contactId = await idOf(expected.contact, look);
    if (contactId === undefined) return goneAlready;
    const id = operation.destinationId ?? '';
    const tasks = look.destination.contactTasks(contactId);
    const read = await tasks.read(look.send, id);
    if (read.kind === 'absent') return goneAlready;
    if (read.kind === 'failed') return cannotLook(read.note);
    const edits = taskDifferences(expected, read.record).map(({ field }) => field);
    if (edits.length > 0) return settled('kept', `changed since: ${edits.join(', ')}`);
    return undo((send) => tasks.remove(send, id));
  },
};

export const reverseAppointment: ReversalKind = { judge: judgeAppointment };

async function judgeAppointment(operation: Operation, look: Look): Promise<Verdict> {
  const expected = asExpectedAppointment(operation.expected);
  const id = operation.destinationId ?? '';
  const { appointments } = look.destination;
  const read = await appointments.read(look.send, id);
  if (read.kind === 'absent') return goneAlready;
  if (read.kind === 'failed') return cannotLook(read.note);
  const calendarId = (await idOf(expected.calendar, look)) ?? null;
  const edits = appointmentDifferences(expected, read.record, calendarId).map(({ field }) => field);
  if (edits.length > 0) return settled('kept', `changed since: ${edits.join(', ')}`);
  return undo((send) => appointments.remove(send, id));
}

const idOf = async (externalId: string, look: Look): Promise<string | undefined> =>
  (await look.idsOf([externalId]))[externalId];

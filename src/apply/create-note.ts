/**
 * Creating a note of a person. Its reference line tells it apart, so an unknown one is looked for among the notes of
 * its person: they are listed, not searched, and so show what was just written.
 */
import type { NoteDesired } from '../connectors/highlevel/notes/contact-notes.ts';
import { LandfallError } from '../errors.ts';
import { asExpectedNote } from '../model/expected-record.ts';
import type { DestinationNote } from '../model/note.ts';
import { createOnce } from './create-once.ts';
import type { OperationHandler } from './tools.ts';

interface OnContact {
  readonly contactId: string;
  readonly note: NoteDesired;
}

export const createNote: OperationHandler = createOnce<OnContact, DestinationNote>({
  provider: ({ destination, journal, location }, operation) => ({
    findExisting: async (send, reference) => {
      const { contact } = asExpectedNote(operation.expected);
      const { [contact]: id } = await journal.destinationIds(location.id, [contact]);
      return id === undefined
        ? { kind: 'absent' }
        : destination.contactNotes(id).findExisting(send, reference);
    },
    create: (send, { contactId, note }) => destination.contactNotes(contactId).create(send, note),
  }),
  purpose: 'resolve',
  keyOf: ({ externalId }) => externalId,
  desiredOf: async (operation, { journal, location, clock }) => {
    const { contact, body } = asExpectedNote(operation.expected);
    if (body === null) throw new LandfallError('bug', 'A note to be made has no text.');
    const { [contact]: contactId } = await journal.destinationIds(location.id, [contact]);
    if (contactId !== undefined) return { contactId, note: { body } };
    const note = 'parent: its person is not in HighLevel';
    await journal.settle([{ operationId: operation.id, state: 'skipped', note }], clock.now());
    return null;
  },
  fits: () => true,
});

/** A note put right: its text once more, or the note itself where it is gone. */
import { asExpectedNote } from '../../model/expected-record.ts';
import { readChanged } from '../read-changed.ts';
import { asPlanned, leftBecause, type Repairer, repairAbsent } from './repaired.ts';

export const repairNote: Repairer = async (operation, options, notes) => {
  const { contact, body } = asExpectedNote(operation.expected);
  const { [contact]: contactId } = await options.journal.destinationIds(options.locationId, [contact]);
  const id = operation.destinationId ?? '';
  if (contactId === undefined) return { left: 'its person is not in HighLevel any more' };
  const read = await options.destination.contactNotes(contactId).read(options.send('verify-objects'), id);
  if (read.kind === 'failed') return { left: leftBecause.noAnswer };
  if (read.kind === 'absent') return repairAbsent(operation, options, notes);
  if (body === null || read.record.body === body) return 'right';
  if (await options.edits.isEdited(operation, await readChanged(options, id)))
    return { left: leftBecause.edited };
  const changes = [{ field: 'body', before: read.record.body, after: body }];
  return { operations: [{ ...asPlanned(operation), action: 'update', changes }] };
};

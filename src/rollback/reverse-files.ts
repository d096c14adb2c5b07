/**
 * Files we put into the file field of a person: off them with a person we created; else the field is emptied again,
 * as long as it holds nothing but ours. The files themselves stay in HighLevel's storage, where nothing leads to them
 * any more. (HighLevel, contacts: no call takes one file out of a field; that an empty text
 * empties it is our reading, and a read afterwards shows it.)
 */
import { asExpectedFiles, filesFieldKey, readFileField } from '../model/expected-files.ts';
import { followParent } from './follow-parent.ts';
import { cannotLook, goneAlready, type ReversalKind, settled, undo } from './reversal-kind.ts';

const offThePerson = 'taken off the person; the file itself stays in HighLevel’s storage';

export const emptyFileField: ReversalKind = {
  after: 'contact',
  async judge(operation, look) {
    const { contact, files } = asExpectedFiles(operation.expected);
    const followed = await followParent(operation, contact, look);
    if (followed?.outcome.bucket === 'reversed') return settled('not-reversible', offThePerson);
    if (followed !== null) return followed;
    const id = (await look.idsOf([contact]))[contact];
    const field = look.fields.get(filesFieldKey);
    if (id === undefined || field === undefined) return goneAlready;
    const read = await look.contact(id);
    if (read.kind === 'absent') return goneAlready;
    if (read.kind === 'failed') return cannotLook(read.note);
    const there = [...readFileField(read.record.custom[field.id]).keys()];
    if (there.length === 0) return settled('not-reversible', offThePerson);
    const ours = new Set(files.map(({ key }) => key));
    if (there.some((key) => !ours.has(key))) return settled('kept', 'used since: other files stand there');
    const { [field.id]: _, ...custom } = read.record.custom;
    return undo(
      (send) =>
        look.destination.restoreContact(id, { fields: {}, custom: { [field.id]: '' }, settings: null }, send),
      (pages) => pages.putContact({ ...read.record, custom }),
      { bucket: 'not-reversible', reason: offThePerson },
    );
  },
};

/** A file in the media library, by its id; a place somebody put it into meanwhile shows nothing any more. */
export const removeMediaFile: ReversalKind = {
  judge(operation, look) {
    const id = operation.destinationId ?? '';
    return Promise.resolve(undo((send) => look.destination.media.remove(send, id)));
  },
};

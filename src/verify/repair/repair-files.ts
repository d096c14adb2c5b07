/** Files put right: those that are gone are sent again from the workspace; what stands under our key is not replaced. */
import {
  asExpectedFiles,
  asExpectedMedia,
  filesFieldKey,
  readFileField,
} from '../../model/expected-files.ts';
import { createAgain, leftBecause, type Repairer } from './repaired.ts';

const otherFile = 'another file stands in its place: take it out by hand, then repair again';

export const repairFiles: Repairer = async (operation, options) => {
  const { contact, files } = asExpectedFiles(operation.expected);
  const { [contact]: contactId } = await options.journal.destinationIds(options.locationId, [contact]);
  if (contactId === undefined) return { left: 'its person is not in HighLevel any more' };
  const read = await options.destination.contacts.read(options.send('verify-objects'), contactId);
  if (read.kind === 'failed') return { left: leftBecause.noAnswer };
  // Its person is made again: so are the files.
  if (read.kind === 'absent') return { operations: [createAgain(operation)] };
  const there = readFileField(read.record.custom[options.fields.get(filesFieldKey)?.id ?? '']);
  return files.every(({ key }) => there.has(key))
    ? { left: otherFile }
    : { operations: [createAgain(operation)] };
};

export const repairMedia: Repairer = async (operation, options) => {
  const { name } = asExpectedMedia(operation.expected);
  const found = await options.destination.media.findExisting(options.send('verify-objects'), name);
  if (found.kind === 'failed') return { left: leftBecause.noAnswer };
  return found.kind === 'absent' ? { operations: [createAgain(operation)] } : { left: otherFile };
};

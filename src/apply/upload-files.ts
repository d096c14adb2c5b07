/**
 * Putting the files of one person into their file field, all in one request. The field is read first: files that stand
 * there already are not sent again, and where a person has put files of their own nothing is sent, since the call
 * may replace what the field holds. An unknown outcome is looked for there until what was on its way must have landed:
 * sent a second time meanwhile, each file would stand in the media library twice.
 */

import { asExpectedFiles, filesFieldKey, ownFilePrefix, readFileField } from '../model/expected-files.ts';
import type { Operation, OperationResult } from '../model/journal.ts';
import { readUnchanged } from './read-unchanged.ts';
import { resultOf, sendJournalled } from './send-journalled.ts';
import { settleByLooking } from './settle-by-looking.ts';
import type { ApplyTools, OperationHandler } from './tools.ts';

export const uploadFiles: OperationHandler = {
  execute: upload,
  async resolve(operation, tools) {
    const isSettled = async () => (await placeOf(operation, tools)) === null;
    if (!(await settleByLooking(operation, tools, isSettled))) await upload(operation, tools);
  },
  look,
};

interface FilePlace {
  readonly contactId: string;
  readonly fieldId: string;
}

/** Where the files are to go; null when they stand there or cannot, and the operation is settled. */
async function placeOf(operation: Operation, tools: ApplyTools): Promise<FilePlace | null> {
  const { contact, files } = asExpectedFiles(operation.expected);
  const { [contact]: contactId } = await tools.journal.destinationIds(tools.location.id, [contact]);
  const fieldId = tools.fields.get(filesFieldKey)?.id;
  if (contactId === undefined || fieldId === undefined) {
    const note = 'parent: the person or the file field is not there';
    return settle(operation, tools, { state: 'skipped', note });
  }
  const read = await tools.destination.contacts.read(tools.send('resolve'), contactId);
  if (read.kind === 'failed') return settle(operation, tools, { state: 'unknown', note: read.note });
  if (read.kind === 'absent')
    return settle(operation, tools, { state: 'skipped', note: 'gone: the person was deleted' });
  const there = readFileField(read.record.custom[fieldId]);
  if (files.every(({ key }) => there.has(key)))
    return settle(operation, tools, { state: 'done', destinationId: contactId, note: null });
  const own = ownFilePrefix(contact);
  if ([...there.keys()].some((key) => !key.startsWith(own)))
    return settle(operation, tools, { state: 'skipped', note: 'moved: the file field holds other files' });
  return { contactId, fieldId };
}

async function upload(operation: Operation, tools: ApplyTools): Promise<void> {
  const place = await placeOf(operation, tools);
  if (place === null) return;
  const { contactId, fieldId } = place;
  const { files } = asExpectedFiles(operation.expected);
  const contents = await readUnchanged(files, operation, tools);
  if (contents === null) return;
  const toSend = files.map(({ key, fileName, type }, at) => ({
    fieldId,
    key,
    file: { fileName, contentType: type, bytes: contents[at] ?? new Uint8Array() },
  }));
  await sendJournalled(
    tools,
    [{ id: operation.id }],
    (send) => tools.destination.uploadContactFiles(contactId, toSend, send),
    (answer) => [resultOf(operation.id, answer)],
  );
}

async function look(operation: Operation, tools: ApplyTools): Promise<'settled' | 'absent'> {
  const { contact, files } = asExpectedFiles(operation.expected);
  const { [contact]: contactId } = await tools.journal.destinationIds(tools.location.id, [contact]);
  const fieldId = tools.fields.get(filesFieldKey)?.id;
  if (contactId === undefined || fieldId === undefined) return 'absent';
  const read = await tools.destination.contacts.read(tools.send('resolve'), contactId);
  if (read.kind === 'absent') return 'absent';
  const there = read.kind === 'found' ? readFileField(read.record.custom[fieldId]) : new Map();
  if (read.kind === 'found' && files.every(({ key }) => !there.has(key))) return 'absent';
  await settle(
    operation,
    tools,
    read.kind === 'failed'
      ? { state: 'unknown', note: read.note }
      : { state: 'done', destinationId: contactId, note: null },
  );
  return 'settled';
}

async function settle(
  operation: Operation,
  tools: ApplyTools,
  result: Pick<OperationResult, 'state' | 'note' | 'destinationId'>,
): Promise<null> {
  await tools.journal.settle([{ operationId: operation.id, ...result }], tools.clock.now());
  return null;
}

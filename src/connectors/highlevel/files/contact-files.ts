/**
 * Files in a contact's file field: the one call that puts them there. (HighLevel, forms: each part is named by
 * the id of the custom field, an underscore and an id of the file; 50 MB at most; the answer is the contact.
 * Whether a second call adds to a field or replaces what it holds is not documented, so all files of a field
 * travel together.)
 */
import { z } from 'zod';
import type { FileToSend } from '../../../model/file.ts';
import type { Send } from '../../../model/http.ts';
import type { WriteAnswer } from '../../connector.ts';
import { writeCall } from '../calls.ts';
import { parseIncoming, surprised } from '../parse-body.ts';

export interface ContactFile {
  /** A custom field of type FILE_UPLOAD. */
  readonly fieldId: string;
  /** Unique within the field; a UUID. */
  readonly key: string;
  readonly file: FileToSend;
}

const answerSchema = z.object({ contact: z.object({ id: z.string().min(1) }) });

/** @throws LandfallError `destination-surprised` */
export function uploadContactFiles(
  send: Send,
  locationId: string,
  contactId: string,
  files: readonly ContactFile[],
): Promise<WriteAnswer<{ readonly id: string }>> {
  return writeCall(send, 'uploadCustomFiles', {
    query: { contactId, locationId },
    form: files.map(({ fieldId, key, file }) => ({ name: `${fieldId}_${key}`, value: file })),
    written: (body, route) => {
      const { contact } = parseIncoming(answerSchema, body, route);
      if (contact.id !== contactId) throw surprised(route, 'contact.id: another contact');
      return contact;
    },
  });
}

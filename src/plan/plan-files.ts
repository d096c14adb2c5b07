/**
 * Files of people: into their file field what HighLevel takes there, into the media library what it takes there alone.
 * The files of one person's field are decided against what the field holds: they travel together, since whether a second
 * call adds to a field or replaces what it holds is not documented. A field a person has put files into is theirs.
 */

import { customFieldId } from '../model/expected-contact.ts';
import {
  type ExpectedFiles,
  type ExpectedMedia,
  filesFieldKey,
  filesId,
  ownFilePrefix,
  readFileField,
} from '../model/expected-files.ts';
import type { DestinationFile } from '../model/file.ts';
import type { Json } from '../model/json.ts';
import type { PlannedOperation } from '../model/plan.ts';

/** (HighLevel, forms: at most 50 MB a file.) */
const largestFile = 50 * 1_048_576;

/** (HighLevel, forms: the kinds of file it names, as media types; a text file may be CSV or SVG.) */
const taken: ReadonlySet<string> = new Set([
  'application/pdf',
  'application/msword',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.ms-excel',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/x-cfb',
  'application/zip',
  'application/vnd.rar',
  'application/x-rar-compressed',
  'image/jpeg',
  'image/png',
  'image/gif',
  'image/svg+xml',
  'application/xml',
  'text/plain',
  'text/csv',
  'video/mp4',
  'video/mpeg',
]);

/** (HighLevel, medias: at most 25 MB a file, 500 MB a video.) */
const largestMedia = 25 * 1_048_576;
const largestVideo = 500 * 1_048_576;

/** Pictures, sound, films and documents; a program is nobody's document. */
const inLibrary = /^(?:image|audio|video)\/|^application\/(?:vnd\.|epub|rtf|x-iwork)/u;

/** Where a file can stand, or why it can stand nowhere: a text with a colon. */
export function fileWay({ type, bytes }: { readonly type: string; readonly bytes: number }): string {
  if (bytes === 0) return 'file-empty: there is nothing in it';
  if (taken.has(type) && bytes <= largestFile) return 'field';
  if (!taken.has(type) && !inLibrary.test(type)) return 'file-type: HighLevel takes no such file';
  const most = type.startsWith('video/') ? largestVideo : largestMedia;
  return bytes <= most ? 'library' : 'file-too-large: HighLevel takes 50 MB, and 500 MB of a video';
}

/** @param standing the file of this name in the library; null where there is none */
export function planMedia(
  externalId: string,
  expected: ExpectedMedia,
  standing: DestinationFile | null,
): PlannedOperation {
  return {
    object: 'media-file',
    action: standing === null ? 'create' : 'unchanged',
    externalId,
    destinationId: standing?.id ?? null,
    dependsOn: [expected.contact],
    expected: expected as unknown as Json,
    changes: [],
    kept: [],
    reason: null,
  };
}

/** @param standing the value of the field at the destination; undefined where the person or the field is not there */
export function planFiles(
  expected: ExpectedFiles,
  contactId: string | null,
  standing: unknown,
): PlannedOperation {
  const there = readFileField(standing);
  const own = ownFilePrefix(expected.contact);
  const foreign = [...there.keys()].filter((key) => !key.startsWith(own));
  const isThere = expected.files.every(({ key }) => there.has(key));
  const action = isThere ? 'unchanged' : foreign.length > 0 ? 'skip' : 'create';
  return {
    object: 'attachment',
    action,
    externalId: filesId(expected.contact),
    destinationId: isThere ? contactId : null,
    dependsOn: [expected.contact, customFieldId(filesFieldKey)],
    expected: expected as unknown as Json,
    changes: [],
    kept: [],
    reason: action === 'skip' ? 'theirs: the file field holds files that are not ours' : null,
  };
}

/**
 * The files of one person, decided against what the file field holds: they travel together, since whether a second
 * call adds to a field or replaces what it holds is not documented. A field a person has put files into is theirs.
 */

import { customFieldId } from '../model/expected-contact.ts';
import { type ExpectedFiles, filesFieldKey, filesId, readFileField } from '../model/expected-files.ts';
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

/** Why a file cannot be carried; null where it can. */
export function fileProblem({
  type,
  bytes,
}: {
  readonly type: string;
  readonly bytes: number;
}): string | null {
  if (bytes === 0) return 'file-empty: there is nothing in it';
  if (bytes > largestFile) return 'file-too-large: HighLevel takes 50 MB';
  return taken.has(type) ? null : 'file-type: HighLevel takes no such file';
}

/** @param standing the value of the field at the destination; undefined where the person or the field is not there */
export function planFiles(
  expected: ExpectedFiles,
  contactId: string | null,
  standing: unknown,
): PlannedOperation {
  const there = readFileField(standing);
  const ours = new Set(expected.files.map(({ key }) => key));
  const foreign = [...there.keys()].filter((key) => !ours.has(key));
  const isThere = [...ours].every((key) => there.has(key));
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

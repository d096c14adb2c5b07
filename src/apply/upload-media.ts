/**
 * Putting a file of a person into the media library, where the file field takes no such file. Its name there is ours
 * alone, by which an unknown upload is looked for. (HighLevel, medias: files are listed by name.)
 */
import { LandfallError } from '../errors.ts';
import { asExpectedMedia } from '../model/expected-files.ts';
import type { DestinationFile, FileToSend } from '../model/file.ts';
import { createOnce } from './create-once.ts';
import { readUnchanged } from './read-unchanged.ts';
import type { OperationHandler } from './tools.ts';

export const uploadMedia: OperationHandler = createOnce<FileToSend, DestinationFile>({
  provider: ({ destination }) => destination.media,
  purpose: 'resolve',
  keyOf: ({ expected }) => asExpectedMedia(expected).name,
  desiredOf: async (operation, tools) => {
    const { name, file } = asExpectedMedia(operation.expected);
    const bytes = await readUnchanged([file], operation, tools);
    if (bytes === null) return null;
    const [content] = bytes;
    if (content === undefined) throw new LandfallError('bug', 'A file to be sent has no content.');
    return { fileName: name, contentType: file.type, bytes: content };
  },
  fits: ({ expected }, { size }) => size === null || size === asExpectedMedia(expected).file.bytes,
});

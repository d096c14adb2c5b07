/** The paper about files of people: what there is, whose it is, and pictures that could not be had. */
import type { Attachment } from '../model/attachment.ts';
import { csvText } from './csv.ts';

export function attachmentsCsv(
  files: readonly Attachment[],
  refusedPictures: readonly { readonly marker: string; readonly reason: string }[],
): AsyncGenerator<string> {
  const columns = ['file', 'person', 'type', 'bytes', 'what'];
  const cells = async function* () {
    yield files.map(({ path, marker, type, bytes }) => [
      path,
      marker,
      type,
      bytes,
      marker === null ? 'nobody in the exports has this lead id or e-mail' : 'recorded',
    ]);
    yield refusedPictures.map(({ marker, reason }) => [null, marker, null, null, `picture: ${reason}`]);
  };
  return csvText(columns, cells());
}

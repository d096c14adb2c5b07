/**
 * Files in the media library. (HighLevel, medias: a form with the file and its name; 25 MB at most, 500 MB for a
 * video; the answer is the file's id and address. No call reads one by id: they are listed by name.)
 */
import { z } from 'zod';
import type { DestinationFile, FileToSend } from '../../../model/file.ts';
import type { Send } from '../../../model/http.ts';
import type { Provider, ReadAnswer } from '../../connector.ts';
import { readCall, removeCall, writeCall } from '../calls.ts';
import { checkLocation } from '../check-location.ts';
import { parseIncoming } from '../parse-body.ts';
import { foundOrAbsent, mapFound } from '../read-answer.ts';

/** The key is the file's name. */
export type MediaProvider = Pick<
  Provider<string, FileToSend, DestinationFile>,
  'findExisting' | 'create' | 'remove'
>;

const pageSize = 100;

/** The description shows `id`, answers have shown `_id`. */
const fileSchema = z.object({
  _id: z.string().nullish(),
  id: z.string().nullish(),
  name: z.string().nullish(),
  url: z.string().nullish(),
  size: z.number().nullish(),
  altId: z.string().nullish(),
});
const listSchema = z.object({ files: z.array(fileSchema) });
const uploadedSchema = z.object({ fileId: z.string().min(1), url: z.string() });

/** Files outside folders whose name holds `name`. */
async function listFiles(
  send: Send,
  locationId: string,
  name: string,
): Promise<ReadAnswer<readonly DestinationFile[]>> {
  const all: DestinationFile[] = [];
  for (let offset = 0; ; offset += pageSize) {
    const query = {
      altId: locationId,
      altType: 'location',
      type: 'file',
      query: name,
      sortBy: 'createdAt',
      sortOrder: 'asc',
      offset: String(offset),
      limit: String(pageSize),
    };
    const page = await readCall(send, 'listFiles', {
      query,
      found: (body, route) =>
        parseIncoming(listSchema, body, route).files.map((file) => {
          checkLocation(file.altId, locationId, route);
          const id = file._id ?? file.id ?? '';
          return { id, name: file.name ?? '', url: file.url ?? '', size: file.size ?? null };
        }),
    });
    if (page.kind !== 'found') return page;
    all.push(...page.record);
    if (page.record.length < pageSize) return { kind: 'found', record: all };
  }
}

/** @throws LandfallError (from every verb) `destination-surprised`, `wrong-location` */
export function createMediaProvider(locationId: string): MediaProvider {
  return {
    findExisting: async (send, name) =>
      mapFound(await listFiles(send, locationId, name), (files) =>
        foundOrAbsent(files.find((file) => file.name === name)),
      ),

    create: (send, file) =>
      writeCall(send, 'uploadFile', {
        form: [
          { name: 'name', value: file.fileName },
          { name: 'file', value: file },
        ],
        written: (body, route) => {
          const { fileId, url } = parseIncoming(uploadedSchema, body, route);
          return { id: fileId, name: file.fileName, url, size: file.bytes.byteLength };
        },
      }),

    remove: (send, id) =>
      removeCall(send, 'removeFile', id, {
        ids: { id },
        query: { altId: locationId, altType: 'location' },
      }),
  };
}

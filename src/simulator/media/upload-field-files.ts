/**
 * Owns: POST /locations/{id}/customFields/upload. Source: locations spec: a form of an id (of a contact, an
 * opportunity or a custom field), maxFiles and the files; the answer has the address of each file by its name,
 * and what is known of it. Unverified: an id nobody has, no file, and more files than maxFiles are a 400; the
 * files are stored and no record changes, for the call that puts a file on a contact is another one.
 */

import { z } from 'zod';
import { parseInput } from '../http/parse-input.ts';
import { type PlatformReply, type PlatformRequest, requireOwnLocation } from '../http/platform-route.ts';
import { badRequest } from '../http/refusal.ts';
import { addFile } from './manage-media.ts';

const sentFile = z.object({
  fileName: z.string(),
  contentType: z.string(),
  size: z.number(),
  sha256: z.string(),
});
const form = z
  .object({ id: z.string(), maxFiles: z.coerce.number().int().min(1).optional() })
  .catchall(sentFile);

export function uploadFieldFiles(request: PlatformRequest): PlatformReply {
  requireOwnLocation(request, request.params.locationId);
  const { id, maxFiles, ...sent } = parseInput(form, request.body);
  const { contacts, opportunities, customFields } = request.location;
  if ([contacts, opportunities, customFields].every((store) => store.get(id) === undefined))
    throw badRequest(`${id} is no contact, opportunity or custom field of this location`);
  const files = Object.entries(sent);
  if (files.length === 0) throw badRequest('no file was sent');
  if (maxFiles !== undefined && files.length > maxFiles) throw badRequest(`at most ${maxFiles} files`);
  const stored = files.map(([fieldname, file]) => ({ fieldname, file, url: addFile(request, file).url }));
  return {
    status: 200,
    body: {
      uploadedFiles: Object.fromEntries(stored.map(({ file, url }) => [file.fileName, url])),
      meta: stored.map(({ fieldname, file, url }) => ({
        fieldname,
        originalname: file.fileName,
        encoding: '7bit',
        mimetype: file.contentType,
        size: file.size,
        url,
      })),
    },
  };
}

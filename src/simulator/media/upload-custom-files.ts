/**
 * Owns: POST /forms/upload-custom-files, which puts files into a contact's file fields. Source: forms spec: every
 * part is named by the id of the custom field, an underscore and an id of the file; 50 MB at most; the answer is
 * the updated contact. Unverified: the value's form in the contact; one call replaces what the field held; a field
 * that is not of type FILE_UPLOAD is refused.
 */

import { z } from 'zod';
import { commitContact } from '../contacts/commit-contact.ts';
import { showWholeContact } from '../contacts/show-contact.ts';
import { parseInput } from '../http/parse-input.ts';
import { type PlatformReply, type PlatformRequest, requireOwnLocation } from '../http/platform-route.ts';
import { badRequest } from '../http/refusal.ts';
import type { StoredCustomField } from '../world/contact-record.ts';
import { addFile } from './manage-media.ts';

const LARGEST = 50 * 1_048_576;
const uploadQuery = z.looseObject({ contactId: z.string(), locationId: z.string() });
const files = z.record(
  z.string(),
  z.object({ fileName: z.string(), contentType: z.string(), size: z.number(), sha256: z.string() }),
);

export function uploadCustomFiles(request: PlatformRequest): PlatformReply {
  requireOwnLocation(request, request.query.locationId);
  const { location, world, nowMs } = request;
  const { contactId } = parseInput(uploadQuery, request.query);
  const sent = Object.entries(parseInput(files, request.body));
  const before = location.contacts.get(contactId);
  if (before === undefined) throw badRequest(`Contact with id ${contactId} not found`);
  if (sent.length === 0) throw badRequest('no file was sent');
  for (const [key, file] of sent) {
    const field = location.customFields.get(fieldIdOf(key));
    if (field?.dataType !== 'FILE_UPLOAD') throw badRequest(`${fieldIdOf(key)} is not a file field`);
    if (file.size > LARGEST) throw badRequest('File size is limited to 50 MB');
  }
  const values = new Map<string, Record<string, unknown>>();
  for (const [key, file] of sent) {
    const { fileName: originalname, contentType: mimetype, size } = file;
    const { id: documentId, url } = addFile(request, file);
    const value = values.get(fieldIdOf(key)) ?? {};
    value[key.slice(fieldIdOf(key).length + 1)] = {
      documentId,
      url,
      meta: { originalname, mimetype, size },
    };
    values.set(fieldIdOf(key), value);
  }
  const added: StoredCustomField[] = [...values].map(([id, value]) => ({ id, value }));
  const kept = before.customFields.filter(({ id }) => !values.has(id));
  const after = { ...before, customFields: [...kept, ...added], dateUpdatedMs: nowMs };
  commitContact(world, location, before, after);
  return { status: 200, body: { contact: showWholeContact(after, location, world.behaviours) } };
}

function fieldIdOf(key: string): string {
  return key.split('_', 1)[0] ?? '';
}

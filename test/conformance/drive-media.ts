/** The tour of the media library and of files in custom fields. */
import type { TourPlace } from './drive-platform.ts';
import { asObject, type JsonObject } from './load-specs.ts';
import { createRecorder, textAt } from './record-exchanges.ts';
import type { Exchange } from './spec-validator.ts';

export async function driveMedia(place: TourPlace, edition: 'v2' | 'v3'): Promise<Exchange[]> {
  const { url, token, locationId } = place;
  const version = edition === 'v3' ? 'v3' : '2021-07-28';
  const recorder = createRecorder(url, token, version);
  const { send } = recorder;
  const uploads: Exchange[] = [];
  /** Sends a form; its parts are not JSON, so that the files say nothing of them. */
  const upload = async (path: string, fields: Record<string, string | File>): Promise<JsonObject> => {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    const headers = { Authorization: `Bearer ${token}`, Version: version };
    const answer = await fetch(`${url}${path}`, { method: 'POST', headers, body: form });
    const responseBody: unknown = await answer.json();
    uploads.push({ method: 'POST', path, version, requestBody: {}, status: answer.status, responseBody });
    return asObject(responseBody);
  };
  const owner = { altId: locationId, altType: 'location' };
  await send('POST', '/medias/folder', { ...owner, name: 'Kartra' });
  const file = new File(['hello'], 'hello.txt', { type: 'text/plain' });
  const id = textAt(await upload('/medias/upload-file', { file }), 'fileId');
  await upload('/medias/upload-file', { hosted: 'true', fileUrl: 'https://example.com/logo.png' });
  const query = `altType=location&altId=${locationId}`;
  await send('GET', `/medias/files?${query}&sortBy=createdAt&sortOrder=asc&type=file`);
  await send('POST', `/medias/${id}`, { ...owner, name: 'Greeting' });
  await send('PUT', '/medias/update-files', { ...owner, filesToBeUpdated: [{ id, name: 'Greetings' }] });
  const filesToBeDeleted = [{ _id: 'nothing' }];
  await send('PUT', '/medias/delete-files', { ...owner, filesToBeDeleted, status: 'trashed' });
  await send('DELETE', `/medias/${id}?${query}`);

  const email = `files.${edition}@example.com`;
  const contactId = textAt(await send('POST', '/contacts/', { locationId, email }), 'contact.id');
  const fields = `/locations/${locationId}/customFields`;
  const wanted = { name: 'Contract', dataType: 'FILE_UPLOAD', model: 'contact' };
  const fieldId = textAt(await send('POST', fields, wanted), 'customField.id');
  const path = `/forms/upload-custom-files?contactId=${contactId}&locationId=${locationId}`;
  await upload(path, { [`${fieldId}_one`]: file });
  await upload(path, { nothing: file });
  await upload(`${fields}/upload`, { id: contactId, maxFiles: '1', file });
  await upload(`${fields}/upload`, { id: 'nobody', maxFiles: '1', file });
  await send('DELETE', `${fields}/${fieldId}`);
  await send('DELETE', `/contacts/${contactId}`);
  return [...recorder.exchanges, ...uploads];
}

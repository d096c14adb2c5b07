import { expect, it } from 'vitest';
import { openSimulator } from '../simulator-under-test.ts';

async function openMedia() {
  const simulator = await openSimulator();
  const [own] = simulator.simulator.locations;
  const upload = async (path: string, fields: Record<string, string | File>) => {
    const body = new FormData();
    for (const [name, value] of Object.entries(fields)) body.set(name, value);
    const answer = await fetch(`${simulator.simulator.url}${path}`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${own?.token}`, Version: '2021-07-28' },
      body,
    });
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
  };
  return { ...simulator, upload };
}

it('files are uploaded or taken from an address, into folders, listed, renamed and deleted', async () => {
  const { upload, call, locationId, state, otherId } = await openMedia();
  const owner = { altId: locationId, altType: 'location' };
  const folder = (await call('POST', '/medias/folder', { ...owner, name: 'Kartra' })).body.id;
  const file = new File(['hello'], 'hello.txt', { type: 'text/plain' });
  const made = await upload('/medias/upload-file', { file, parentId: folder });
  expect(made).toMatchObject({ status: 200, body: { fileId: expect.any(String), url: expect.any(String) } });
  const fileUrl = 'https://example.com/a/logo.png';
  const hosted = await upload('/medias/upload-file', { hosted: 'true', fileUrl, name: 'Logo' });
  expect((await state())['media']).toMatchObject([
    { type: 'folder', name: 'Kartra' },
    { name: 'hello.txt', size: 5, contentType: 'text/plain', parentId: folder },
    { name: 'Logo', sourceUrl: fileUrl },
  ]);
  const query = `altType=location&altId=${locationId}&sortBy=createdAt&sortOrder=asc`;
  const list = async (more: string) => (await call('GET', `/medias/files?${query}${more}`)).body['files'];
  expect(await list(`&type=file&parentId=${folder}`)).toMatchObject([{ name: 'hello.txt' }]);
  const id = String(hosted.body['fileId']);
  await call('POST', `/medias/${id}`, { ...owner, name: 'Sign' });
  const renames = [{ id: 'none', name: 'x' }];
  expect((await call('PUT', '/medias/update-files', { ...owner, filesToBeUpdated: renames })).body).toEqual([
    { updated: false, id: 'none' },
  ]);
  expect(await list('&type=file')).toMatchObject([{ name: 'Sign' }]);
  await call('PUT', '/medias/delete-files', {
    ...owner,
    filesToBeDeleted: [{ _id: id }],
    status: 'trashed',
  });
  expect(await list('&type=file')).toEqual([]);
  expect((await call('DELETE', `/medias/${id}?altType=location&altId=${locationId}`)).status).toBe(200);
  expect((await call('DELETE', `/medias/${id}?altType=location&altId=${locationId}`)).status).toBe(404);
  expect((await upload('/medias/upload-file', { hosted: 'true', fileUrl: 'nowhere' })).status).toBe(400);
  expect((await upload('/medias/upload-file', { name: 'x' })).status).toBe(400);
  expect((await call('POST', '/medias/folder', { ...owner, altId: otherId, name: 'x' })).status).toBe(403);
});

it('files for custom fields are attached to the contact', async () => {
  const { upload, create, call, locationId, state } = await openMedia();
  const contact = await create({ email: 'ada@example.com' });
  const makeField = async (dataType: string) =>
    (await call('POST', `/locations/${locationId}/customFields`, { name: dataType, dataType })).body
      .customField.id as string;
  const [fileField, textField] = [await makeField('FILE_UPLOAD'), await makeField('TEXT')];
  const path = `/forms/upload-custom-files?contactId=${contact.id}&locationId=${locationId}`;
  const file = new File(['contract'], 'contract.pdf', { type: 'application/pdf' });
  const made = await upload(path, { [`${fileField}_one`]: file });
  expect(made).toMatchObject({
    status: 200,
    body: {
      contact: {
        customFields: [
          { id: fileField, value: { one: { meta: { originalname: 'contract.pdf', size: 8 } } } },
        ],
      },
    },
  });
  expect((await state()).contacts[0]).toEqual(made.body['contact']);
  expect((await upload(path, { [`${textField}_one`]: file })).status).toBe(400);
  expect((await upload(path.replace(contact.id, 'nobody'), { x: file })).status).toBe(400);
  expect((await upload(path, { [fileField]: 'text' })).status).toBe(422);
});

it('files of a custom field are stored and answered with their addresses', async () => {
  const { upload, create, locationId, state } = await openMedia();
  const { id } = await create({ email: 'ada@example.com' });
  const path = `/locations/${locationId}/customFields/upload`;
  const file = new File(['a,b'], 'table.csv', { type: 'text/csv' });
  const sent = await upload(path, { id, maxFiles: '1', upload: file });
  expect(sent).toMatchObject({
    status: 200,
    body: {
      uploadedFiles: { 'table.csv': expect.stringContaining('http') },
      meta: [{ fieldname: 'upload', originalname: 'table.csv', mimetype: 'text/csv', size: 3 }],
    },
  });
  expect((await state())['media']).toMatchObject([{ name: 'table.csv' }]);
  expect((await upload(path, { id: 'nobody', upload: file })).status).toBe(400);
  expect((await upload(path, { id })).status).toBe(400);
  expect((await upload(path, { id, maxFiles: '1', one: file, two: file })).status).toBe(400);
});

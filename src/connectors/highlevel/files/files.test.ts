import { expect, test } from 'vitest';
import type { FileToSend } from '../../../model/file.ts';
import { done, found, openHighLevel } from '../highlevel-under-test.ts';

const file = (fileName: string, content: string): FileToSend => ({
  fileName,
  contentType: 'text/plain',
  bytes: new TextEncoder().encode(content),
});

test('a file goes into the media library, is found by its name, and is removed', async () => {
  const { highLevel, send, fault, state } = await openHighLevel();
  const { id, record } = done(await highLevel.media.create(send, file('café menu.txt', 'Olá')));
  expect(record).toMatchObject({ id, name: 'café menu.txt', size: 4 });
  expect((await state())['media']).toMatchObject([
    { name: 'café menu.txt', size: 4, contentType: 'text/plain' },
  ]);
  const listed = found(await highLevel.media.findExisting(send, 'café menu.txt'));
  expect(listed).toMatchObject({ id, url: record?.url });
  expect(await highLevel.media.findExisting(send, 'café')).toEqual({ kind: 'absent' });
  await fault('drop-after', 'POST', '/medias/upload-file');
  expect(await highLevel.media.create(send, file('b.txt', 'b'))).toMatchObject({ kind: 'unknown' });
  expect(await highLevel.media.findExisting(send, 'b.txt')).toMatchObject({ kind: 'found' });
  expect(await highLevel.media.remove(send, id)).toEqual({ kind: 'done', id, record: null });
  expect(await highLevel.media.findExisting(send, 'café menu.txt')).toEqual({ kind: 'absent' });
  expect(await highLevel.media.remove(send, id)).toMatchObject({ kind: 'done' });
});

test('all files of a contact’s field travel together', async () => {
  const { highLevel, send, person, state } = await openHighLevel();
  const contactId = await person('filed@example.com');
  const field = done(
    await highLevel.customFields.create(send, { name: 'Kartra files', dataType: 'FILE_UPLOAD', options: [] }),
  );
  expect(field.record).toMatchObject({ dataType: 'FILE_UPLOAD' });
  const files = ['one', 'two'].map((key) => ({ fieldId: field.id, key, file: file(`${key}.txt`, key) }));
  expect(await highLevel.uploadContactFiles(contactId, files)).toMatchObject({ kind: 'done', id: contactId });
  const contact = found(await highLevel.contacts.read(send, contactId));
  const value = JSON.parse(String(contact.custom[field.id])) as Record<
    string,
    { meta: { originalname: string } }
  >;
  expect(Object.entries(value).map(([key, { meta }]) => [key, meta.originalname])).toEqual([
    ['one', 'one.txt'],
    ['two', 'two.txt'],
  ]);
  expect((await state())['media']).toHaveLength(2);
  const wrong = [{ fieldId: 'nobody', key: 'x', file: file('x.txt', 'x') }];
  expect(await highLevel.uploadContactFiles(contactId, wrong)).toMatchObject({
    kind: 'refused',
    status: 400,
  });
});

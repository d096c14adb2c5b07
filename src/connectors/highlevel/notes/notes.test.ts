import { expect, test } from 'vitest';
import { referenceLine } from '../../../model/reference-line.ts';
import { done, found, gather, openHighLevel } from '../highlevel-under-test.ts';

const body = (reference: string) =>
  `2019-03-04 10:15, by Ann:\n\nCalled, no answer. 🎧\n\n${referenceLine(reference)}`;

test('a contact’s note arrives byte for byte, and is found by its reference line', async () => {
  const { highLevel, send, person, fault } = await openHighLevel();
  const contactId = await person('noted@example.com');
  const notes = highLevel.contactNotes(contactId);
  const { id } = done(await notes.create(send, { body: body('N:1') }));
  expect(found(await notes.read(send, id))).toMatchObject({ id, body: body('N:1'), recordIds: [contactId] });
  expect(found(await notes.findExisting(send, 'N:1'))).toMatchObject({ id });
  expect(await notes.findExisting(send, 'N:2')).toEqual({ kind: 'absent' });
  await fault('drop-after', 'POST', `/contacts/${contactId}/notes`);
  expect(await notes.create(send, { body: body('N:2') })).toMatchObject({ kind: 'unknown' });
  expect(await notes.findExisting(send, 'N:2')).toMatchObject({ kind: 'found' });
  expect(found(await highLevel.listContactNotes(contactId))).toHaveLength(2);
  done(await notes.update(send, id, { body: `${body('N:1')}\n` }));
  expect(found(await notes.read(send, id)).body).toBe(`${body('N:1')}\n`);
  expect(await notes.remove(send, id)).toEqual({ kind: 'done', id, record: null });
  expect(await notes.read(send, id)).toEqual({ kind: 'absent' });
  expect(await highLevel.listContactNotes('nobody')).toEqual({ kind: 'absent' });
});

test('a note hangs on any record by the newer API, and all are read in pages', async () => {
  const { highLevel, send, person } = await openHighLevel();
  const userId = found(await highLevel.listUsers())[0]?.id ?? '';
  const contactId = await person('many@example.com');
  const business = done(await highLevel.companies.create(send, { name: 'Oak & Co' }));
  const desired = { body: body('N:b'), objectKey: 'business', recordId: business.id, userId };
  const { id } = done(await highLevel.recordNotes.create(send, desired));
  const key = { recordId: business.id, reference: 'N:b' };
  expect(found(await highLevel.recordNotes.findExisting(send, key))).toMatchObject({
    id,
    body: body('N:b'),
    recordIds: [business.id],
  });
  expect(await highLevel.recordNotes.findExisting(send, { ...key, reference: 'N:c' })).toEqual({
    kind: 'absent',
  });
  const stranger = { ...desired, recordId: 'nobody' };
  expect(await highLevel.recordNotes.create(send, stranger)).toMatchObject({ kind: 'refused', status: 422 });
  for (let n = 0; n < 101; n += 1)
    done(await highLevel.contactNotes(contactId).create(send, { body: body(`N:${n}`) }));
  expect(await gather(highLevel.searchNotes())).toHaveLength(102);
  expect(await gather(highLevel.searchNotes([contactId]))).toHaveLength(101);
  done(await highLevel.recordNotes.update(send, id, { body: 'shorter' }));
  expect(found(await highLevel.recordNotes.read(send, id)).body).toBe('shorter');
  expect(await highLevel.recordNotes.remove(send, id)).toMatchObject({ kind: 'done' });
  expect(await highLevel.recordNotes.read(send, id)).toEqual({ kind: 'absent' });
});

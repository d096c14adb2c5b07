import { describe, expect, it } from 'vitest';
import { openPipeline, V3 } from '../opportunities/opportunities-under-test.ts';

describe('notes of a contact', () => {
  it('are created, read, changed, listed newest first and deleted, in both versions', async () => {
    for (const version of ['2021-07-28', 'v3']) {
      const { call, contactId, state } = await openPipeline();
      const home = `/contacts/${contactId}/notes`;
      const send = (method: string, path: string, body?: object) => call(method, path, body, { version });
      const made = await send('POST', home, { body: 'Hello', title: 'Call', color: '#FFAA00', pinned: true });
      expect(made).toMatchObject({
        status: 201,
        body: { note: { body: 'Hello', title: 'Call', contactId } },
      });
      const path = `${home}/${made.body['note']?.id}`;
      await send('POST', home, { body: 'Second' });
      expect((await send('GET', home)).body).toMatchObject({
        notes: [{ body: 'Second' }, { body: 'Hello' }],
      });
      expect((await send('PUT', path, { body: 'Changed' })).body['note']).toMatchObject({
        body: 'Changed',
        title: 'Call',
        dateAdded: made.body['note']?.['dateAdded'],
      });
      expect((await send('GET', path)).body['note']).toMatchObject({ body: 'Changed' });
      expect((await state())['notes']).toMatchObject([
        { body: 'Changed', contactId },
        { body: 'Second', contactId },
      ]);
      const gone = (await send('DELETE', path)).body;
      expect(gone).toEqual(version === 'v3' ? { succeeded: true, succeded: true } : { succeded: true });
      expect((await send('GET', path)).status).toBe(400);
    }
  });

  it('cannot be backdated, and belong to their contact and location', async () => {
    const { call, contactId, person, simulator, locationId, ui, state } = await openPipeline();
    const home = `/contacts/${contactId}/notes`;
    await ui('publish-workflow', {});
    for (const body of [{ body: 'x', dateAdded: '2020-01-01' }, { body: 'x', locationId }, { body: '' }, {}])
      expect((await call('POST', home, body)).status).toBe(422);
    const { note } = (await call('POST', home, { body: 'x' })).body;
    const other = await person('b@example.com');
    expect((await call('GET', `/contacts/${other}/notes/${note?.id}`)).status).toBe(400);
    const token = simulator.locations[1]?.token ?? '';
    expect((await call('GET', home, undefined, { token })).status).toBe(403);
    expect((await state()).triggerLog).toMatchObject([
      { event: 'note-added', contactId, detail: note?.id },
      { event: 'contact-created' },
    ]);
    await call('DELETE', `/contacts/${contactId}`);
    expect((await state())['notes']).toEqual([]);
  });
});

describe('the notes API', () => {
  it('hangs a note on any record, finds it, and is unknown to the dated versions', async () => {
    const { call, contactId, make, locationId, state } = await openPipeline();
    const deal = await make();
    const [user] = (await state())['users'] as unknown as { id: string }[];
    const query = `?locationId=${locationId}`;
    const relations = [
      { objectKey: 'opportunity', recordId: deal.id },
      { objectKey: 'contact', recordId: contactId },
    ];
    const body = { body: 'Related', relations, userId: user?.id };
    expect((await call('POST', `/notes/${query}`, body)).status).toBe(404);
    const made = await call('POST', `/notes/${query}`, body, V3);
    expect(made).toMatchObject({ status: 201, body: { note: { body: 'Related', relations, contactId } } });
    const path = `/notes/${made.body['note']?.id}${query}`;
    expect((await call('GET', path, undefined, V3)).body).toEqual(made.body);
    expect((await call('PUT', path, { body: 'Changed' }, V3)).body['note']).toMatchObject({
      body: 'Changed',
    });
    const inContact = await call('GET', `/contacts/${contactId}/notes`);
    expect(inContact.body).toMatchObject({ notes: [{ body: 'Changed' }] });
    const search = async (more: object) =>
      (await call('POST', '/notes/search', { locationId, ...more }, V3)).body as { total?: unknown };
    expect(await search({ relations: [deal.id] })).toMatchObject({ total: 1, notes: [{ body: 'Changed' }] });
    expect(await search({ query: 'nothing' })).toEqual({ notes: [], total: 0 });
    expect(await search({ skip: 1 })).toEqual({ notes: [], total: 1 });
    expect((await call('DELETE', path, undefined, V3)).status).toBe(200);
    expect((await call('GET', path, undefined, V3)).status).toBe(404);
  });

  it('gives pages as long as it is switched to, and refuses longer ones', async () => {
    const { call, locationId } = await openPipeline({ notesSearchMax: 20 });
    const search = (limit: number) => call('POST', '/notes/search', { locationId, limit }, V3);
    expect([(await search(20)).status, (await search(21)).status]).toEqual([200, 422]);
  });

  it('gives pages of at most 100 otherwise', async () => {
    const { call, locationId } = await openPipeline();
    const search = (limit: number) => call('POST', '/notes/search', { locationId, limit }, V3);
    expect([(await search(100)).status, (await search(101)).status]).toEqual([200, 422]);
  });

  it('refuses a note without relations, with a dead one, with a date, or for another location', async () => {
    const { call, contactId, locationId, otherId } = await openPipeline();
    const relations = [{ objectKey: 'contact', recordId: contactId }];
    const post = (fields: object, place = locationId) =>
      call('POST', `/notes/?locationId=${place}`, { body: 'x', userId: 'u', relations, ...fields }, V3);
    expect((await post({ relations: [] })).status).toBe(422);
    expect((await post({ relations: [{ objectKey: 'contact', recordId: 'none' }] })).status).toBe(422);
    expect((await post({ dateAdded: '2020-01-01' })).status).toBe(422);
    expect((await post({}, otherId)).status).toBe(403);
    expect((await call('POST', '/notes/', { body: 'x', userId: 'u', relations }, V3)).status).toBe(422);
    expect((await call('POST', '/notes/search', { locationId: otherId }, V3)).status).toBe(403);
  });
});

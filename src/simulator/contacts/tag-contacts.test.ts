import { describe, expect, it } from 'vitest';
import { openSimulator } from '../simulator-under-test.ts';

describe('tags of a contact', () => {
  it('are added and removed without touching the others, in lower case', async () => {
    const { create, call } = await openSimulator();
    const { id } = await create({ tags: ['Keep'] });
    expect(await call('POST', `/contacts/${id}/tags`, { tags: ['VIP', 'keep'] })).toMatchObject({
      status: 201,
      body: { tags: ['keep', 'vip'], tagsAdded: ['vip'] },
    });
    expect(await call('DELETE', `/contacts/${id}/tags`, { tags: ['Vip', 'never'] })).toMatchObject({
      status: 200,
      body: { tags: ['keep'], tagsRemoved: ['vip'] },
    });
    expect((await call('POST', `/contacts/${id}/tags`, { tags: ['x'], locationId: 'y' })).status).toBe(422);
  });

  it('keep their case when the behaviour is switched off', async () => {
    const { create } = await openSimulator({ behaviours: { tagsLowerCased: false } });
    expect(await create({ tags: ['VIP', 'vip'] })).toMatchObject({ tags: ['VIP'] });
  });

  it('appear in the location’s list when they are new', async () => {
    const { create, call, locationId } = await openSimulator();
    const { id } = await create({ tags: ['One'] });
    await call('POST', `/contacts/${id}/tags`, { tags: ['Two', 'ONE'] });
    const { body } = await call('GET', `/locations/${locationId}/tags`);
    expect((body.tags as unknown as { name: string }[]).map(({ name }) => name)).toEqual(['one', 'two']);
  });
});

it('a new tag stays out of the location’s list when so switched', async () => {
  const { create, state } = await openSimulator({ behaviours: { unknownTagsCreated: false } });
  expect(await create({ tags: ['x'] })).toMatchObject({ tags: ['x'] });
  expect((await state()).tags).toEqual([]);
});

describe('bulk tags', () => {
  it('succeed in part inside a 201, and say which contacts failed and why', async () => {
    const { create, call, ui, locationId, otherId, control } = await openSimulator();
    const a = await create({ tags: ['old'] });
    const gone = await ui('create-contact', { contact: {} });
    await ui('delete-contact', { contactId: gone.id });
    const foreign = (
      await control('POST', '/__sim/ui', { locationId: otherId, action: 'create-contact', contact: {} })
    ).body.id;
    const { status, body } = await call('POST', '/contacts/bulk/tags/update/add', {
      locationId,
      contacts: [a.id, 'abcdef', gone.id, foreign, 'zzzzzzzzzzzzzzzzzzzz'],
      tags: ['New'],
    });
    expect(status).toBe(201);
    expect(body).toEqual({
      succeded: true,
      errorCount: 4,
      responses: [
        {
          contactId: a.id,
          message: 'Tags updated',
          type: 'success',
          oldTags: ['old'],
          tagsAdded: ['new'],
          tagsRemoved: [],
        },
        { contactId: 'abcdef', message: 'contact id is not a valid firebase id', type: 'error' },
        { contactId: gone.id, message: 'contact is deleted', type: 'error' },
        { contactId: foreign, message: 'contact does not belong to location', type: 'error' },
        { contactId: 'zzzzzzzzzzzzzzzzzzzz', message: 'contact not found', type: 'error' },
      ],
    });
    expect((await call('GET', `/contacts/${a.id}`)).body.contact.tags).toEqual(['old', 'new']);
  });

  it('refuse the whole call when partial success is switched off', async () => {
    const { create, call, locationId, state } = await openSimulator({
      behaviours: { bulkTagsPartialSuccess: false },
    });
    const { id } = await create({});
    const body = { locationId, contacts: [id, 'abcdef'], tags: ['x'] };
    expect((await call('POST', '/contacts/bulk/tags/update/add', body)).status).toBe(400);
    expect((await state()).contacts[0]?.tags).toEqual([]);
  });

  it('refuse the whole call when it names more contacts than so switched', async () => {
    const { create, call, locationId, state } = await openSimulator({ behaviours: { bulkTagsMax: 2 } });
    const { id } = await create({});
    const add = (contacts: readonly string[]) =>
      call('POST', '/contacts/bulk/tags/update/add', { locationId, contacts, tags: ['x'] });
    expect((await add([id, 'b', 'c'])).status).toBe(422);
    expect((await state()).contacts[0]?.tags).toEqual([]);
    expect((await add([id, 'b'])).status).toBe(201);
    expect((await state()).contacts[0]?.tags).toEqual(['x']);
  });

  it('remove some or all, and answer with both spellings under v3', async () => {
    const { create, call, locationId, state } = await openSimulator();
    const a = await create({ tags: ['x', 'y', 'z'] });
    const remove = (extra: object) =>
      call(
        'POST',
        '/contacts/bulk/tags/update/remove',
        { locationId, contacts: [a.id], ...extra },
        { version: 'v3' },
      );
    expect((await remove({ tags: ['X'] })).body).toMatchObject({
      succeeded: true,
      succeded: true,
      errorCount: 0,
      responses: [{ tagsRemoved: ['x'] }],
    });
    await remove({ tags: [], removeAllTags: true });
    expect((await state()).contacts[0]?.tags).toEqual([]);
  });
});

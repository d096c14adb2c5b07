import { describe, expect, it } from 'vitest';
import { openSimulator } from '../simulator-under-test.ts';

describe('location, users, workflows', () => {
  it('are read in the platform’s shapes', async () => {
    const { call, locationId } = await openSimulator();
    const { location } = (await call('GET', `/locations/${locationId}`)).body;
    expect(location).toMatchObject({
      id: locationId,
      name: 'Rehearsal',
      country: 'US',
      timezone: 'America/New_York',
      settings: { allowDuplicateContact: false },
    });
    expect(location).not.toHaveProperty('duplicatePriority');
    const { users } = (await call('GET', `/users/?locationId=${locationId}`)).body;
    expect(users).toHaveLength(2);
    expect(users?.[0]).toMatchObject({ roles: { type: 'account', locationIds: [locationId] } });
    const { workflows } = (await call('GET', `/workflows/?locationId=${locationId}`)).body;
    expect(workflows).toMatchObject([{ status: 'draft' }, { status: 'draft' }]);
    expect((await call('GET', '/workflows/')).status).toBe(422);
  });

  it('users are searched by company and text', async () => {
    const { call, locationId } = await openSimulator();
    const companyId = (await call('GET', `/locations/${locationId}`)).body.location.companyId;
    const found = await call(
      'GET',
      `/users/search?companyId=${companyId}&locationId=${locationId}&query=olivia`,
    );
    expect(found.body).toMatchObject({ count: 1, users: [{ firstName: 'Olivia' }] });
    expect((await call('GET', '/users/search')).status).toBe(422);
  });
});

describe('tags of a location', () => {
  it('are created, read, renamed and deleted, and reach the contacts', async () => {
    const { call, create, locationId, state } = await openSimulator();
    const path = `/locations/${locationId}/tags`;
    const made = await call('POST', path, { name: ' VIP ' });
    expect(made).toMatchObject({ status: 200, body: { tag: { name: 'vip', locationId } } });
    const tagId = made.body.tag.id;
    await create({ tags: ['Vip', 'other'] });
    expect((await call('GET', `${path}/${tagId}`)).body.tag.name).toBe('vip');
    expect((await call('PUT', `${path}/${tagId}`, { name: 'Gold' })).body.tag).toMatchObject({
      id: tagId,
      name: 'gold',
    });
    expect((await state()).contacts[0]?.tags).toEqual(['gold', 'other']);
    expect((await state()).tags).toHaveLength(2);
    expect((await call('DELETE', `${path}/${tagId}`)).body).toEqual({ succeded: true });
    expect((await state()).contacts[0]?.tags).toEqual(['other']);
    expect((await call('GET', `${path}/${tagId}`)).status).toBe(400);
  });

  it('leave the contacts alone when so switched', async () => {
    const { call, create, locationId, state } = await openSimulator({
      behaviours: { tagChangesReachContacts: false },
    });
    await create({ tags: ['vip'] });
    const tagId = (await call('GET', `/locations/${locationId}/tags`)).body.tags[0]?.id;
    await call('DELETE', `/locations/${locationId}/tags/${tagId}`);
    expect((await state()).contacts[0]?.tags).toEqual(['vip']);
  });

  it('refuse a second of one name; switched, answer with the first', async () => {
    const { call, locationId, control } = await openSimulator();
    const make = (name: string) => call('POST', `/locations/${locationId}/tags`, { name });
    const first = await make('vip');
    expect((await make('VIP')).status).toBe(400);
    expect((await make(' ')).status).toBe(422);
    await control('POST', '/__sim/behaviours', { duplicateTagRefused: false });
    expect((await make('VIP')).body.tag.id).toBe(first.body.tag.id);
  });
});

describe('custom fields', () => {
  it('are created with a key from their name, listed by model, changed and deleted with their values', async () => {
    const { call, create, locationId, state } = await openSimulator();
    const path = `/locations/${locationId}/customFields`;
    const made = await call('POST', path, {
      name: 'Shoe size (EU)',
      dataType: 'SINGLE_OPTIONS',
      options: ['41', '42'],
    });
    expect(made).toMatchObject({
      status: 201,
      body: {
        customField: {
          name: 'Shoe size (EU)',
          fieldKey: 'contact.shoe_size_eu',
          dataType: 'SINGLE_OPTIONS',
          picklistOptions: ['41', '42'],
          model: 'contact',
          locationId,
        },
      },
    });
    const { id } = made.body.customField;
    await call('POST', path, { name: 'Stage note', dataType: 'TEXT', model: 'opportunity' });
    const listed = async (query: string) => (await call('GET', `${path}${query}`)).body.customFields;
    expect(await listed('')).toHaveLength(1);
    expect(await listed('?model=opportunity')).toMatchObject([{ fieldKey: 'opportunity.stage_note' }]);
    expect(await listed('?model=all')).toHaveLength(2);
    expect((await call('GET', `${path}?model=company`)).status).toBe(422);

    await create({ customFields: [{ id, field_value: '41' }] });
    const renamed = await call('PUT', `${path}/${id}`, { name: 'Size', options: ['41', '43'] });
    expect(renamed.body.customField).toMatchObject({
      name: 'Size',
      fieldKey: 'contact.shoe_size_eu',
      picklistOptions: ['41', '43'],
    });
    expect((await call('PUT', `${path}/${id}`, { name: 'Size', dataType: 'TEXT' })).status).toBe(422);
    expect((await call('DELETE', `${path}/${id}`)).body).toEqual({ succeded: true });
    expect((await call('GET', `${path}/${id}`)).status).toBe(400);
    expect((await state()).contacts[0]?.customFields).toEqual([]);
  });

  it('refuse an unknown type and a second field of one name; switched, number the key', async () => {
    const { call, locationId, control } = await openSimulator();
    const make = (name: string, dataType = 'TEXT') =>
      call('POST', `/locations/${locationId}/customFields`, { name, dataType });
    expect((await make('A', 'COLOUR')).status).toBe(422);
    expect((await make('Shoe size')).status).toBe(201);
    expect((await make('shoe SIZE')).status).toBe(400);
    expect((await make('Shoe-size')).body.customField.fieldKey).toBe('contact.shoe_size_2');
    await control('POST', '/__sim/behaviours', { duplicateCustomFieldRefused: false });
    expect((await make('Shoe size')).body.customField.fieldKey).toBe('contact.shoe_size_3');
  });
});

import { describe, expect, it } from 'vitest';
import { openSimulator } from '../simulator-under-test.ts';
import { openPets } from './object-under-test.ts';

const schema = (key: string, locationId: string) => ({
  labels: { singular: key, plural: `${key}s` },
  key,
  locationId,
  primaryDisplayPropertyDetails: { key: 'name', name: 'Name', dataType: 'TEXT' },
});

describe('objects', () => {
  it('are created with a folder and a primary field, read by key or id, and changed', async () => {
    const { call, locationId, state } = await openSimulator();
    const made = await call('POST', '/objects/', { ...schema('pet', locationId), description: 'Animals' });
    expect(made.status).toBe(201);
    const object = made.body['object'] ?? ({} as never);
    expect(object).toMatchObject({
      key: 'custom_objects.pet',
      standard: false,
      type: 'USER_DEFINED',
      primaryDisplayProperty: 'custom_objects.pet.name',
    });
    for (const key of ['pet', 'custom_objects.pet', object.id]) {
      const path = `/objects/${key}?locationId=${locationId}&fetchProperties=true`;
      expect((await call('GET', path)).body).toMatchObject({ object, fields: [{ dataType: 'TEXT' }] });
    }
    const changed = await call('PUT', '/objects/pet', {
      locationId,
      labels: { plural: 'Animals' },
      description: null,
      searchableProperties: [],
    });
    expect(changed.body['object']).toMatchObject({ labels: { singular: 'pet', plural: 'Animals' } });
    expect(changed.body['object']).not.toHaveProperty('description');
    expect((await state())['objects']).toHaveLength(1);
    expect((await call('DELETE', '/objects/pet')).status).toBe(404);
  });

  it('are listed with the standard ones, whose search can be changed', async () => {
    const { call, locationId } = await openSimulator();
    const keys = async () => {
      const { body } = await call('GET', `/objects/?locationId=${locationId}`);
      return (body['objects'] as unknown as { key: string }[]).map(({ key }) => key);
    };
    await call('POST', '/objects/', schema('pet', locationId));
    expect(await keys()).toEqual(['contact', 'opportunity', 'business', 'custom_objects.pet']);
    const change = { locationId, searchableProperties: ['business.email'] };
    expect((await call('PUT', '/objects/business', change)).status).toBe(200);
    expect(await keys()).toEqual(['contact', 'opportunity', 'business', 'custom_objects.pet']);
  });

  it('are ten at most, or as many as the behaviour says', async () => {
    const { call, control, locationId } = await openSimulator();
    const make = async (key: string) => (await call('POST', '/objects/', schema(key, locationId))).status;
    for (let number = 0; number < 10; number++) expect(await make(`thing_${number}`)).toBe(201);
    expect(await make('thing_0')).toBe(400);
    expect(await make('one_more')).toBe(400);
    await control('POST', '/__sim/behaviours', { customObjectsMax: 11 });
    expect(await make('one_more')).toBe(201);
  });

  it('need an agency’s token when the spec is read strictly', async () => {
    const { call, locationId } = await openSimulator({ behaviours: { agencyCallsOpenToLocations: false } });
    expect((await call('POST', '/objects/', schema('pet', locationId))).status).toBe(401);
  });

  it('refuse bad bodies and other locations', async () => {
    const { call, locationId, otherId, simulator } = await openSimulator();
    for (const wrong of [
      {},
      { ...schema('pet', locationId), key: 'Not A Key' },
      { ...schema('pet', locationId), surprise: 1 },
    ])
      expect((await call('POST', '/objects/', wrong)).status).toBe(422);
    expect((await call('POST', '/objects/', schema('pet', otherId))).status).toBe(403);
    await call('POST', '/objects/', schema('pet', locationId));
    const token = simulator.locations[1]?.token ?? '';
    expect((await call('GET', `/objects/pet?locationId=${otherId}`, undefined, { token })).status).toBe(403);
    expect((await call('GET', `/objects/none?locationId=${locationId}`)).status).toBe(400);
    expect((await call('GET', '/objects/')).status).toBe(422);
  });
});

describe('fields of objects', () => {
  it('are created in a folder, read, listed, changed and deleted', async () => {
    const { call, locationId, fields, folderId } = await openPets();
    expect(fields['age']).toMatchObject({ fieldKey: 'custom_objects.pet.age', parentId: folderId });
    const path = `/custom-fields/${fields['age']?.id}`;
    expect((await call('GET', path)).body).toEqual({ field: fields['age'] });
    const changed = await call('PUT', path, { locationId, showInForms: false, name: 'Years' });
    expect(changed.body['field']).toMatchObject({ name: 'Years', showInForms: false });
    const list = (await call('GET', `/custom-fields/object-key/pet?locationId=${locationId}`)).body;
    expect(list['fields']).toHaveLength(9);
    expect(list['folders']).toMatchObject([{ id: folderId, documentType: 'folder' }]);
    const removed = await call('DELETE', path);
    expect(removed.body).toEqual({ succeded: true, id: fields['age']?.id, key: 'custom_objects.pet.age' });
    expect((await call('GET', path)).status).toBe(400);
    const [primary] = list['fields'] as unknown as { id: string }[];
    expect((await call('DELETE', `/custom-fields/${primary?.id}`)).status).toBe(400);
  });

  it('lose the options an update leaves out, or keep them when switched', async () => {
    const { call, control, locationId, fields } = await openPets();
    const update = async (labels: string[]) => {
      const options = labels.map((label) => ({ label }));
      const body = { locationId, showInForms: true, options };
      const answer = await call('PUT', `/custom-fields/${fields['kind']?.id}`, body);
      return answer.body['field']?.['options'];
    };
    expect(await update(['B', 'New one'])).toMatchObject([
      { key: 'b', label: 'B' },
      { key: 'new_one', label: 'New one' },
    ]);
    await control('POST', '/__sim/behaviours', { objectFieldOptionsReplaced: false });
    expect(await update(['Third'])).toMatchObject([{ key: 'b' }, { key: 'new_one' }, { key: 'third' }]);
  });

  it('hide their values when deleted', async () => {
    const { call, addPet, fields } = await openPets();
    const { id } = await addPet({ name: 'Rex', age: 3 });
    await call('DELETE', `/custom-fields/${fields['age']?.id}`);
    const { record } = (await call('GET', `/objects/pet/records/${id}`)).body;
    expect(record?.['properties']).toEqual({ name: 'Rex' });
  });

  it('are for custom objects and businesses only, and refuse bad bodies with 400', async () => {
    const { call, locationId, folderId } = await openPets();
    const field = {
      locationId,
      name: 'Size',
      dataType: 'TEXT',
      fieldKey: 'custom_objects.pet.size',
      objectKey: 'custom_objects.pet',
      parentId: folderId,
      showInForms: true,
    };
    const make = async (changes: Record<string, unknown>) =>
      (await call('POST', '/custom-fields/', { ...field, ...changes })).status;
    for (const wrong of [
      { objectKey: 'contact' },
      { objectKey: 'custom_object.pet' },
      { parentId: 'nowhere' },
      { parentId: undefined },
      { showInForms: undefined },
      { dataType: 'MAGIC' },
      { fieldKey: 'Not A Key' },
      { surprise: 1 },
    ])
      expect({ wrong, status: await make(wrong) }).toEqual({ wrong, status: 400 });
    expect(await make({})).toBe(201);
    expect(await make({})).toBe(400);
    const folder = await call('POST', '/custom-fields/folder', {
      objectKey: 'business',
      name: 'Extra',
      locationId,
    });
    const business = { objectKey: 'business', fieldKey: 'business.size', parentId: folder.body.id };
    expect(await make(business)).toBe(201);
  });

  it('stand in folders that are made, renamed and, once empty, deleted', async () => {
    const { call, locationId, folderId, simulator } = await openPets();
    const make = (name: string) =>
      call('POST', '/custom-fields/folder', { objectKey: 'pet', name, locationId });
    const made = await make('Health');
    expect(made).toMatchObject({ status: 201, body: { name: 'Health', objectKey: 'custom_objects.pet' } });
    expect((await make('HEALTH')).status).toBe(400);
    const path = `/custom-fields/folder/${made.body.id}`;
    expect((await call('PUT', path, { name: 'Vet', locationId })).body).toMatchObject({ name: 'Vet' });
    expect((await call('PUT', path, { name: 'Pet Info', locationId })).status).toBe(400);
    expect((await call('GET', `/custom-fields/${made.body.id}`)).body).toMatchObject({
      field: { name: 'Vet' },
    });
    const token = simulator.locations[1]?.token ?? '';
    expect((await call('GET', `/custom-fields/${folderId}`, undefined, { token })).status).toBe(403);
    expect((await call('DELETE', path)).status).toBe(400);
    expect((await call('DELETE', `${path}?locationId=${locationId}`)).body).toMatchObject({
      succeded: true,
      id: made.body.id,
    });
    const full = `/custom-fields/folder/${folderId}?locationId=${locationId}`;
    expect((await call('DELETE', full)).status).toBe(400);
  });
});

import { describe, expect, it } from 'vitest';
import { openPets, type PetsUnderTest } from '../objects/object-under-test.ts';

async function openOwners() {
  const under = await openPets();
  const { call, create, addPet, locationId } = under;
  const associate = (key = 'owner', more: Record<string, unknown> = {}) =>
    call('POST', '/associations/', {
      locationId,
      key,
      firstObjectLabel: 'Owner',
      firstObjectKey: 'contact',
      secondObjectLabel: 'Pet',
      secondObjectKey: 'custom_objects.pet',
      ...more,
    });
  const association = (await associate()).body;
  const [person, pet] = [await create({ email: 'ada@example.com' }), await addPet({ name: 'Rex' })];
  const relate = (secondRecordId: string = pet.id, more: Record<string, unknown> = {}) =>
    call('POST', '/associations/relations', {
      locationId,
      associationId: association.id,
      firstRecordId: person.id,
      secondRecordId,
      ...more,
    });
  return { ...under, associate, association, person, pet, relate };
}

const relationsOf = async ({ call, locationId }: PetsUnderTest, id: string, more = '&skip=0&limit=100') =>
  (await call('GET', `/associations/relations/${id}?locationId=${locationId}${more}`)).body;

describe('associations', () => {
  it('are created, found by id, key and object, listed, relabelled and deleted with their relations', async () => {
    const { call, association, associate, relate, locationId, state } = await openOwners();
    expect(association).toMatchObject({ key: 'owner', associationType: 'USER_DEFINED', locationId });
    const path = `/associations/${association.id}`;
    expect((await call('GET', path)).body).toEqual(association);
    expect((await call('GET', `/associations/key/owner?locationId=${locationId}`)).body).toEqual(association);
    for (const key of ['pet', 'contact', 'custom_objects.pet'])
      expect((await call('GET', `/associations/objectKey/${key}?locationId=${locationId}`)).body).toEqual({
        associations: [association],
        total: 1,
      });
    await associate('vet');
    const page = `/associations/?locationId=${locationId}&skip=1&limit=1`;
    expect((await call('GET', page)).body).toMatchObject({ associations: [{ key: 'vet' }], total: 2 });
    const labels = { firstObjectLabel: 'Keeper', secondObjectLabel: 'Animal' };
    expect((await call('PUT', path, labels)).body).toEqual({ ...association, ...labels });
    await relate();
    expect((await call('DELETE', path)).body).toMatchObject({ deleted: true, id: association.id });
    expect((await call('GET', path)).status).toBe(400);
    expect((await state())['relations']).toEqual([]);
  });

  it('are ten at most between two objects, or as many as the behaviour says', async () => {
    const { associate, control } = await openOwners();
    for (let number = 1; number < 10; number++) expect((await associate(`label_${number}`)).status).toBe(201);
    expect((await associate('one_more')).status).toBe(400);
    const self = { firstObjectKey: 'contact', secondObjectKey: 'contact' };
    expect((await associate('friend', self)).status).toBe(201);
    await control('POST', '/__sim/behaviours', { associationLabelsMax: 11 });
    expect((await associate('one_more')).status).toBe(201);
  });

  it('refuse taken keys, unknown objects, bad bodies and other locations', async () => {
    const { call, associate, association, otherId, simulator } = await openOwners();
    expect((await associate('owner')).status).toBe(400);
    expect((await associate('x', { firstObjectKey: 'dragon' })).status).toBe(400);
    expect((await associate('x', { surprise: 1 })).status).toBe(422);
    expect((await associate('x', { locationId: otherId })).status).toBe(403);
    const token = simulator.locations[1]?.token ?? '';
    expect((await call('GET', `/associations/${association.id}`, undefined, { token })).status).toBe(403);
    expect((await call('GET', `/associations/key/none?locationId=${otherId}`)).status).toBe(403);
    expect((await call('GET', '/associations/?skip=0&limit=1')).status).toBe(422);
  });
});

describe('relations', () => {
  it('are made one by one, listed by either record with skip and limit, and deleted', async () => {
    const under = await openOwners();
    const { call, relate, addPet, association, person, pet, locationId, state } = under;
    const made = await relate();
    expect(made).toMatchObject({
      status: 201,
      body: { key: 'owner', associationId: association.id, firstRecordId: person.id, secondRecordId: pet.id },
    });
    expect(made.body.id).not.toBe(association.id);
    const second = await addPet({ name: 'Max' });
    await relate(second.id);
    expect(await relationsOf(under, pet.id)).toEqual({ relations: [made.body], total: 1 });
    expect(await relationsOf(under, person.id)).toMatchObject({ total: 2 });
    const page = await relationsOf(under, person.id, '&skip=1&limit=1');
    expect(page).toMatchObject({ relations: [{ secondRecordId: second.id }], total: 2 });
    const other = await relationsOf(under, person.id, '&skip=0&limit=9&associationIds=none');
    expect(other).toEqual({ relations: [], total: 0 });
    expect((await state())['relations']).toHaveLength(2);
    const path = `/associations/relations/${made.body.id}`;
    expect((await call('DELETE', path)).status).toBe(422);
    expect((await call('DELETE', `${path}?locationId=${locationId}`)).body).toEqual(made.body);
    expect(await relationsOf(under, pet.id)).toEqual({ relations: [], total: 0 });
  });

  it('are refused a second time, or kept twice when switched', async () => {
    const { control, relate } = await openOwners();
    expect((await relate()).status).toBe(201);
    expect((await relate()).status).toBe(400);
    await control('POST', '/__sim/behaviours', { duplicateRelationRefused: false });
    expect((await relate()).status).toBe(201);
  });

  it('need records of the right objects', async () => {
    const { relate, person, pet } = await openOwners();
    for (const wrong of [{ secondRecordId: person.id }, { firstRecordId: pet.id }, { associationId: 'none' }])
      expect((await relate(pet.id, wrong)).status).toBe(400);
    expect((await relate(pet.id, { surprise: 1 })).status).toBe(422);
  });

  it('go when one of their records does', async () => {
    const under = await openOwners();
    const { call, relate, person, pet, state } = under;
    await relate();
    await call('DELETE', `/contacts/${person.id}`);
    expect(await relationsOf(under, pet.id)).toEqual({ relations: [], total: 0 });
    expect((await state())['relations']).toEqual([]);
  });
});

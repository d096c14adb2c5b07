import { describe, expect, it } from 'vitest';
import { openPets } from './object-under-test.ts';

const everything = {
  name: 'Buddy',
  age: 3,
  price: { currency: 'default', value: 120.5 },
  phone: '+14155550101',
  born: '2021-02-28',
  kind: 'a',
  tricks: ['a', 'c'],
  papers: [{ url: 'https://example.com/x.pdf' }],
  'notes.a': 'First',
};

describe('records of an object', () => {
  it('are created, read, changed and deleted', async () => {
    const { call, addPet, state, locationId } = await openPets();
    const user = (await state()).users[0]?.id ?? '';
    const record = await addPet(everything, { owner: [user], followers: [user] });
    expect(record).toMatchObject({ properties: everything, owner: [user], followers: [user] });
    const path = `/objects/pet/records/${record.id}`;
    expect((await call('GET', path)).body).toEqual({ record });
    const changed = await call('PUT', `${path}?locationId=${locationId}`, {
      properties: { name: 'Rex', age: null },
    });
    const { age: _, ...rest } = everything;
    expect(changed.body).toMatchObject({ record: { id: record.id, owner: [user] } });
    expect(changed.body['record']?.['properties']).toEqual({ ...rest, name: 'Rex' });
    expect((await state())['records']).toMatchObject([{ schemaKey: 'custom_objects.pet', id: record.id }]);
    expect((await call('DELETE', `${path}?locationId=${locationId}`)).status).toBe(400);
    expect((await call('DELETE', path)).body).toEqual({ id: record.id, success: true });
    expect((await call('GET', path)).status).toBe(400);
    expect((await state())['records']).toEqual([]);
  });

  it('refuse values of another shape with 400, or drop them when switched', async () => {
    const { call, control, addPet, locationId } = await openPets();
    const wrong: [string, unknown][] = [
      ['name', 7],
      ['age', '3'],
      ['price', 120],
      ['price', { currency: 'default', value: '120' }],
      ['phone', '415-555-0101'],
      ['born', '2021-02-30'],
      ['kind', ['a']],
      ['tricks', 'a'],
      ['papers', ['https://example.com']],
      ['notes', 'First'],
      ['notes.z', 'First'],
      ['name.a', 'First'],
    ];
    for (const [key, value] of wrong) {
      const body = { locationId, properties: { [key]: value } };
      const { status } = await call('POST', '/objects/pet/records', body);
      expect({ key, status }).toEqual({ key, status: 400 });
    }
    await control('POST', '/__sim/behaviours', { objectWrongValueRefused: false });
    expect(await addPet({ name: 'Rex', age: '3' })).toMatchObject({ properties: { name: 'Rex' } });
  });

  it('drop options that a field lacks, or refuse them when switched', async () => {
    const { control, addPet } = await openPets();
    const record = await addPet({ name: 'Rex', kind: 'z', tricks: ['a', 'z'] });
    expect(record['properties']).toEqual({ name: 'Rex', tricks: ['a'] });
    await control('POST', '/__sim/behaviours', { objectOptionMismatchDropped: false });
    await expect(addPet({ kind: 'z' })).rejects.toThrow('one of its options');
    await expect(addPet({ tricks: ['a', 'z'] })).rejects.toThrow('some of its options');
  });

  it('refuse properties that are no fields, or ignore them when switched', async () => {
    const { control, addPet } = await openPets();
    await expect(addPet({ name: 'Rex', wings: 2 })).rejects.toThrow('unknown property wings');
    await control('POST', '/__sim/behaviours', { objectUnknownPropertyRefused: false });
    expect((await addPet({ name: 'Rex', wings: 2 }))['properties']).toEqual({ name: 'Rex' });
  });

  it('clash on a field a person made unique, or not when switched', async () => {
    const { call, ui, control, addPet, locationId } = await openPets();
    await ui('set-field-unique', { fieldKey: 'custom_objects.pet.name', unique: true });
    const rex = await addPet({ name: 'Rex' });
    await expect(addPet({ name: 'REX' })).rejects.toThrow('same name already exists');
    const again = { properties: { name: 'rex' } };
    expect((await call('PUT', `/objects/pet/records/${rex.id}?locationId=${locationId}`, again)).status).toBe(
      200,
    );
    await control('POST', '/__sim/behaviours', { objectUniqueClash: 'accept' });
    await addPet({ name: 'Rex' });
    await ui('set-field-unique', { fieldKey: 'custom_objects.pet.name', unique: false });
    await addPet({ name: 'Max' });
    await addPet({ name: 'Max' });
    const twice = ui('set-field-unique', { fieldKey: 'custom_objects.pet.name', unique: true });
    await expect(twice).rejects.toThrow('not unique');
  });

  it('may have as many unique fields as the limit says, and more when it is raised', async () => {
    const { ui, control } = await openPets({ behaviours: { uniqueFieldsPerObjectMax: 1 } });
    await ui('set-field-unique', { fieldKey: 'custom_objects.pet.name', unique: true });
    const second = () => ui('set-field-unique', { fieldKey: 'custom_objects.pet.age', unique: true });
    await expect(second()).rejects.toThrow('400');
    await control('POST', '/__sim/behaviours', { uniqueFieldsPerObjectMax: 2 });
    expect(await second()).toMatchObject({ fieldKey: 'custom_objects.pet.age' });
  });

  it('belong to their location and object, and answer 400 to bad bodies', async () => {
    const { call, addPet, simulator, locationId, otherId } = await openPets();
    const record = await addPet({ name: 'Rex' });
    const token = simulator.locations[1]?.token ?? '';
    const path = `/objects/pet/records/${record.id}`;
    expect((await call('GET', path, undefined, { token })).status).toBe(403);
    const body = { locationId: otherId, properties: {} };
    expect((await call('POST', '/objects/pet/records', body)).status).toBe(403);
    for (const wrong of [
      {},
      { locationId },
      { locationId, properties: [] },
      { locationId, properties: {}, surprise: 1 },
      { locationId, properties: {}, owner: ['a', 'b'] },
      { locationId, properties: {}, owner: ['nobody'] },
    ])
      expect((await call('POST', '/objects/pet/records', wrong)).status).toBe(400);
    expect((await call('GET', '/objects/nothing/records/x')).status).toBe(400);
    expect((await call('GET', `/objects/business/records/${record.id}`)).status).toBe(400);
    expect((await call('PUT', path, { properties: {} })).status).toBe(400);
  });

  it('fire triggers of published workflows', async () => {
    const { ui, addPet, state } = await openPets();
    await addPet({ name: 'Quiet' });
    await ui('publish-workflow', {});
    const record = await addPet({ name: 'Rex' });
    await ui('edit-record', { recordId: record.id, changes: { properties: { name: 'Max' } } });
    expect((await state()).triggerLog).toMatchObject([
      { event: 'record-created', detail: `custom_objects.pet ${record.id}` },
      { event: 'record-changed', detail: `custom_objects.pet ${record.id}` },
    ]);
  });

  it('are made and deleted by hand too', async () => {
    const { ui, state } = await openPets();
    const made = await ui('create-record', { objectKey: 'pet', record: { properties: { name: 'Rex' } } });
    await ui('delete-record', { recordId: made.id });
    expect((await state())['records']).toEqual([]);
    await expect(ui('edit-record', { recordId: made.id, changes: {} })).rejects.toThrow('400');
  });
});

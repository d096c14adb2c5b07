import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { openSimulator } from '../simulator-under-test.ts';
import { openPets } from './object-under-test.ts';

it('objects, fields, records, relations and custom values survive a restart, search lag included', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'landfall-simulator-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const stateFile = join(folder, 'world.jsonl');
  const first = await openPets({ stateFile, behaviours: { searchLagMs: 3_600_000 } });
  const { call, locationId } = first;
  const pet = await first.addPet({ name: 'Rex' });
  await first.control('POST', '/__sim/clock', { advanceMs: 3_601_000 });
  await call('PUT', `/objects/pet/records/${pet.id}?locationId=${locationId}`, { properties: { age: 3 } });
  await first.ui('set-field-unique', { fieldKey: 'custom_objects.pet.name', unique: true });
  const person = await first.create({ email: 'ada@example.com' });
  const association = await call('POST', '/associations/', {
    locationId,
    key: 'owner',
    firstObjectLabel: 'Owner',
    firstObjectKey: 'contact',
    secondObjectLabel: 'Pet',
    secondObjectKey: 'pet',
  });
  const relation = { associationId: association.body.id, firstRecordId: person.id, secondRecordId: pet.id };
  await call('POST', '/associations/relations', { locationId, ...relation });
  await call('POST', `/locations/${locationId}/customValues`, { name: 'Phone', value: '1' });
  const before = await first.state();
  for (const kind of ['objects', 'objectFields', 'objectFieldFolders', 'records', 'associations'])
    expect(before[kind]).not.toEqual([]);
  for (const kind of ['relations', 'customValues']) expect(before[kind]).toHaveLength(1);
  await first.simulator.stop();

  const second = await openSimulator({ stateFile, behaviours: { searchLagMs: 3_600_000 } });
  expect(await second.state()).toEqual(before);
  const search = { locationId, page: 1, pageLimit: 10 };
  const found = await second.call('POST', '/objects/pet/records/search', search);
  expect(found.body['records']).toMatchObject([{ id: pet.id, properties: { name: 'Rex' } }]);
  expect(found.body['records']?.[0]?.['properties']).not.toHaveProperty('age');
  const twin = { locationId, properties: { name: 'rex' } };
  expect((await second.call('POST', '/objects/pet/records', twin)).status).toBe(400);
});

it('no body and no path of these calls is answered with 500', async () => {
  const { call, locationId, addPet } = await openPets();
  const { id } = await addPet({ name: 'Rex' });
  const values = [null, 7, 'x', [], {}, { locationId }, { locationId, properties: { name: {} } }, [[]], true];
  const paths = [
    '/custom-fields/',
    '/custom-fields/folder',
    `/custom-fields/${id}`,
    `/custom-fields/folder/${id}?locationId=${locationId}`,
    '/objects/',
    '/objects/pet',
    '/objects/pet/records',
    '/objects/pet/records/search',
    `/objects/pet/records/${id}?locationId=${locationId}`,
    '/associations/',
    `/associations/${id}`,
    '/associations/relations',
    `/associations/relations/${id}?locationId=${locationId}&skip=x&limit=-1`,
    `/locations/${locationId}/customValues`,
    `/locations/${locationId}/customValues/${id}`,
    '/oauth/token',
    '/oauth/locationToken',
    '/users/search/filter-by-email',
    `/users/%00`,
  ];
  const bad: string[] = [];
  let count = 0;
  for (const method of ['GET', 'POST', 'PUT'])
    for (const path of paths)
      for (const value of values) {
        const body = method === 'GET' ? undefined : JSON.stringify(value);
        const { status } = await call(method, path, body);
        count += 1;
        if (status >= 500) bad.push(`${method} ${path} ${JSON.stringify(value)}`);
      }
  expect(bad).toEqual([]);
  expect(count).toBeGreaterThan(400);
});

import { expect, it } from 'vitest';
import { openSimulator } from '../simulator-under-test.ts';
import type { SimulatorOptions } from '../start-simulator.ts';

async function openRecords(behaviours: NonNullable<SimulatorOptions['behaviours']> = {}) {
  const simulator = await openSimulator({ behaviours });
  const { call, locationId } = simulator;
  const records = '/objects/business/records';
  const createRecord = (properties: object, more: object = {}) =>
    call('POST', records, { locationId, properties, ...more });
  const folder = await call('POST', '/custom-fields/folder', {
    locationId,
    objectKey: 'business',
    name: 'Kartra',
  });
  const field = {
    locationId,
    objectKey: 'business',
    fieldKey: 'kartra_id',
    name: 'Kartra id',
    dataType: 'TEXT',
    parentId: folder.body.id,
    showInForms: false,
  };
  if ((await call('POST', '/custom-fields/', field)).status !== 201) throw new Error('no field was made');
  return { ...simulator, records, createRecord };
}

it('a record of the object business is the company of the businesses API', async () => {
  const { call, records, createRecord, state, locationId } = await openRecords();
  const made = await createRecord({ name: 'Acme', phone: '+14155550100', kartra_id: 'C7' });
  expect(made.status).toBe(201);
  const id = made.body['record']?.id ?? '';
  expect((await call('GET', `/businesses/${id}`)).body.business).toMatchObject({
    id,
    name: 'Acme',
    phone: '+14155550100',
  });
  await call('PUT', `/businesses/${id}`, { city: 'Oslo' });
  expect((await call('GET', `${records}/${id}`)).body['record']).toMatchObject({
    properties: { name: 'Acme', phone: '+14155550100', city: 'Oslo', kartra_id: 'C7' },
  });
  const changes = { properties: { name: 'Acme Ltd', city: null } };
  expect((await call('PUT', `${records}/${id}?locationId=${locationId}`, changes)).status).toBe(200);
  expect((await state()).businesses).toMatchObject([{ id, name: 'Acme Ltd' }]);
  expect((await state()).businesses[0]).not.toHaveProperty('city');
  expect((await state())['records']).toMatchObject([
    { id, schemaKey: 'business', properties: { kartra_id: 'C7' } },
  ]);
});

it('companies made by either call are found by a search of records, after the lag', async () => {
  const { call, records, createRecord, control, locationId } = await openRecords({ searchLagMs: 60_000 });
  await call('POST', '/businesses/', { locationId, name: 'Old Mill', city: 'Bath' });
  await createRecord({ name: 'New Mill', kartra_id: 'C8' });
  const search = async (more: object) => {
    const wanted = { locationId, page: 1, pageLimit: 10, ...more };
    const { body } = await call('POST', `${records}/search`, wanted);
    return body as unknown as { total: number; records: { properties: { name: string } }[] };
  };
  expect((await search({})).total).toBe(0);
  await control('POST', '/__sim/clock', { advanceMs: 60_000 });
  expect((await search({ query: 'mill' })).total).toBe(2);
  const filters = [{ field: 'properties.kartra_id', operator: 'eq', value: 'C8' }];
  expect((await search({ filters })).records).toMatchObject([{ properties: { name: 'New Mill' } }]);
});

it('deleting either way deletes the one company, and its contacts lose it', async () => {
  const { call, records, createRecord, create, locationId, state } = await openRecords();
  const ids: string[] = [];
  for (const name of ['One', 'Two']) ids.push((await createRecord({ name })).body['record']?.id ?? '');
  const contact = await create({ email: 'ada@example.com' });
  const [one = '', two = ''] = ids;
  await call('POST', '/contacts/bulk/business', { locationId, ids: [contact.id], businessId: one });
  expect((await call('DELETE', `${records}/${one}`)).status).toBe(200);
  expect((await state()).contacts[0]).not.toHaveProperty('businessId');
  expect((await call('DELETE', `/businesses/${two}`)).status).toBe(200);
  expect((await state()).businesses).toEqual([]);
  for (const id of ids) expect((await call('GET', `${records}/${id}`)).status).toBe(400);
});

it('a company without a name, with an unknown property or a phone in no form is refused', async () => {
  const { call, createRecord, locationId } = await openRecords();
  expect((await createRecord({ city: 'Oslo' })).status).toBe(400);
  expect((await createRecord({ name: 'Acme', nothing: 1 })).status).toBe(400);
  expect((await createRecord({ name: 'Acme', phone: '555' })).status).toBe(400);
  const contact = { locationId, properties: { first_name: 'x' } };
  expect((await call('POST', '/objects/contact/records', contact)).status).toBe(400);
});

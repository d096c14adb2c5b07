import { describe, expect, it } from 'vitest';
import { openPets } from './object-under-test.ts';

async function openKennel() {
  const under = await openPets();
  await under.addPet({ name: 'Rex', age: 3, born: '2021-02-28', tricks: ['a', 'b'], kind: 'a' });
  await under.addPet({ name: 'Max', age: 5, born: '2019-07-01', price: { currency: 'default', value: 9 } });
  await under.addPet({ name: 'Maxine', age: 8, phone: '+14155550101' });
  const names = async (body: Record<string, unknown>) =>
    (await under.searchPets(body)).records.map((record) => record['properties']?.['name']);
  return { ...under, names };
}

const filter = (field: string, operator: string, value?: unknown) => ({
  filters: [{ field, operator, ...(value === undefined ? {} : { value }) }],
});

describe('a search of records', () => {
  it.each([
    [filter('properties.name', 'eq', 'rex'), ['Rex']],
    [filter('name', 'contains', 'max'), ['Max', 'Maxine']],
    [filter('name', 'not_contains', 'max'), ['Rex']],
    [filter('age', 'not_eq', 3), ['Max', 'Maxine']],
    [filter('age', 'range', { gt: 3, lte: 8 }), ['Max', 'Maxine']],
    [filter('born', 'range', { gte: '2020-01-01' }), ['Rex']],
    [filter('tricks', 'eq', ['b', 'c']), ['Rex']],
    [filter('price', 'eq', 9), ['Max']],
    [filter('phone', 'exists'), ['Maxine']],
    [filter('phone', 'not_exists'), ['Rex', 'Max']],
    [{ filters: [{ group: 'OR', ...filter('age', 'eq', 3) }] }, ['Rex']],
    [{ filters: [{ group: 'AND', filters: [...filter('age', 'eq', 3).filters] }] }, ['Rex']],
    [{ query: 'name:max' }, ['Max', 'Maxine']],
    [{ query: 'REX' }, ['Rex']],
    [{ query: 'age:3' }, []],
  ])('finds by %j', async (body, expected) => {
    const { names } = await openKennel();
    // Those made in the same millisecond stand in the order of their ids, which is any.
    expect(new Set(await names(body))).toEqual(new Set(expected));
  });

  it('uses the searchable properties that an update replaces as a whole', async () => {
    const { call, names, locationId } = await openKennel();
    const update = (searchableProperties: string[]) =>
      call('PUT', '/objects/pet', { locationId, searchableProperties });
    expect((await update(['custom_objects.pet.kind'])).status).toBe(200);
    expect(await names({ query: 'rex' })).toEqual([]);
    expect(await names({ query: 'kind:a' })).toEqual(['Rex']);
    expect((await update(['custom_objects.pet.wings'])).status).toBe(400);
  });

  it('pages by number and by the cursor of the last row', async () => {
    const { names, searchPets } = await openKennel();
    expect(await names({ page: 2, pageLimit: 2 })).toHaveLength(1);
    const seen: unknown[] = [];
    let searchAfter: unknown = [];
    for (;;) {
      const { records, total } = await searchPets({ pageLimit: 1, searchAfter });
      expect(total).toBe(3);
      if (records.length === 0) break;
      seen.push(records[0]?.id);
      searchAfter = records[0]?.['searchAfter'];
    }
    expect(new Set(seen).size).toBe(3);
    await expect(searchPets({ searchAfter: ['nonsense', 'x'] })).rejects.toThrow('not a cursor');
    await expect(searchPets({ page: 101 })).rejects.toThrow('10000');
    await expect(searchPets({ pageLimit: 101 })).rejects.toThrow('pageLimit');
  });

  it('trails writes by the search lag, through changes and deletions, unless switched off', async () => {
    const { call, control, addPet, searchPets, locationId } = await openPets({
      behaviours: { searchLagMs: 60_000 },
    });
    const names = async () =>
      (await searchPets()).records.map((record) => record['properties']?.['name'] as unknown as string);
    const wait = () => control('POST', '/__sim/clock', { advanceMs: 61_000 });
    const rex = await addPet({ name: 'Rex' });
    expect(await names()).toEqual([]);
    await wait();
    expect(await names()).toEqual(['Rex']);
    const path = `/objects/pet/records/${rex.id}`;
    await call('PUT', `${path}?locationId=${locationId}`, { properties: { name: 'Max' } });
    expect(await names()).toEqual(['Rex']);
    await wait();
    expect(await names()).toEqual(['Max']);
    await call('DELETE', path);
    expect(await names()).toEqual(['Max']);
    await control('POST', '/__sim/behaviours', { objectRecordSearchLags: false });
    expect(await names()).toEqual([]);
  });

  it('answers 400 to a range of dates that are none, or 500 as reported when switched', async () => {
    const { call, control, locationId } = await openPets();
    const search = async () =>
      (
        await call('POST', '/objects/pet/records/search', {
          locationId,
          page: 1,
          pageLimit: 10,
          ...filter('born', 'range', { gte: 'yesterday' }),
        })
      ).status;
    expect(await search()).toBe(400);
    await control('POST', '/__sim/behaviours', { objectBadDateFilter: '500' });
    expect(await search()).toBe(500);
  });

  it.each([
    filter('wings', 'eq', 1),
    filter('name', 'like', 'x'),
    filter('age', 'range', 3),
    filter('age', 'range', { gt: 'x' }),
    { surprise: 1 },
  ])('refuses %j', async (body) => {
    const { searchPets } = await openPets();
    await expect(searchPets(body)).rejects.toThrow('400');
  });
});

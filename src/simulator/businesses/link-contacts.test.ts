import { describe, expect, it } from 'vitest';
import { openSimulator, type SimulatorUnderTest } from '../simulator-under-test.ts';
import type { SimulatorOptions } from '../start-simulator.ts';

async function openWithBusiness(behaviours: NonNullable<SimulatorOptions['behaviours']> = {}) {
  const simulator = await openSimulator({ behaviours });
  const business = await simulator.ui('create-business', { business: { name: 'Acme Ltd' } });
  const link = (ids: readonly unknown[], businessId: unknown = business.id) =>
    simulator.call('POST', '/contacts/bulk/business', { locationId: simulator.locationId, ids, businessId });
  return { ...simulator, business, link };
}

async function createMany({ create }: SimulatorUnderTest, count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let number = 0; number < count; number++)
    ids.push((await create({ email: `p${number}@example.com`, firstName: `P${number}` })).id);
  return ids;
}

describe('linking contacts to a business', () => {
  it('answers with the ids it linked, and null unlinks', async () => {
    const world = await openWithBusiness();
    const [first = '', second = ''] = await createMany(world, 2);
    const answer = await world.link([first, second, first]);
    expect(answer).toMatchObject({ status: 200, body: { success: true, ids: [first, second] } });
    const read = async (id: string) => (await world.call('GET', `/contacts/${id}`)).body.contact;
    expect((await read(first)).businessId).toBe(world.business.id);
    const { dateUpdated } = await read(second);
    await world.control('POST', '/__sim/clock', { advanceMs: 1000 });
    expect((await world.link([second])).body.ids).toEqual([second]);
    expect((await read(second)).dateUpdated).toBe(dateUpdated);
    await world.link([first], null);
    expect(await read(first)).not.toHaveProperty('businessId');
  });

  it('never touches companyName, and companyName never links', async () => {
    const world = await openWithBusiness();
    const contact = await world.create({ email: 'a@example.com', companyName: 'ACME, Limited' });
    expect(contact).not.toHaveProperty('businessId');
    await world.link([contact.id]);
    expect((await world.call('GET', `/contacts/${contact.id}`)).body.contact).toMatchObject({
      companyName: 'ACME, Limited',
      businessId: world.business.id,
    });
    expect((await world.state()).businesses).toHaveLength(1);
    const other = await openWithBusiness({ linkingSetsCompanyName: true });
    const { id } = await other.create({ email: 'a@example.com', companyName: 'x' });
    await other.link([id]);
    expect((await other.call('GET', `/contacts/${id}`)).body.contact.companyName).toBe('Acme Ltd');
  });

  it('are linked by companyName when so switched', async () => {
    const world = await openWithBusiness({ companyNameLinks: true });
    expect(await world.create({ email: 'a@example.com', companyName: 'Acme Ltd' })).toMatchObject({
      businessId: world.business.id,
    });
    expect(await world.create({ email: 'b@example.com', companyName: 'Other' })).not.toHaveProperty(
      'businessId',
    );
  });

  it('leaves out contacts that are not there or are another location’s, inside the 200; off = 422', async () => {
    const world = await openWithBusiness();
    const [own = ''] = await createMany(world, 1);
    const token = world.simulator.locations[1]?.token ?? '';
    const foreign = await world.create({ locationId: world.otherId, email: 'f@example.com' }, { token });
    const gone = await world.create({ email: 'gone@example.com' });
    await world.call('DELETE', `/contacts/${gone.id}`);
    const ids = ['nobody', foreign.id, own, gone.id];
    expect(await world.link(ids)).toMatchObject({ status: 200, body: { success: true, ids: [own] } });
    await world.control('POST', '/__sim/behaviours', { bulkBusinessPartialSuccess: false });
    expect((await world.link(ids)).status).toBe(422);
  });

  it('drops every n-th id silently when told to', async () => {
    const world = await openWithBusiness({ bulkBusinessDropEvery: 3 });
    const ids = await createMany(world, 7);
    const linked = ids.filter((_, position) => position !== 2 && position !== 5);
    expect((await world.link(ids)).body).toEqual({ success: true, ids: linked });
    const { contacts } = await world.state();
    expect(contacts.filter(({ businessId }) => businessId !== undefined).map(({ id }) => id)).toEqual(linked);
  });

  it('takes as many ids as it is switched to', async () => {
    const world = await openWithBusiness({ bulkBusinessMax: 2 });
    expect((await world.link(['a', 'b'])).status).toBe(200);
    expect((await world.link(['a', 'b', 'c'])).status).toBe(422);
  });

  it('takes 50 ids and refuses more, a missing businessId and unknown properties', async () => {
    const world = await openWithBusiness();
    const { locationId } = world;
    const ids = Array.from({ length: 51 }, (_, number) => `id-${number}`);
    expect((await world.link(ids.slice(1))).status).toBe(200);
    expect((await world.link(ids)).status).toBe(422);
    for (const body of [
      { locationId, ids: [] },
      { locationId, ids: [], businessId: null, extra: 1 },
    ])
      expect((await world.call('POST', '/contacts/bulk/business', body)).status).toBe(422);
    expect(
      (
        await world.call('POST', '/contacts/bulk/business', {
          locationId: world.otherId,
          ids,
          businessId: null,
        })
      ).status,
    ).toBe(403);
  });

  it('refuses a business the location lacks with 422, or as switched', async () => {
    const world = await openWithBusiness();
    const ids = await createMany(world, 1);
    expect((await world.link(ids, 'nothing')).status).toBe(422);
    await world.control('POST', '/__sim/behaviours', { unknownBusinessLink: '400' });
    expect((await world.link(ids, 'nothing')).status).toBe(400);
    await world.control('POST', '/__sim/behaviours', { unknownBusinessLink: 'ignore' });
    expect((await world.link(ids, 'nothing')).body).toEqual({ success: true, ids: [] });
  });
});

describe('search', () => {
  it('shows and filters the link after the lag, and the name of the business as it is now', async () => {
    const world = await openWithBusiness({ searchLagMs: 60_000 });
    const [first = ''] = await createMany(world, 2);
    await world.control('POST', '/__sim/clock', { advanceMs: 60_000 });
    await world.link([first]);
    const find = (field: string, value: unknown) =>
      world.search({ filters: [{ field, operator: 'eq', value }] });
    expect((await find('businessId', world.business.id)).total).toBe(0);
    await world.control('POST', '/__sim/clock', { advanceMs: 60_000 });
    expect((await find('businessId', world.business.id)).contacts).toMatchObject([
      { id: first, businessId: world.business.id },
    ]);
    expect((await find('businessName', 'Acme Ltd')).total).toBe(1);
    await world.ui('edit-business', { businessId: world.business.id, changes: { name: 'Acme Group' } });
    expect((await find('businessName', 'Acme Ltd')).total).toBe(0);
    expect((await find('businessName', 'acme group')).total).toBe(1);
    expect((await world.search({ filters: [{ field: 'businessId', operator: 'not_exists' }] })).total).toBe(
      1,
    );
  });
});

describe('contacts of a business', () => {
  it('are paged by name, found by query, and trail writes', async () => {
    const world = await openWithBusiness();
    const ids = await createMany(world, 30);
    await world.link(ids);
    const list = async (query: string, version = '2021-07-28') =>
      (
        await world.call(
          'GET',
          `/contacts/business/${world.business.id}?locationId=${world.locationId}${query}`,
          undefined,
          { version },
        )
      ).body as unknown as { contacts: { id: string; firstNameRaw: string }[]; count: number };
    const whole = await list('&limit=100');
    expect(whole.contacts.map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
    expect(whole.contacts[0]).not.toHaveProperty('searchAfter');
    expect((await list('')).contacts).toHaveLength(25);
    expect((await list('&limit=5&skip=28')).contacts).toEqual(whole.contacts.slice(28));
    expect(await list('&query=p12')).toMatchObject({ count: 1, contacts: [{ firstNameRaw: 'P12' }] });
    const third = whole.contacts[2];
    const cursor = `&limit=2&startAfter=${third?.firstNameRaw.toLowerCase()},${third?.id}`;
    expect((await list(cursor, 'v3')).contacts.map(({ id }) => id)).toEqual(
      whole.contacts.slice(3, 5).map(({ id }) => id),
    );
    await world.control('POST', '/__sim/behaviours', { searchLagMs: 60_000 });
    await world.link(ids, null);
    expect((await list('')).count).toBe(30);
    await world.control('POST', '/__sim/behaviours', { businessContactsLag: false });
    expect((await list('')).count).toBe(0);
  });

  it('need their location, and at most 100 at a time', async () => {
    const { call, business, locationId, otherId } = await openWithBusiness();
    const path = `/contacts/business/${business.id}`;
    expect((await call('GET', path)).status).toBe(422);
    expect((await call('GET', `${path}?locationId=${locationId}&limit=101`)).status).toBe(422);
    expect((await call('GET', `${path}?locationId=${otherId}`)).status).toBe(403);
    expect((await call('GET', `/contacts/business/none?locationId=${locationId}`)).body).toEqual({
      contacts: [],
      count: 0,
    });
  });
});

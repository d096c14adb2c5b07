import { describe, expect, it } from 'vitest';
import { openSimulator } from '../simulator-under-test.ts';

describe('businesses', () => {
  it('are created, read, changed and deleted, in the platform’s own spelling', async () => {
    const { call, locationId, state } = await openSimulator();
    const made = await call('POST', '/businesses/', {
      locationId,
      name: 'Acme Ltd',
      website: 'acme.example',
    });
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({
      success: true,
      buiseness: { name: 'Acme Ltd', website: 'acme.example', locationId },
    });
    const { id } = made.body.buiseness;
    expect(id).toMatch(/^[0-9a-f]{24}$/);
    const changed = await call('PUT', `/businesses/${id}`, { description: 'ours', website: '' });
    expect(changed).toMatchObject({
      status: 200,
      body: { success: true, buiseness: { description: 'ours' } },
    });
    const read = await call('GET', `/businesses/${id}`);
    expect(read.body.business).toMatchObject({ id, name: 'Acme Ltd', description: 'ours' });
    expect(read.body.business).not.toHaveProperty('website');
    expect((await state()).businesses).toEqual([read.body.business]);
    expect((await call('DELETE', `/businesses/${id}`)).body).toEqual({ success: true });
    expect((await call('GET', `/businesses/${id}`)).status).toBe(400);
    expect((await state()).businesses).toEqual([]);
  });

  it('may share a name: nothing keeps them unique', async () => {
    const { call, locationId } = await openSimulator();
    const [first, second] = await Promise.all(
      [1, 2].map(() => call('POST', '/businesses/', { locationId, name: 'Acme Ltd' })),
    );
    expect([first?.status, second?.status]).toEqual([201, 201]);
    expect(first?.body.buiseness.id).not.toBe(second?.body.buiseness.id);
  });

  it('are listed by pages of at most 100, in order of creation', async () => {
    const { call, ui, locationId } = await openSimulator();
    for (let number = 0; number < 105; number++)
      await ui('create-business', { business: { name: `Company ${number}` } });
    const names = async (query: string) =>
      (
        (await call('GET', `/businesses/?locationId=${locationId}${query}`)).body.businesses as unknown as {
          name: string;
        }[]
      ).map(({ name }) => name);
    expect(await names('')).toHaveLength(100);
    expect(await names('&limit=100&skip=100')).toEqual([100, 101, 102, 103, 104].map((n) => `Company ${n}`));
    expect(await names('&limit=2&skip=3')).toEqual(['Company 3', 'Company 4']);
    expect((await call('GET', `/businesses/?locationId=${locationId}&limit=101`)).status).toBe(422);
    expect((await call('GET', '/businesses/')).status).toBe(422);
  });

  it('refuse unknown properties, a missing name, and other locations', async () => {
    const { call, locationId, otherId, simulator } = await openSimulator();
    const { id } = (await call('POST', '/businesses/', { locationId, name: 'Acme' })).body.buiseness;
    for (const body of [
      { locationId },
      { locationId, name: '' },
      { locationId, name: 'x', customFields: [] },
    ])
      expect((await call('POST', '/businesses/', body)).status).toBe(422);
    expect((await call('PUT', `/businesses/${id}`, { locationId, name: 'x' })).body).toMatchObject({
      statusCode: 422,
      message: ['property locationId should not exist'],
    });
    expect((await call('POST', '/businesses/', { locationId: otherId, name: 'x' })).status).toBe(403);
    const token = simulator.locations[1]?.token ?? '';
    expect((await call('GET', `/businesses/${id}`, undefined, { token })).status).toBe(403);
    expect((await call('PUT', '/businesses/nobody', { name: 'x' })).status).toBe(400);
  });

  it('leave no link behind when deleted, unless switched off', async () => {
    const { call, ui, create, locationId, control } = await openSimulator();
    const contact = await create({ email: 'a@example.com' });
    const link = async () => {
      const business = await ui('create-business', { business: { name: 'Acme' } });
      const body = { locationId, ids: [contact.id], businessId: business.id };
      await call('POST', '/contacts/bulk/business', body);
      await call('DELETE', `/businesses/${business.id}`);
      return [business.id, (await call('GET', `/contacts/${contact.id}`)).body.contact.businessId];
    };
    expect((await link())[1]).toBeUndefined();
    await control('POST', '/__sim/behaviours', { businessDeleteClearsLinks: false });
    const [id, kept] = await link();
    expect(kept).toBe(id);
  });
});

it('a person makes, edits, links and deletes businesses in the UI, and triggers see the link', async () => {
  const { ui, create, state } = await openSimulator();
  const contact = await create({ email: 'a@example.com', companyName: 'As typed' });
  await ui('publish-workflow', {});
  const made = await ui('create-business', { business: { name: 'By Hand', city: 'Rome' } });
  expect(
    await ui('edit-business', { businessId: made.id, changes: { city: 'Oslo', name: 'By hand' } }),
  ).toMatchObject({ id: made.id, name: 'By hand', city: 'Oslo' });
  const linked = await ui('link-contact', { contactId: contact.id, businessId: made.id });
  expect(linked).toMatchObject({ businessId: made.id, companyName: 'As typed' });
  expect(await ui('link-contact', { contactId: contact.id, businessId: null })).not.toHaveProperty(
    'businessId',
  );
  await ui('delete-business', { businessId: made.id });
  const { businesses, triggerLog } = await state();
  expect(businesses).toEqual([]);
  expect(triggerLog).toMatchObject([{ detail: 'businessId' }, { detail: 'businessId' }]);
  await expect(ui('link-contact', { contactId: contact.id, businessId: made.id })).rejects.toThrow('400');
});

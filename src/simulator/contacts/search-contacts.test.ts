import { describe, expect, it } from 'vitest';
import { type Json, openSimulator } from '../simulator-under-test.ts';

const idsOf = (rows: readonly Json[]) => rows.map(({ id }) => String(id));

describe('search lag', () => {
  it('shows rows as they were a lag ago, while GET is up to date', async () => {
    const { create, call, control, search } = await openSimulator({ behaviours: { searchLagMs: 2000 } });
    const { id } = await create({ firstName: 'Ada', city: 'Rome' });
    expect((await search()).total).toBe(0);
    expect((await call('GET', `/contacts/${id}`)).status).toBe(200);
    await control('POST', '/__sim/clock', { advanceMs: 2000 });
    expect((await search()).contacts[0]).toMatchObject({ id, city: 'Rome' });
    await call('PUT', `/contacts/${id}`, { city: 'Oslo' });
    expect((await search()).contacts[0]).toMatchObject({ city: 'Rome' });
    await control('POST', '/__sim/clock', { advanceMs: 2000 });
    expect((await search()).contacts[0]).toMatchObject({ city: 'Oslo' });
    await call('DELETE', `/contacts/${id}`);
    expect((await search()).total).toBe(1);
    await control('POST', '/__sim/clock', { advanceMs: 2000 });
    expect((await search()).total).toBe(0);
  });
});

describe('search rows', () => {
  it('lower-case the names, keep the raw ones, and omit dndSettings; switched, do neither', async () => {
    const { create, search, control, ui } = await openSimulator();
    const { id } = await create({
      firstName: 'Ada',
      lastName: 'McByron',
      dndSettings: { Email: { status: 'active' } },
    });
    await ui('add-secondary-email', { contactId: id, email: 'second@example.com' });
    const [row] = (await search()).contacts;
    expect(row).toMatchObject({
      firstName: 'ada',
      lastName: 'mcbyron',
      firstNameRaw: 'Ada',
      lastNameRaw: 'McByron',
      additionalEmails: ['second@example.com'],
      additionalPhones: [],
    });
    expect(row).not.toHaveProperty('dndSettings');
    await control('POST', '/__sim/behaviours', { searchOmitsDnd: false, searchLowerCasesNames: false });
    expect((await search()).contacts[0]).toMatchObject({
      firstName: 'Ada',
      dndSettings: { Email: { status: 'active' } },
    });
  });
});

describe('filters', () => {
  async function openWithPeople() {
    const opened = await openSimulator();
    const { create, call, locationId, search } = opened;
    const field = { name: 'Score', dataType: 'NUMERICAL' };
    const { id: scoreId } = (await call('POST', `/locations/${locationId}/customFields`, field)).body
      .customField;
    const ada = await create({
      firstName: 'Ada',
      email: 'ada@example.com',
      phone: '+12125550100',
      tags: ['vip', 'buyer'],
      source: 'kartra',
      customFields: [{ id: scoreId, field_value: 10 }],
      dndSettings: { Email: { status: 'active' } },
    });
    const bob = await create({
      firstName: 'Bob',
      email: 'bob@example.com',
      tags: ['buyer'],
      dnd: true,
      dndSettings: { Email: { status: 'inactive' }, SMS: { status: 'permanent' } },
      inboundDndSettings: { all: { status: 'active' } },
      customFields: [{ id: scoreId, field_value: 20 }],
    });
    const cy = await create({ firstName: 'Cy' });
    const names = new Map<string, string>([
      [ada.id, 'ada'],
      [bob.id, 'bob'],
      [cy.id, 'cy'],
    ]);
    const find = async (...filters: unknown[]) =>
      idsOf((await search({ filters })).contacts)
        .map((id) => names.get(id) ?? 'somebody else')
        .toSorted((left, right) => left.localeCompare(right));
    return { ...opened, find, scoreId, ada };
  }

  it('know every operator', async () => {
    const { find, scoreId, ada } = await openWithPeople();
    expect(await find({ field: 'email', operator: 'eq', value: 'ADA@example.com' })).toEqual(['ada']);
    expect(await find({ field: 'id', operator: 'eq', value: [ada.id] })).toEqual(['ada']);
    expect(await find({ field: 'phone', operator: 'eq', value: '(212) 555-0100' })).toEqual(['ada']);
    expect(await find({ field: 'email', operator: 'not_eq', value: 'ada@example.com' })).toEqual([
      'bob',
      'cy',
    ]);
    expect(await find({ field: 'email', operator: 'contains', value: 'example' })).toEqual(['ada', 'bob']);
    expect(await find({ field: 'email', operator: 'not_contains', value: 'bob' })).toEqual(['ada', 'cy']);
    expect(await find({ field: 'email', operator: 'exists' })).toEqual(['ada', 'bob']);
    expect(await find({ field: 'email', operator: 'not_exists' })).toEqual(['cy']);
    expect(
      await find({ field: `customFields.${scoreId}`, operator: 'range', value: { gt: 10, lte: 20 } }),
    ).toEqual(['bob']);
    expect(await find({ field: `customFields.${scoreId}`, operator: 'eq', value: 10 })).toEqual(['ada']);
    expect(await find({ field: 'tags', operator: 'eq', value: ['vip', 'none'] })).toEqual(['ada']);
    expect(await find({ field: 'tags', operator: 'contains', value: ['BUYER'] })).toEqual(['ada', 'bob']);
    const future = new Date(Date.now() + 60_000).toISOString();
    expect(await find({ field: 'dateAdded', operator: 'range', value: { lt: future } })).toEqual([
      'ada',
      'bob',
      'cy',
    ]);
    expect(await find({ field: 'dateAdded', operator: 'range', value: { gte: future } })).toEqual([]);
  });

  it('see DND by channel, inbound and whole, each on its own', async () => {
    const { find } = await openWithPeople();
    expect(await find({ field: 'dndSettings.Email.status', operator: 'eq', value: 'active' })).toEqual([
      'ada',
    ]);
    expect(await find({ field: 'dndSettings.SMS.status', operator: 'eq', value: 'permanent' })).toEqual([
      'bob',
    ]);
    expect(await find({ field: 'dndSettings.Call.status', operator: 'exists' })).toEqual([]);
    expect(await find({ field: 'inboundDndSettings.all.status', operator: 'eq', value: 'active' })).toEqual([
      'bob',
    ]);
    expect(await find({ field: 'dnd', operator: 'eq', value: true })).toEqual(['bob']);
  });

  it('do not know DND when so switched', async () => {
    const { call, locationId } = await openSimulator({ behaviours: { dndSearchable: false } });
    const filters = [{ field: 'dndSettings.Email.status', operator: 'exists' }];
    expect((await call('POST', '/contacts/search', { locationId, pageLimit: 1, filters })).status).toBe(422);
  });

  it('combine by AND, in groups by OR, and nest', async () => {
    const { find } = await openWithPeople();
    const buyer = { field: 'tags', operator: 'eq', value: 'buyer' };
    const ada = { field: 'firstName', operator: 'eq', value: 'Ada' };
    const cy = { field: 'firstName', operator: 'eq', value: 'Cy' };
    expect(await find(buyer, ada)).toEqual(['ada']);
    expect(await find({ group: 'OR', filters: [ada, cy] })).toEqual(['ada', 'cy']);
    expect(await find({ group: 'OR', filters: [{ group: 'AND', filters: [buyer, ada] }, cy] })).toEqual([
      'ada',
      'cy',
    ]);
  });

  it('refuse a field, an operator and a range they do not know', async () => {
    const { call, locationId } = await openWithPeople();
    for (const filter of [
      { field: 'shoe', operator: 'eq', value: 1 },
      { field: 'email', operator: 'like', value: 'x' },
      { field: 'dateAdded', operator: 'range', value: { gt: 'soon' } },
      { field: 'email' },
    ])
      expect(
        (await call('POST', '/contacts/search', { locationId, pageLimit: 1, filters: [filter] })).status,
      ).toBe(422);
  });

  it('on phone find nothing while the known defect is switched on', async () => {
    for (const searchPhoneEqualsBroken of [false, true]) {
      const { create, search } = await openSimulator({ behaviours: { searchPhoneEqualsBroken } });
      await create({ phone: '+14155550100' });
      const { total } = await search({
        filters: [{ field: 'phone', operator: 'eq', value: '+14155550100' }],
      });
      expect(total).toBe(searchPhoneEqualsBroken ? 0 : 1);
    }
  });

  it('leave free text to `query`', async () => {
    const { search } = await openWithPeople();
    expect((await search({ query: 'ADA@' })).total).toBe(1);
    expect((await search({ query: 'nobody' })).total).toBe(0);
  });
});

describe('pages and cursors', () => {
  it('walk 1,200 contacts by cursor, each once, while others are written', async () => {
    const { create, call, locationId, search } = await openSimulator();
    const created: string[] = [];
    for (let batch = 0; batch < 24; batch++)
      created.push(
        ...(
          await Promise.all(
            Array.from({ length: 50 }, (_, index) => create({ email: `p${batch * 50 + index}@example.com` })),
          )
        ).map(({ id }) => id),
      );
    const seen: string[] = [];
    let searchAfter: Json | undefined;
    for (let page = 0; page < 4; page++) {
      const { contacts } = await search({ pageLimit: 500, ...(searchAfter && { searchAfter }) });
      seen.push(...idsOf(contacts));
      searchAfter = contacts.at(-1)?.searchAfter ?? searchAfter;
      // Newest first: a contact added meanwhile stands before the cursor, and an edited one keeps its place.
      await create({ email: `late${page}@example.com` });
      await call('PUT', `/contacts/${created[600]}`, { city: 'Oslo' });
    }
    expect(seen).toHaveLength(1200);
    expect(new Set(seen)).toEqual(new Set(created));
    const { body } = await call('POST', '/contacts/search', { locationId, pageLimit: 500, page: 3 });
    expect(body.total).toBe(1204);
    expect(body.contacts).toHaveLength(204);
  });

  it.each([
    [[{ field: 'firstName', direction: 'asc' }], ['ann', 'bob', 'bob', undefined]],
    [[{ field: 'firstName', direction: 'desc' }], ['bob', 'bob', 'ann', undefined]],
  ])('sort by %j, absent values last, and continue one by one', async (sort, expected) => {
    const { create, search } = await openSimulator();
    for (const firstName of ['Bob', 'Ann', undefined, 'Bob']) await create({ firstName });
    const names: unknown[] = [];
    let searchAfter: Json | undefined;
    for (;;) {
      const { contacts } = await search({ pageLimit: 1, sort, ...(searchAfter && { searchAfter }) });
      if (contacts.length === 0) break;
      names.push(contacts[0]?.firstName);
      searchAfter = contacts[0]?.searchAfter;
    }
    expect(names).toEqual(expected);
  });

  it('refuse wrong limits, both ways at once, and pages beyond 10,000', async () => {
    const { call, locationId } = await openSimulator();
    const status = async (body: object) =>
      (await call('POST', '/contacts/search', { locationId, ...body })).status;
    expect(await status({})).toBe(422);
    expect(await status({ pageLimit: 501 })).toBe(422);
    expect(await status({ pageLimit: 1, query: 'x'.repeat(76) })).toBe(422);
    expect(await status({ pageLimit: 1, page: 2, searchAfter: [1, 'x'] })).toBe(400);
    expect(await status({ pageLimit: 500, page: 20 })).toBe(200);
    expect(await status({ pageLimit: 500, page: 21 })).toBe(400);
  });
});

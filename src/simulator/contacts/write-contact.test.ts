import { describe, expect, it } from 'vitest';
import { openSimulator } from '../simulator-under-test.ts';

describe('create, read, update and delete', () => {
  it('stores every writable field and reads it back by id', async () => {
    const { create, call, simulator, locationId } = await openSimulator();
    const users = (await call('GET', `/users/?locationId=${locationId}`)).body.users;
    const sent = {
      firstName: 'Ada',
      lastName: 'Byron King',
      email: 'Ada@Example.com',
      phone: '+1 212-555-0100',
      address1: '3535 1st St N',
      city: 'Dolomite',
      state: 'AL',
      postalCode: '35061',
      country: 'US',
      website: 'https://example.com',
      timezone: 'America/Chihuahua',
      companyName: 'Acme',
      source: 'kartra',
      assignedTo: users[0]?.id,
      dnd: true,
    };
    const { id } = await create({ ...sent, dateOfBirth: '12/10/1815', tags: ['VIP', 'vip ', 'Gold'] });
    const { status, body } = await call('GET', `/contacts/${id}`);
    expect(status).toBe(200);
    expect(body.contact).toMatchObject({
      ...sent,
      id,
      locationId: simulator.locations[0]?.id,
      phone: '+12125550100',
      name: 'Ada Byron King',
      emailLowerCase: 'ada@example.com',
      fullNameLowerCase: 'ada byron king',
      dateOfBirth: '1815-12-10',
      tags: ['vip', 'gold'],
      type: 'lead',
    });
    expect(Object.values(body.contact)).not.toContain(null);
  });

  it('splits `name` when first and last name are not sent', async () => {
    const { create } = await openSimulator();
    expect(await create({ name: 'Ada Byron King' })).toMatchObject({
      firstName: 'Ada',
      lastName: 'Byron King',
    });
  });

  it('stamps virtual time, and dateAdded never moves', async () => {
    const { create, call, control } = await openSimulator();
    const created = await create({ email: 'a@example.com' });
    await control('POST', '/__sim/clock', { advanceMs: 3_600_000 });
    const { body } = await call('PUT', `/contacts/${created.id}`, { city: 'London' });
    expect(body.contact.dateAdded).toBe(created.dateAdded);
    expect(Date.parse(body.contact.dateUpdated) - Date.parse(created.dateAdded)).toBeGreaterThanOrEqual(
      3_600_000,
    );
  });

  it('leaves unsent fields, clears with null or an empty text, and merges DND by channel', async () => {
    const { create, call } = await openSimulator();
    const { id } = await create({
      firstName: 'Ada',
      lastName: 'B',
      city: 'London',
      dndSettings: { Email: { status: 'active', message: 'left' } },
    });
    const { body } = await call('PUT', `/contacts/${id}`, {
      firstName: null,
      city: '',
      dndSettings: { SMS: { status: 'permanent' } },
    });
    expect(body).toMatchObject({
      succeded: true,
      contact: {
        lastName: 'B',
        dndSettings: { Email: { status: 'active', message: 'left' }, SMS: { status: 'permanent' } },
      },
    });
    expect(body.contact).not.toHaveProperty('firstName');
    expect(body.contact).not.toHaveProperty('city');
  });

  it('replaces DND as a whole when so switched', async () => {
    const { create, call, control } = await openSimulator();
    const { id } = await create({ dndSettings: { Email: { status: 'active' } } });
    await control('POST', '/__sim/behaviours', { putReplacesDndSettings: true });
    const { body } = await call('PUT', `/contacts/${id}`, { dndSettings: { SMS: { status: 'active' } } });
    expect(body.contact.dndSettings).toEqual({ SMS: { status: 'active' } });
  });

  it.each(['United States', 'USA', 'us', 'XX'])('refuses the country %s with 422', async (country) => {
    const { call, locationId, state } = await openSimulator();
    expect((await call('POST', '/contacts/', { locationId, country })).status).toBe(422);
    expect((await state()).contacts).toEqual([]);
  });

  it('refuses an e-mail that is none and an owner who is none, unless switched', async () => {
    const { call, locationId, control, create } = await openSimulator();
    expect((await call('POST', '/contacts/', { locationId, email: 'nonsense' })).status).toBe(422);
    expect((await call('POST', '/contacts/', { locationId, assignedTo: 'nobody' })).status).toBe(400);
    await control('POST', '/__sim/behaviours', { invalidEmailRefused: false, unknownAssigneeRefused: false });
    expect(await create({ email: 'nonsense', assignedTo: 'nobody' })).toMatchObject({
      email: 'nonsense',
      assignedTo: 'nobody',
    });
  });

  it('keeps e-mail case and normalises phones, unless switched', async () => {
    const { create, control } = await openSimulator();
    expect(await create({ email: 'A@X.com', phone: '(212) 555-0100' })).toMatchObject({
      email: 'A@X.com',
      phone: '+12125550100',
    });
    await control('POST', '/__sim/behaviours', { emailLowerCased: true, phoneNormalised: false });
    expect(await create({ email: 'B@X.com', phone: '(212) 555-0101' })).toMatchObject({
      email: 'b@x.com',
      phone: '(212) 555-0101',
    });
  });

  it('loses a date of birth it cannot read, with 201; switched, refuses it', async () => {
    const { create, call, control, locationId } = await openSimulator();
    expect(await create({ dateOfBirth: '10th of December' })).not.toHaveProperty('dateOfBirth');
    expect(await create({ dateOfBirth: '1815_12_10' })).toHaveProperty(
      'dateOfBirth',
      '1815-12-10T00:00:00.000Z',
    );
    await control('POST', '/__sim/behaviours', { dateOfBirthUnparsableDropped: false });
    expect((await call('POST', '/contacts/', { locationId, dateOfBirth: 'x' })).status).toBe(422);
  });

  it('keeps a time zone out where the location disables them', async () => {
    const { create, ui } = await openSimulator();
    await ui('edit-settings', { settings: { disableContactTimezone: true } });
    expect(await create({ timezone: 'Europe/Paris' })).not.toHaveProperty('timezone');
  });

  it('hides gender from every read but keeps it', async () => {
    const { create, call, state, control } = await openSimulator();
    const { id } = await create({ gender: 'female' });
    expect((await call('GET', `/contacts/${id}`)).body.contact).not.toHaveProperty('gender');
    expect((await state()).contacts[0]?.gender).toBe('female');
    await control('POST', '/__sim/behaviours', { genderUnreadable: false });
    expect((await call('GET', `/contacts/${id}`)).body.contact.gender).toBe('female');
  });

  it('deletes; afterwards the id is a 400 and the e-mail is free', async () => {
    const { create, call, state } = await openSimulator();
    const { id } = await create({ email: 'a@example.com' });
    expect((await call('DELETE', `/contacts/${id}`)).body).toEqual({ succeded: true });
    expect((await call('GET', `/contacts/${id}`)).status).toBe(400);
    expect((await call('DELETE', `/contacts/${id}`)).status).toBe(400);
    await create({ email: 'a@example.com' });
    expect((await state()).contacts).toHaveLength(1);
  });
});

describe('v3', () => {
  const v3 = { version: 'v3' };

  it('writes and reads channels in lower case, values as fieldValue, and succeeds with two e', async () => {
    const { call, create, locationId } = await openSimulator();
    const { body } = await call('POST', `/locations/${locationId}/customFields`, {
      name: 'Size',
      dataType: 'TEXT',
    });
    const fieldId = body.customField.id;
    const { id } = await create(
      { dndSettings: { email: { status: 'active' }, whatsApp: { status: 'inactive' } } },
      v3,
    );
    const updated = await call(
      'PUT',
      `/contacts/${id}`,
      { customFields: [{ id: fieldId, fieldValue: 'L' }] },
      v3,
    );
    expect(updated.body).toMatchObject({
      succeeded: true,
      contact: { customFields: [{ id: fieldId, value: 'L' }] },
    });
    expect((await call('GET', `/contacts/${id}`, undefined, v3)).body.contact.dndSettings).toEqual({
      email: { status: 'active' },
      whatsApp: { status: 'inactive' },
    });
    expect((await call('GET', `/contacts/${id}`)).body.contact.dndSettings).toEqual({
      Email: { status: 'active' },
      WhatsApp: { status: 'inactive' },
    });
    expect((await call('DELETE', `/contacts/${id}`, undefined, v3)).body).toEqual({
      succeeded: true,
      succeded: true,
    });
  });

  it('refuses names of the other version; switched, ignores or accepts them', async () => {
    const { call, control, locationId, create } = await openSimulator();
    const oldKeys = { locationId, dndSettings: { Email: { status: 'active' } } };
    expect((await call('POST', '/contacts/', oldKeys, v3)).body.message).toEqual([
      'dndSettings.property Email should not exist',
    ]);
    expect(
      (await call('POST', '/contacts/', { locationId, customFields: [{ id: 'x', fieldValue: 'y' }] })).body
        .message,
    ).toEqual(['customFields.0.property fieldValue should not exist']);
    await control('POST', '/__sim/behaviours', {
      dndKeyOfOtherVersion: 'ignore',
      customFieldWrongProperty: 'ignore',
    });
    expect(await create(oldKeys, v3)).toHaveProperty('dndSettings', {});
    await create({ customFields: [{ id: 'x', fieldValue: 'y' }] });
    await control('POST', '/__sim/behaviours', { dndKeyOfOtherVersion: 'accept' });
    expect(await create(oldKeys, v3)).toHaveProperty('dndSettings', { email: { status: 'active' } });
  });
});

describe('duplicates', () => {
  it('refuses a second e-mail (case ignored) or phone on create, naming the first', async () => {
    const { create, call, locationId, state } = await openSimulator();
    const first = await create({
      firstName: 'Ada',
      lastName: 'B',
      email: 'ada@example.com',
      phone: '+12125550100',
    });
    for (const [sent, matchingField] of [
      [{ email: 'ADA@example.com' }, 'email'],
      [{ phone: '(212) 555-0100' }, 'phone'],
      [{ email: 'new@example.com', phone: '+12125550100' }, 'phone'],
    ] as const)
      expect(await call('POST', '/contacts/', { locationId, ...sent })).toMatchObject({
        status: 400,
        body: {
          statusCode: 400,
          message: 'This location does not allow duplicated contacts.',
          meta: { contactId: first.id, contactName: 'Ada B', matchingField },
        },
      });
    expect((await state()).contacts).toHaveLength(1);
  });

  it('refuses a PUT that takes an identifier of a third contact, and lets a contact keep its own', async () => {
    const { create, call } = await openSimulator();
    const a = await create({ email: 'a@example.com', phone: '+12125550100' });
    const b = await create({ email: 'b@example.com' });
    expect(await call('PUT', `/contacts/${b.id}`, { phone: '+12125550100' })).toMatchObject({
      status: 400,
      body: { meta: { contactId: a.id, matchingField: 'phone' } },
    });
    expect(
      (await call('PUT', `/contacts/${a.id}`, { email: 'A@example.com', phone: '+12125550100' })).status,
    ).toBe(200);
  });

  it('allows them where the location does', async () => {
    const { create, ui, state } = await openSimulator();
    await ui('edit-settings', { settings: { allowDuplicateContact: true } });
    await create({ email: 'a@example.com' });
    await create({ email: 'a@example.com' });
    expect((await state()).contacts).toHaveLength(2);
  });

  it('finds a duplicate by e-mail first, then by number', async () => {
    const { create, call, locationId } = await openSimulator();
    const a = await create({ email: 'a@example.com' });
    const b = await create({ phone: '+12125550100' });
    const find = async (query: string) =>
      (await call('GET', `/contacts/search/duplicate?locationId=${locationId}&${query}`)).body.contact;
    expect((await find('email=A%40example.com&number=%2B12125550100')).id).toBe(a.id);
    expect((await find('number=%2B12125550100')).id).toBe(b.id);
    expect(await find('email=none%40example.com')).toBeNull();
  });
});

describe('createsDespite422', () => {
  it('refuses, and has created all the same when switched on', async () => {
    for (const createsDespite422 of [false, true]) {
      const { call, locationId, state } = await openSimulator({ behaviours: { createsDespite422 } });
      const body = { locationId, email: 'a@example.com', country: 'Nowhere' };
      expect((await call('POST', '/contacts/', body)).status).toBe(422);
      const { contacts } = await state();
      expect(contacts.map(({ email, country }) => ({ email, country }))).toEqual(
        createsDespite422 ? [{ email: 'a@example.com', country: undefined }] : [],
      );
    }
  });
});

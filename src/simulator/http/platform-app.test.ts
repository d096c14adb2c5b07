import { describe, expect, it } from 'vitest';
import { openSimulator } from '../simulator-under-test.ts';
import { API_VERSIONS } from './platform-route.ts';

describe('access', () => {
  it('answers 401 without a token and with a wrong one', async () => {
    const { call, locationId } = await openSimulator();
    for (const token of [null, 'pit-wrong'])
      expect(await call('GET', `/locations/${locationId}`, undefined, { token })).toMatchObject({
        status: 401,
        body: { statusCode: 401, error: 'Unauthorized' },
      });
  });

  it('answers 401, not 400, to a missing or unknown Version', async () => {
    const { call, locationId } = await openSimulator();
    const path = `/locations/${locationId}`;
    expect((await call('GET', path, undefined, { version: null })).body).toMatchObject({
      statusCode: 401,
      message: 'version header was not found.',
    });
    expect((await call('GET', path, undefined, { version: '2020-01-01' })).body).toMatchObject({
      statusCode: 401,
      message: 'version header is invalid',
    });
  });

  it('answers under every published Version', async () => {
    const { call, locationId } = await openSimulator();
    for (const version of API_VERSIONS)
      expect((await call('GET', `/locations/${locationId}`, undefined, { version })).status).toBe(200);
  });

  it('answers 404 to a path that does not exist', async () => {
    const { call } = await openSimulator();
    expect(await call('GET', '/nothing/here')).toMatchObject({
      status: 404,
      body: { statusCode: 404, message: 'Cannot GET /nothing/here', error: 'Not Found' },
    });
  });

  it('refuses another location in path, query and body, and another location’s contact', async () => {
    const { call, otherId, simulator, create, locationId } = await openSimulator();
    const contact = await create({ email: 'a@example.com' });
    const foreign = { token: simulator.locations[1]?.token ?? '' };
    const answers = await Promise.all([
      call('GET', `/locations/${otherId}`),
      call('GET', `/locations/${otherId}/tags`),
      call('GET', `/users/?locationId=${otherId}`),
      call('GET', `/workflows/?locationId=${otherId}`),
      call('POST', '/contacts/', { locationId: otherId }),
      call('POST', '/contacts/upsert', { locationId: otherId, email: 'b@example.com' }),
      call('POST', '/contacts/search', { locationId: otherId, pageLimit: 1 }),
      call('POST', '/contacts/bulk/tags/update/add', { locationId: otherId, contacts: [], tags: [] }),
      call('GET', `/contacts/${contact.id}`, undefined, foreign),
      call('PUT', `/contacts/${contact.id}`, { firstName: 'X' }, foreign),
      call('DELETE', `/contacts/${contact.id}`, undefined, foreign),
      call('POST', `/locations/${locationId}/customFields`, { name: 'X', dataType: 'TEXT' }, foreign),
    ]);
    for (const answer of answers)
      expect(answer).toMatchObject({
        status: 403,
        body: { statusCode: 403, message: 'The token does not have access to this location.' },
      });
  });
});

describe('bodies', () => {
  it('refuses an unknown property with 422, at the top and inside', async () => {
    const { call, locationId, state } = await openSimulator();
    const answer = await call('POST', '/contacts/', {
      locationId,
      dateAdded: '2020-01-01',
      additionalEmails: ['b@example.com'],
      dndSettings: { Email: { status: 'active', why: 'x' } },
    });
    expect(answer.status).toBe(422);
    expect(answer.body).toEqual({
      statusCode: 422,
      message: expect.arrayContaining([
        'property dateAdded should not exist',
        'property additionalEmails should not exist',
        'dndSettings.Email.property why should not exist',
      ]),
      error: 'Unprocessable Entity',
    });
    expect((await state()).contacts).toEqual([]);
  });

  it('requires locationId to create, upsert and search, and refuses it on PUT', async () => {
    const { call, create, locationId } = await openSimulator();
    for (const path of ['/contacts/', '/contacts/upsert', '/contacts/search'])
      expect(await call('POST', path, { email: 'a@example.com', pageLimit: 1 })).toMatchObject({
        status: 422,
        body: { message: expect.arrayContaining(['locationId must be a string']) },
      });
    const { id } = await create({ email: 'a@example.com' });
    for (const extra of [{ locationId }, { gender: 'female' }, { companyName: 'Acme' }])
      expect(await call('PUT', `/contacts/${id}`, extra)).toMatchObject({
        status: 422,
        body: { message: [`property ${Object.keys(extra)[0]} should not exist`] },
      });
  });

  it('answers 400 to what is not JSON', async () => {
    const { call } = await openSimulator();
    expect((await call('POST', '/contacts/', '{"locationId":')).status).toBe(400);
  });

  it('answers the same path with and without a trailing slash, and logs it as sent', async () => {
    const { call, control, locationId } = await openSimulator();
    expect((await call('POST', '/contacts', { locationId })).status).toBe(201);
    expect((await call('POST', '/contacts/', { locationId })).status).toBe(201);
    const { body } = await control('GET', '/__sim/requests');
    expect(body).toMatchObject([{ path: '/contacts' }, { path: '/contacts/' }]);
  });
});

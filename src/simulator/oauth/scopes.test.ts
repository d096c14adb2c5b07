import { describe, expect, it } from 'vitest';
import { routeScope } from '../http/route-scope.ts';
import { openSimulator } from '../simulator-under-test.ts';
import { tokenHasScope } from './token-has-scope.ts';

describe('the scope of a call', () => {
  it.each([
    ['GET', '/contacts/abc', 'contacts.readonly'],
    ['POST', '/contacts/search', 'contacts.readonly'],
    ['DELETE', '/contacts/abc/tags', 'contacts.write'],
    ['GET', '/locations/abc', 'locations.readonly'],
    ['PUT', '/locations/abc/customFields/x', 'locations/customFields.write'],
    ['POST', '/objects/', 'objects/schema.write'],
    ['POST', '/objects/pet/records/search', 'objects/record.readonly'],
    ['GET', '/associations/relations/x', 'associations/relation.readonly'],
    ['POST', '/users/search/filter-by-email', 'users.readonly'],
    ['POST', '/opportunities/pipelines', 'pipelines.create'],
    ['PUT', '/opportunities/pipelines/x', 'pipelines.write'],
    ['GET', '/opportunities/pipelines', 'opportunities.readonly'],
    ['PUT', '/calendars/events/appointments/x', 'calendars/events.write'],
    ['POST', '/oauth/token', undefined],
  ])('%s %s is %s', (method, path, scope) => {
    expect(routeScope(method, path)).toBe(scope);
  });

  it('is held by every token made without a list', () => {
    expect(tokenHasScope({ scopes: null }, 'contacts.write')).toBe(true);
    expect(tokenHasScope({ scopes: [] }, 'contacts.write')).toBe(false);
  });
});

describe('a token without the scope', () => {
  it('is refused with 401, or with 403 when switched', async () => {
    const { call, control, locationId } = await openSimulator();
    const { token } = (await control('POST', '/__sim/tokens', { locationId, scopes: ['locations.readonly'] }))
      .body as unknown as { token: string };
    expect(token).toMatch(/^pit-/);
    expect((await call('GET', `/locations/${locationId}`, undefined, { token })).status).toBe(200);
    const tags = () => call('GET', `/locations/${locationId}/tags`, undefined, { token });
    expect((await tags()).body).toEqual({
      statusCode: 401,
      message: 'The token is not authorized for this scope.',
      error: 'Unauthorized',
    });
    await control('POST', '/__sim/behaviours', { missingScopeStatus: '403' });
    expect((await tags()).body).toMatchObject({ statusCode: 403, error: 'Forbidden' });
  });

  it('changes nothing', async () => {
    const { call, control, locationId, state } = await openSimulator();
    const made = await control('POST', '/__sim/tokens', { locationId, scopes: ['contacts.readonly'] });
    const { token } = made.body as unknown as { token: string };
    const answer = await call('POST', '/contacts/', { locationId, email: 'a@example.com' }, { token });
    expect(answer.status).toBe(401);
    expect((await state()).contacts).toEqual([]);
  });

  it('can be the one a location is started with', async () => {
    const under = await openSimulator({ locations: [{ name: 'Narrow', scopes: ['tags.readonly'] }] });
    expect((await under.call('GET', `/locations/${under.locationId}`)).status).toBe(401);
  });
});

describe('POST /__sim/tokens', () => {
  it('makes tokens of each kind, each private one with a budget of its own', async () => {
    const { call, control, locationId } = await openSimulator({ quota: true });
    const make = async (fields: Record<string, unknown>) =>
      (
        (await control('POST', '/__sim/tokens', { locationId, ...fields })).body as unknown as {
          token: string;
        }
      ).token;
    const left = async (token: string) =>
      (await call('GET', `/locations/${locationId}`, undefined, { token })).headers.get(
        'X-RateLimit-Remaining',
      );
    const [one, two] = [await make({}), await make({ kind: 'private-integration' })];
    expect([await left(one), await left(one), await left(two)]).toEqual(['99', '98', '99']);
    const [first, second] = [await make({ kind: 'oauth' }), await make({ kind: 'oauth' })];
    expect([await left(first), await left(second)]).toEqual(['99', '98']);
    const agency = await make({ kind: 'agency' });
    expect((await call('GET', `/locations/${locationId}`, undefined, { token: agency })).status).toBe(403);
    await control('POST', '/__sim/clock', { advanceMs: 86_400_000 });
    expect((await call('GET', `/locations/${locationId}`, undefined, { token: first })).status).toBe(401);
    expect((await call('GET', `/locations/${locationId}`, undefined, { token: one })).status).toBe(200);
  });

  it('refuses unknown locations, kinds and fields', async () => {
    const { control, locationId } = await openSimulator();
    expect((await control('POST', '/__sim/tokens', { locationId: 'nowhere' })).status).toBe(400);
    for (const wrong of [{ kind: 'magic' }, { surprise: 1 }, { scopes: 'all' }])
      expect((await control('POST', '/__sim/tokens', { locationId, ...wrong })).status).toBe(422);
  });
});

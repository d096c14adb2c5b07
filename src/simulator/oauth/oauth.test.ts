import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openSimulator, type SimulatorUnderTest } from '../simulator-under-test.ts';
import { type SimulatorOptions, startSimulator } from '../start-simulator.ts';

const app = {
  clientId: 'app-one',
  clientSecret: 'hush',
  redirectUris: ['http://localhost:9999/back'],
};

async function open(options: SimulatorOptions = {}) {
  const under = await openSimulator({ apps: [app], ...options });
  return { ...under, ...flow(under.simulator.url) };
}

function flow(url: string) {
  const post = async (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) => {
    const body = new URLSearchParams(fields);
    const response = await fetch(`${url}${path}`, { method: 'POST', body, headers });
    return { status: response.status, body: (await response.json()) as Record<string, string> };
  };
  const authorize = async (more: Record<string, string> = {}) => {
    const query = { response_type: 'code', client_id: app.clientId, redirect_uri: app.redirectUris[0] ?? '' };
    const search = new URLSearchParams({ ...query, ...more }).toString();
    return fetch(`${url}/oauth/chooselocation?${search}`, { redirect: 'manual' });
  };
  const code = async (more: Record<string, string> = {}) =>
    new URL((await authorize(more)).headers.get('Location') ?? '').searchParams.get('code') ?? '';
  const client = { client_id: app.clientId, client_secret: app.clientSecret };
  const redeem = async (more: Record<string, string> = {}) =>
    post('/oauth/token', { ...client, grant_type: 'authorization_code', code: await code(more) });
  const refresh = (refreshToken = '') =>
    post('/oauth/token', { ...client, grant_type: 'refresh_token', refresh_token: refreshToken });
  return { post, authorize, code, client, redeem, refresh };
}

const read = ({ call, locationId }: SimulatorUnderTest, token = '') =>
  call('GET', `/locations/${locationId}`, undefined, { token });

describe('the authorisation page', () => {
  it('sends the person back with a code and the state', async () => {
    const { authorize } = await open();
    const answer = await authorize({ state: 'x y' });
    expect(answer.status).toBe(302);
    const target = new URL(answer.headers.get('Location') ?? '');
    expect(target.origin + target.pathname).toBe('http://localhost:9999/back');
    expect(target.searchParams.get('state')).toBe('x y');
    expect(target.searchParams.get('code')).toMatch(/^\w{20,}$/);
  });

  it('refuses an unknown app, an address that is not registered, and scopes the app lacks', async () => {
    const { authorize } = await open({ apps: [{ ...app, scopes: ['contacts.readonly'] }] });
    for (const wrong of [
      { client_id: 'nobody' },
      { redirect_uri: 'http://localhost:9998/' },
      { scope: 'contacts.write' },
      { locationId: 'nowhere' },
    ])
      expect((await authorize(wrong as Record<string, string>)).status).toBe(400);
    expect((await authorize({ response_type: 'token' })).status).toBe(422);
  });

  it('serves no app that is sent back outside loopback', async () => {
    const { control } = await open();
    for (const uri of ['https://example.com/', 'nonsense', 'ftp://localhost/', 'http://localhost.example/'])
      expect((await control('POST', '/__sim/apps', { redirectUris: [uri] })).status).toBe(400);
    for (const uri of ['http://127.0.0.1:1/a', 'http://[::1]:2/', 'https://localhost/'])
      expect((await control('POST', '/__sim/apps', { redirectUris: [uri] })).status).toBe(200);
  });
});

describe('POST /oauth/token', () => {
  it('gives a token that opens the chosen location for a day of virtual time', async () => {
    const under = await open();
    const { status, body } = await under.redeem({ locationId: under.locationId });
    expect({ status, body }).toMatchObject({
      status: 200,
      body: { token_type: 'Bearer', expires_in: 86_399, userType: 'Location', locationId: under.locationId },
    });
    expect((await read(under, body['access_token'])).status).toBe(200);
    const other = await under.call('GET', `/locations/${under.otherId}`, undefined, {
      token: body['access_token'] ?? '',
    });
    expect(other.status).toBe(403);
    await under.control('POST', '/__sim/clock', { advanceMs: 86_398_000 });
    expect((await read(under, body['access_token'])).status).toBe(200);
    await under.control('POST', '/__sim/clock', { advanceMs: 2000 });
    expect((await read(under, body['access_token'])).body).toMatchObject({
      statusCode: 401,
      message: 'Invalid token: access token has expired',
    });
  });

  it('redeems a code once and within ten minutes', async () => {
    const under = await open();
    const code = await under.code();
    const redeem = () =>
      under.post('/oauth/token', { ...under.client, grant_type: 'authorization_code', code });
    expect((await redeem()).status).toBe(200);
    expect(await redeem()).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
    const late = await under.code();
    await under.control('POST', '/__sim/clock', { advanceMs: 600_000 });
    const answer = await under.post('/oauth/token', {
      ...under.client,
      grant_type: 'authorization_code',
      code: late,
    });
    expect(answer.body['message']).toBe('Invalid grant: authorization code has expired');
  });

  it('rotates the refresh token: the old one is dead after use, unless switched off', async () => {
    const under = await open();
    const first = (await under.redeem()).body;
    const second = await under.refresh(first['refresh_token']);
    expect(second.status).toBe(200);
    expect(second.body['refresh_token']).not.toBe(first['refresh_token']);
    expect(await under.refresh(first['refresh_token'])).toMatchObject({
      status: 400,
      body: { error: 'invalid_grant', message: 'Invalid grant: refresh token is invalid' },
    });
    expect((await read(under, second.body['access_token'])).status).toBe(200);
    await under.control('POST', '/__sim/behaviours', { refreshTokenRotates: false });
    const stays = second.body['refresh_token'];
    expect((await under.refresh(stays)).status).toBe(200);
    expect((await under.refresh(stays)).status).toBe(200);
  });

  it('gives tokens lives of a day and of a year', async () => {
    const under = await open();
    const { body } = await under.redeem();
    expect(body['expires_in']).toBe(86_399);
    const wait = (ms: number) => under.control('POST', '/__sim/clock', { advanceMs: ms });
    await wait(86_000_000);
    expect((await read(under, body['access_token'])).status).toBe(200);
    await wait(1_000_000);
    expect((await read(under, body['access_token'])).status).toBe(401);
    await wait(300 * 86_400_000);
    expect((await under.refresh(body['refresh_token'])).status).toBe(200);
  });

  it('gives tokens the lives they are switched to', async () => {
    const under = await open({ behaviours: { accessTokenLifeSeconds: 60, refreshTokenLifeDays: 2 } });
    const { body } = await under.redeem();
    expect(body['expires_in']).toBe(60);
    await under.control('POST', '/__sim/clock', { advanceMs: 61_000 });
    expect((await read(under, body['access_token'])).status).toBe(401);
    await under.control('POST', '/__sim/clock', { advanceMs: 2 * 86_400_000 });
    expect((await under.refresh(body['refresh_token'])).status).toBe(400);
  });

  it('lets a refresh token that was not used for a year die', async () => {
    const under = await open();
    const { body } = await under.redeem();
    await under.control('POST', '/__sim/clock', { advanceMs: 365 * 86_400_000 });
    expect((await under.refresh(body['refresh_token'])).status).toBe(400);
  });

  it('refuses wrong credentials, another app’s code, unknown grants, JSON and unknown fields', async () => {
    const under = await open();
    const code = await under.code();
    const grant = { grant_type: 'authorization_code', code };
    const wrong = await under.post('/oauth/token', {
      ...grant,
      client_id: app.clientId,
      client_secret: 'no',
    });
    expect(wrong).toMatchObject({ status: 401, body: { error: 'invalid_client' } });
    const made = await under.control('POST', '/__sim/apps', { redirectUris: ['http://localhost/'] });
    const stranger = made.body as unknown as { clientId: string; clientSecret: string };
    const stolen = { client_id: stranger.clientId, client_secret: stranger.clientSecret, ...grant };
    expect((await under.post('/oauth/token', stolen)).status).toBe(400);
    for (const more of [{ grant_type: 'password' }, { ...grant, surprise: '1' }])
      expect((await under.post('/oauth/token', { ...under.client, ...more })).status).toBe(422);
    const service = { ...under.client, grant_type: 'client_credentials' };
    expect((await under.post('/oauth/token', service)).status).toBe(400);
    const json = { ...under.client, ...grant };
    expect((await under.call('POST', '/oauth/token', json, { token: null })).status).toBe(400);
    const place = { ...json, redirect_uri: 'http://localhost:1/' };
    expect((await under.post('/oauth/token', place)).status).toBe(400);
    expect((await under.post('/oauth/token', { ...json, user_type: 'Location' })).status).toBe(200);
  });

  it('takes both families of names in v3, and answers with v2’s, unless switched', async () => {
    const under = await open();
    const camel = async () => ({
      clientId: app.clientId,
      clientSecret: app.clientSecret,
      grantType: 'authorization_code',
      code: await under.code(),
    });
    const v3 = { Version: 'v3' };
    const snake = await under.post('/oauth/token', await camel(), v3);
    expect(snake.body).toMatchObject({ expires_in: 86_399 });
    expect((await under.post('/oauth/token', await camel())).status).toBe(422);
    await under.control('POST', '/__sim/behaviours', { oauthV3Answer: 'camel' });
    const answer = await under.call('POST', '/oauth/token', await camel(), { token: null, version: 'v3' });
    expect(answer).toMatchObject({ status: 200, body: { expiresIn: 86_399, tokenType: 'Bearer' } });
  });
});

describe('an agency’s token', () => {
  it('gets tokens for its locations, in both versions, and opens no location itself', async () => {
    const under = await open();
    const agency = (await under.redeem({ user_type: 'Company' })).body;
    expect(agency).toMatchObject({ userType: 'Company' });
    expect(agency).not.toHaveProperty('locationId');
    const companyId = agency['companyId'] ?? '';
    const ask = (path: string, version: string, locationId: string, token = agency['access_token']) =>
      under.post(path, { companyId, locationId }, { Authorization: `Bearer ${token}`, Version: version });
    const v2 = await ask('/oauth/locationToken', '2021-07-28', under.locationId);
    expect(v2).toMatchObject({ status: 200, body: { locationId: under.locationId } });
    expect(v2.body).not.toHaveProperty('refresh_token');
    const v3 = await ask('/oauth/location-token', 'v3', under.locationId);
    expect(v3.body).toHaveProperty('refresh_token');
    expect((await read(under, v2.body['access_token'])).status).toBe(200);
    expect((await read(under, agency['access_token'])).status).toBe(403);
    expect((await ask('/oauth/locationToken', 'v3', under.locationId)).status).toBe(404);
    expect((await ask('/oauth/locationToken', '2021-07-28', 'nowhere')).status).toBe(400);
    const own = v2.body['access_token'];
    expect((await ask('/oauth/locationToken', '2021-07-28', under.locationId, own)).status).toBe(401);
  });

  it('lists where its app is installed', async () => {
    const under = await open();
    await under.redeem({ locationId: under.otherId });
    const agency = (await under.redeem({ user_type: 'Company' })).body;
    const token = agency['access_token'] ?? '';
    const query = `companyId=${agency['companyId']}&appId=${app.clientId}`;
    const v2 = await under.call('GET', `/oauth/installedLocations?${query}&isInstalled=true`, undefined, {
      token,
    });
    expect(v2.body).toMatchObject({ count: 1, locations: [{ _id: under.otherId, isInstalled: true }] });
    const page = (more: string) =>
      under.call('GET', `/oauth/installed-locations?${query}&pageSize=1${more}`, undefined, {
        token,
        version: 'v3',
      });
    const first = await page('');
    expect(first.body).toMatchObject({
      items: [{ _id: under.locationId, isInstalled: false }],
      pagination: { totalRecords: 2, hasNextPage: true, nextPageToken: '1' },
    });
    expect((await page('&pageToken=1')).body).toMatchObject({
      items: [{ _id: under.otherId }],
      pagination: { hasNextPage: false, hasPrevPage: true },
    });
  });
});

describe('budgets of requests', () => {
  it('are counted per app and location: a refresh does not renew them, another install has its own', async () => {
    const under = await open({ quota: true });
    const first = (await under.redeem({ locationId: under.locationId })).body;
    const left = async (token = '', id = under.locationId) => {
      const { headers } = await under.call('GET', `/locations/${id}`, undefined, { token });
      return headers.get('X-RateLimit-Remaining');
    };
    expect(await left(first['access_token'])).toBe('99');
    const second = (await under.refresh(first['refresh_token'])).body;
    expect(await left(second['access_token'])).toBe('98');
    const elsewhere = (await under.redeem({ locationId: under.otherId })).body;
    expect(await left(elsewhere['access_token'], under.otherId)).toBe('99');
    expect(await left(under.simulator.locations[0]?.token)).toBe('99');
  });
});

it('apps, codes and tokens survive a restart', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'landfall-simulator-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const stateFile = join(folder, 'world.jsonl');
  const before = await startSimulator({ stateFile, apps: [app], quota: false });
  const code = await flow(before.url).code();
  const { body } = await flow(before.url).redeem();
  await before.stop();
  const under = await openSimulator({ stateFile });
  expect((await read(under, body['access_token'])).status).toBe(200);
  const { client, post, refresh } = flow(under.simulator.url);
  const redeemed = await post('/oauth/token', { ...client, grant_type: 'authorization_code', code });
  expect(redeemed.status).toBe(200);
  expect((await refresh(body['refresh_token'])).status).toBe(200);
});

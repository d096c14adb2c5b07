import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { type LocationState, openLocationState } from '../ledger/location-state/open-location-state.ts';
import type { Clock } from '../model/clock.ts';
import type { Send, WireRequest } from '../model/http.ts';
import { type Simulator, startSimulator } from '../simulator/start-simulator.ts';
import { createSend, type SendSettings, type SentRequest } from './create-send.ts';
import { QuotaKeeper } from './quota-keeper.ts';
import { createSimulatorClock } from './simulator-clock.ts';

let directory: string;
let state: LocationState;
let simulator: Simulator;
let clock: Clock;
let slept: string[];
let sent: SentRequest[];
const servers: Server[] = [];
const location = () => simulator.locations[0] ?? { id: '', token: '' };

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'landfall-send-'));
  state = await openLocationState(directory, 'loc1');
  simulator = await startSimulator();
  const simulated = await createSimulatorClock(simulator.url);
  slept = [];
  sent = [];
  clock = {
    ...simulated,
    sleep: (ms, reason) => {
      slept.push(`${reason}: ${ms}`);
      return simulated.sleep(ms, reason);
    },
  };
});

async function serve(answer: () => { readonly status: number; readonly body: unknown }): Promise<URL> {
  const server = createServer((_, response) => {
    const { status, body } = answer();
    response.writeHead(status).end(JSON.stringify(body));
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
}

afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
  await state.close();
  await simulator.stop();
  rmSync(directory, { recursive: true });
});

function connect(changes: Partial<SendSettings> = {}): Send {
  return createSend({
    baseUrl: new URL(simulator.url),
    token: location().token,
    quota: new QuotaKeeper({ store: state.quota, clock }),
    clock,
    random: () => 0,
    confirmPath: `/locations/${location().id}`,
    onSent: (request) => sent.push(request),
    ...changes,
  });
}

async function fault(
  ...rules: { method: string; path: string; effect: string; times?: number }[]
): Promise<void> {
  const body = rules.map(({ method, path, effect, times }) => ({
    match: { method, path },
    effect,
    times: times ?? 1,
  }));
  const answer = await fetch(`${simulator.url}/__sim/faults`, { method: 'POST', body: JSON.stringify(body) });
  expect(answer.status).toBe(200);
}

const statuses = () => sent.map((request) => request.status);

function readLocation(): WireRequest {
  return {
    method: 'GET',
    path: `/locations/${location().id}`,
    route: 'GET /locations/{locationId}',
    version: '2021-07-28',
    body: null,
    repeatable: true,
  };
}

function createContact(email: string): WireRequest {
  return {
    method: 'POST',
    path: '/contacts/',
    route: 'POST /contacts/',
    version: '2021-07-28',
    body: { locationId: location().id, email },
    repeatable: false,
  };
}

async function contactCount(): Promise<number> {
  const answer = await fetch(`${simulator.url}/__sim/state?locationId=${location().id}`);
  return ((await answer.json()) as { contacts: unknown[] }).contacts.length;
}

test('an answer is given back as it is, and counted once', async () => {
  const result = await connect()(readLocation());
  expect(result).toMatchObject({
    kind: 'reply',
    reply: { status: 200, body: { location: { id: location().id } } },
  });
  expect(sent).toMatchObject([{ route: 'GET /locations/{locationId}', status: 200, throttled: false }]);
  expect(sent[0]?.endedAt).toBeGreaterThanOrEqual(sent[0]?.startedAt ?? Infinity);
});

test('a repeatable request is sent again after 5xx and dropped connections, with growing pauses', async () => {
  await fault(
    { method: 'GET', path: '/locations/*', effect: 'status:503' },
    { method: 'GET', path: '/locations/*', effect: 'drop-before' },
    { method: 'GET', path: '/locations/*', effect: 'status:500' },
  );
  const result = await connect()(readLocation());
  expect(result).toMatchObject({ kind: 'reply', reply: { status: 200 } });
  expect(statuses()).toEqual([503, null, 500, 200]);
  expect(slept).toEqual([
    'retrying GET /locations/{locationId} after 503 (1 of 4): 250',
    'retrying GET /locations/{locationId} after connection (2 of 4): 500',
    'retrying GET /locations/{locationId} after 500 (3 of 4): 1000',
  ]);
});

test('retries are bounded, and the last answer is given back', async () => {
  await fault({ method: 'GET', path: '/locations/*', effect: 'status:502', times: 100 });
  expect(await connect()(readLocation())).toMatchObject({ reply: { status: 502 } });
  expect(statuses()).toEqual([502, 502, 502, 502, 502]);
  sent = [];
  expect(await connect({ maxRetries: 1 })(readLocation())).toMatchObject({ reply: { status: 502 } });
  expect(statuses()).toEqual([502, 502]);
});

test.each(['status:500', 'status:503', 'drop-before', 'drop-after'])(
  'a request that is not repeatable is sent exactly once (%s)',
  async (effect) => {
    await fault({ method: 'POST', path: '/contacts', effect });
    const result = await connect()(createContact('ada@example.com'));
    expect(sent.length).toBe(1);
    expect(result.kind === 'reply' ? result.reply.status : result.reason).toBe(
      effect.startsWith('status:') ? Number(effect.slice(7)) : 'connection',
    );
    expect(await contactCount()).toBe(effect === 'drop-after' ? 1 : 0);
  },
);

test('a 429 changes nothing, so even a create is sent again once the interval has passed', async () => {
  await fault({ method: 'POST', path: '/contacts', effect: 'status:429', times: 2 });
  const result = await connect()(createContact('ada@example.com'));
  expect(result).toMatchObject({ kind: 'reply', reply: { status: 201 } });
  expect(sent.map((request) => request.throttled)).toEqual([true, true, false]);
  expect((sent[1]?.startedAt ?? 0) - (sent[0]?.endedAt ?? 0)).toBeGreaterThanOrEqual(9_990);
  expect((sent[2]?.startedAt ?? 0) - (sent[1]?.endedAt ?? 0)).toBeGreaterThanOrEqual(9_990);
  expect(await contactCount()).toBe(1);
});

test('429 without end is given back in the end', async () => {
  await fault({ method: 'GET', path: '/locations/*', effect: 'status:429', times: 100 });
  const result = await connect({ maxThrottles: 3 })(readLocation());
  expect(result).toMatchObject({ reply: { status: 429 } });
  expect(sent.length).toBe(4);
});

test('a 401 that a second look does not confirm is transient', async () => {
  const statuses401 = [401, 200, 401, 200, 200];
  const baseUrl = await serve(() => ({
    status: statuses401.shift() ?? 500,
    body: { message: 'Unauthorized' },
  }));
  const send = connect({ baseUrl });
  expect(await send(createContact('ada@example.com'))).toMatchObject({ reply: { status: 401 } });
  expect(sent.map(({ route, status }) => `${route} ${status}`)).toEqual([
    'POST /contacts/ 401',
    'GET token check 200',
  ]);

  sent = [];
  expect(await send(readLocation())).toMatchObject({ reply: { status: 200 } });
  expect(statuses()).toEqual([401, 200, 200]);
});

test('a token refused twice ends the run, with one look for everybody, and is never named', async () => {
  const send = connect({ token: 'pit-revoked-secret' });
  const outcomes = await Promise.allSettled(Array.from({ length: 5 }, () => send(readLocation())));
  for (const outcome of outcomes) {
    expect(outcome).toMatchObject({
      status: 'rejected',
      reason: { code: 'destination-unauthorized', exitCode: 7 },
    });
    expect(JSON.stringify(outcome)).not.toContain('pit-revoked-secret');
  }
  expect(sent.filter((request) => request.route === 'GET token check').length).toBe(1);
});

test('403 is an answer like any other', async () => {
  const other = simulator.locations[1]?.id ?? '';
  const result = await connect()({ ...readLocation(), path: `/locations/${other}` });
  expect(result).toMatchObject({ reply: { status: 403 } });
  expect(sent.length).toBe(1);
});

test('a slow search that HighLevel calls unauthorized is only repeated, and a create is not', async () => {
  await fault({ method: 'POST', path: '/contacts/search', effect: 'status:401', times: 2 });
  const search = {
    ...createContact(''),
    path: '/contacts/search',
    route: 'POST /contacts/search',
    body: { locationId: location().id, pageLimit: 10 },
    repeatable: true,
  };
  expect(await connect()(search)).toMatchObject({ reply: { status: 200 } });
  expect(statuses()).toEqual([401, 401, 200]);

  sent = [];
  await fault({ method: 'POST', path: '/contacts', effect: 'status:401' });
  expect(await connect()(createContact('ada@example.com'))).toMatchObject({ reply: { status: 401 } });
  expect(statuses()).toEqual([401]);
});

test('without any connection nothing left, so even a create is tried again, and then the run ends', async () => {
  const gone = await startSimulator();
  await gone.stop();
  const send = connect({ baseUrl: new URL(gone.url) });
  await expect(send(createContact('ada@example.com'))).rejects.toMatchObject({
    code: 'destination-unreachable',
    details: { safe: 'This request never left this machine.' },
  });
  expect(slept.length).toBe(4);
});

test('after a stop nothing further is sent, and what is under way is let finish', async () => {
  const stop = new AbortController();
  const send = connect({ stop: stop.signal });
  await fault({ method: 'POST', path: '/contacts', effect: 'slow:1000' });
  const underWay = send(createContact('ada@example.com'));
  const state = `${simulator.url}/__sim/state?locationId=${location().id}`;
  await vi.waitFor(async () => expect(await (await fetch(state)).json()).toMatchObject({ contacts: [{}] }), {
    timeout: 10_000,
  });
  stop.abort();
  expect(await underWay).toMatchObject({ reply: { status: 201 } });
  await expect(send(readLocation())).rejects.toMatchObject({ code: 'interrupted' });
  expect(sent.length).toBe(1);
});

test.each(['401', '403'] as const)(
  'a call the token has no scope for is refused at once, without a second look (%s)',
  async (status) => {
    const narrow = await startSimulator({
      quota: false,
      locations: [{ name: 'Narrow', scopes: ['locations.readonly'] }],
      behaviours: { missingScopeStatus: status },
    });
    onTestFinished(() => narrow.stop());
    const { id, token } = narrow.locations[0] ?? { id: '', token: '' };
    const request = {
      ...readLocation(),
      path: `/locations/${id}/tags`,
      route: 'GET /locations/{locationId}/tags',
    };
    const result = await connect({ baseUrl: new URL(narrow.url), token })(request);
    expect(result).toMatchObject({ kind: 'reply', reply: { status: Number(status) } });
    expect(statuses()).toEqual([Number(status)]);
    expect(slept).toEqual([]);
  },
);

/** Whatever it is asked, the simulator answers as the platform would: with a refusal, never with a crash. */
import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, it, onTestFinished, vi } from 'vitest';
import type { PersonAnswers } from '../../src/simulator/generate/answers.ts';
import { generateAccount } from '../../src/simulator/generate/generate-account.ts';
import { readPersonAnswers } from '../../src/simulator/generate/read-answers.ts';
import { READ_COMMANDS } from '../../src/simulator/kartra/read-commands.ts';
import { WRITE_COMMANDS } from '../../src/simulator/kartra/write-commands.ts';
import { oauthRoutes } from '../../src/simulator/oauth/oauth-routes.ts';
import { platformRoutes } from '../../src/simulator/platform-routes.ts';
import { type Simulator, startSimulator } from '../../src/simulator/start-simulator.ts';
import type { TourPlace } from '../conformance/drive-platform.ts';
import { collectExamples } from './collect-examples.ts';
import { randomKartraCalls } from './random-kartra-calls.ts';
import { type RandomRequest, randomRequests } from './random-requests.ts';

const REQUESTS = 10_000;
const KARTRA_CALLS = 2000;
const CONNECTIONS = 8;
const SEED = 20260728;
const routes = [...platformRoutes, ...oauthRoutes];

let simulator: Simulator;
let place: TourPlace;

beforeEach(async () => {
  // Junk that is taken would only be noise for the conformance suite.
  vi.stubEnv('LANDFALL_RECORD_EXCHANGES', '');
  simulator = await startSimulator({
    quota: false,
    behaviours: { searchLagMs: 0 },
    realNow: () => Date.parse('2026-01-01T00:00:00Z'),
  });
  const [own, other] = simulator.locations;
  if (own === undefined || other === undefined) throw new Error('two locations are needed');
  place = { url: simulator.url, locationId: own.id, token: own.token, otherToken: other.token };
});

afterEach(async () => {
  await simulator.stop();
  vi.unstubAllEnvs();
});

it(`${REQUESTS} random requests bring no 500 and no crash`, async () => {
  const examples = await collectExamples(place, routes);
  expect(examples.ids.length).toBeGreaterThan(20);
  expect(examples.bodies.size).toBeGreaterThan(10);
  const requests = fc.sample(randomRequests(routes, examples), { numRuns: REQUESTS, seed: SEED });
  const { statuses, wrong } = await sendAll(requests);
  expect(wrong).toEqual([]);
  expect([...statuses.values()].reduce((sum, count) => sum + count, 0)).toBe(REQUESTS);
  // A test of nothing must fail: requests were taken, refused by validation and refused by the guards.
  for (const status of [200, 201, 400, 401, 403, 404, 422])
    expect(statuses.get(status) ?? 0, `answers ${status}`).toBeGreaterThan(50);
  expect(Object.prototype).not.toHaveProperty('locationId');
});

it(`${KARTRA_CALLS} random calls of Kartra bring no 500 and no crash`, async () => {
  const directory = await mkdtemp(join(tmpdir(), 'landfall-fuzz-'));
  onTestFinished(() => rm(directory, { recursive: true }));
  await generateAccount({
    contacts: 60,
    seed: 5,
    vintage: 'both',
    objects: ['contacts', 'transactions', 'subscriptions'],
    directory,
  });
  await simulator.stop();
  simulator = await startSimulator({
    quota: false,
    kartraAccount: directory,
    // The 504 that Kartra's slow command brings is no crash of ours.
    behaviours: { kartraCustomFieldsFailEvery: 0 },
  });
  const people: PersonAnswers[] = [];
  for await (const person of readPersonAnswers(directory)) people.push(person);
  const commands = ['get_lead', ...Object.keys(READ_COMMANDS), ...Object.keys(WRITE_COMMANDS)];
  const calls = randomKartraCalls({
    credentials: simulator.kartra,
    commands,
    emails: people.flatMap(({ email }) => email ?? []),
    ids: [...people.flatMap(({ leadId }) => leadId ?? []), '1', '2'],
  });
  const { statuses, texts, wrong } = await sendAll(fc.sample(calls, { numRuns: KARTRA_CALLS, seed: SEED }));
  expect(wrong).toEqual([]);
  expect([...statuses]).toEqual([[200, KARTRA_CALLS]]);
  // Some succeeded, some were refused for the form, the credentials and the lead.
  const isIn = (part: string) => texts.filter((text) => text.includes(part)).length;
  const parts = ['"status":"Success"', '"status":"Error"', 'lead_details', 'transaction_list'];
  expect(parts.filter((part) => isIn(part) <= 20)).toEqual([]);
});

/** Sends every request over a few connections; `wrong` describes those answered with a 500, or not at all. */
async function sendAll(requests: readonly RandomRequest[]) {
  const statuses = new Map<number, number>();
  const texts: string[] = [];
  const wrong: string[] = [];
  let next = 0;
  const client = async () => {
    for (let request = requests[next++]; request !== undefined; request = requests[next++]) {
      if (wrong.length >= 20) return;
      const { status, text } = await send(request);
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
      texts.push(text);
      if (status >= 500 || status === 0) wrong.push(describeFault(request, text));
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, client));
  return { statuses, texts, wrong };
}

async function send({
  method,
  path,
  headers,
  body,
}: RandomRequest): Promise<{ status: number; text: string }> {
  try {
    const sent = { method, headers, redirect: 'manual', ...(body === undefined ? {} : { body }) } as const;
    const answer = await fetch(`${simulator.url}${path}`, sent);
    return { status: answer.status, text: await answer.text() };
  } catch (error) {
    return { status: 0, text: error instanceof Error ? `${error.message} ${String(error.cause)}` : '' };
  }
}

function describeFault({ method, path, headers, body }: RandomRequest, outcome: string): string {
  const sent = body?.slice(0, 300) ?? '';
  return `${method} ${path} (${headers['Version'] ?? ''}) ${sent} → ${outcome.slice(0, 600)}`;
}

it('a request line or host that is no address is refused, and the simulator goes on', async () => {
  const { port } = new URL(simulator.url);
  const statuses: string[] = [];
  for (const target of [
    '/',
    '//',
    '/%',
    '/%zz/x',
    '/contacts/%E0%A4%A',
    '/contacts/[',
    'http://[',
    'x',
    '*',
    '?',
  ])
    for (const host of ['127.0.0.1', 'a b', '[', 'x:99999999', ''])
      statuses.push(await sendRaw(Number(port), `GET ${target} HTTP/1.1`, `Host: ${host}`, place.token));
  expect(statuses.filter((status) => !/^4\d\d$/.test(status))).toEqual([]);
  expect(statuses).toContain('404');
  expect(await statusOfLocation()).toBe(200);
});

/** The status of a request that no client would send; `none` when the connection was closed instead. */
async function sendRaw(port: number, line: string, host: string, token: string): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => {});
  const headers = `${host}\r\nAuthorization: Bearer ${token}\r\nVersion: v3\r\nConnection: close`;
  socket.write(`${line}\r\n${headers}\r\n\r\n`);
  let text = '';
  socket.setEncoding('latin1').on('data', (chunk: string) => {
    text += chunk;
  });
  await new Promise((resolve) => {
    socket.once('close', resolve);
  });
  return /^HTTP\/1.1 (\d+)/.exec(text)?.[1] ?? 'none';
}

async function statusOfLocation(): Promise<number> {
  const headers = { Authorization: `Bearer ${place.token}`, Version: '2021-07-28' };
  return (await fetch(`${place.url}/locations/${place.locationId}`, { headers })).status;
}

it('the requests are the same in every run', async () => {
  const digest = async () => {
    const examples = { ids: ['a', 'b'], locationIds: ['c'], tokens: ['d'] };
    const none = { bodies: new Map(), queries: new Map(), wordsByPlace: new Map() };
    const sample = fc.sample(randomRequests(routes, { ...examples, ...none }), { numRuns: 500, seed: SEED });
    return createHash('sha256').update(JSON.stringify(sample)).digest('hex');
  };
  expect(await digest()).toBe(await digest());
});

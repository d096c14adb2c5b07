import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { openSimulator } from '../simulator-under-test.ts';
import { ExchangeRecorder, type RecordedExchange } from './exchange-recorder.ts';
import { shapeOf } from './shape-of.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

const exchange: RecordedExchange = {
  method: 'GET',
  path: '/contacts/abc?locationId=1',
  route: '/contacts/:contactId',
  version: 'v3',
  sender: 'node',
  requestBody: null,
  status: 200,
  responseBody: { contact: { id: 'abc', tags: ['x'] } },
  switched: [],
};

function record(exchanges: readonly RecordedExchange[]): RecordedExchange[] {
  const lines: string[] = [];
  const recorder = new ExchangeRecorder((line) => lines.push(line));
  for (const each of exchanges) recorder.offer(each);
  return lines.map((line) => JSON.parse(line) as RecordedExchange);
}

describe('the recorder', () => {
  it('keeps one exchange of each shape', () => {
    const kept = record([
      exchange,
      {
        ...exchange,
        path: '/contacts/def?locationId=2',
        responseBody: { contact: { id: 'd', tags: ['y'] } },
      },
      { ...exchange, path: '/contacts/def?locationId=2&limit=1' },
      { ...exchange, responseBody: { contact: { id: 'd', tags: [] } } },
      { ...exchange, status: 400 },
      { ...exchange, version: '2021-07-28' },
      { ...exchange, sender: 'landfall' },
      { ...exchange, switched: ['searchLagMs'] },
    ]);
    expect(kept).toHaveLength(7);
  });

  it('keeps a bounded number of one call and status', () => {
    const many = Array.from({ length: 500 }, (_, index) => ({
      ...exchange,
      responseBody: { [`name${index}`]: 1 },
    }));
    expect(record(many)).toHaveLength(60);
    expect(record([...many, { ...exchange, status: 400 }])).toHaveLength(61);
    expect(record([{ ...exchange, responseBody: { text: 'x'.repeat(400_000) } }])).toEqual([]);
  });

  it('masks secrets', () => {
    const [kept] = record([
      {
        ...exchange,
        requestBody: { client_secret: 's3cret', code: 'c0de' },
        responseBody: { access_token: 't0ken', refresh_token: 't0ken', statusCode: 400 },
      },
    ]);
    expect(JSON.stringify(kept)).not.toMatch(/s3cret|c0de|t0ken/);
    expect(kept?.responseBody).toMatchObject({ statusCode: 400 });
  });
});

it('a shape has names and types, and no contents', () => {
  expect(shapeOf({ tags: ['a', 'b'], age: 3 })).toBe('{age:number,tags:[string]}');
  expect(shapeOf([1, 'a', null, {}])).toBe('[0|number|string|{}]');
  expect(shapeOf(JSON.parse(`${'['.repeat(5000)}${']'.repeat(5000)}`))).toContain('…');
});

describe('a simulator', () => {
  async function recordedBy(
    work: (simulator: Awaited<ReturnType<typeof openSimulator>>) => Promise<unknown>,
  ) {
    const folder = await mkdtemp(join(tmpdir(), 'landfall-exchanges-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    vi.stubEnv('LANDFALL_RECORD_EXCHANGES', folder);
    const simulator = await openSimulator();
    await work(simulator);
    const text = readdirSync(folder)
      .map((name) => readFileSync(join(folder, name), 'utf8'))
      .join('');
    expect(text).not.toContain(simulator.simulator.locations[0]?.token);
    return text
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as RecordedExchange);
  }

  it('records what it was asked and what it answered where the variable names a folder', async () => {
    const kept = await recordedBy(async ({ create, call, locationId }) => {
      await create({ email: 'a@example.com' });
      await call('GET', `/locations/${locationId}`, undefined, { version: 'v3' });
      await call('POST', '/contacts/', '{"half');
    });
    expect(kept).toMatchObject([
      {
        method: 'POST',
        path: '/contacts/',
        version: '2021-07-28',
        requestBody: { email: 'a@example.com' },
        status: 201,
        responseBody: { contact: { email: 'a@example.com' } },
        switched: ['searchLagMs'],
      },
      { method: 'GET', route: '/locations/:locationId', version: 'v3', requestBody: null, status: 200 },
      { method: 'POST', requestBody: '{"half', status: 400 },
    ]);
  });

  it('records what was sent also where it was refused unread', async () => {
    const kept = await recordedBy(async ({ call, control, create, locationId }) => {
      await control('POST', '/__sim/clock', { quota: true });
      const answers = Array.from({ length: 101 }, () => create({ email: 'a@example.com' }));
      await Promise.allSettled(answers);
      await call('POST', '/contacts/', { email: 'a@example.com', locationId }, { token: 'unknown' });
    });
    for (const refusal of [429, 401]) {
      const [refused] = kept.filter(({ status }) => status === refusal);
      expect(refused).toMatchObject({ path: '/contacts/', requestBody: { email: 'a@example.com' } });
    }
  });

  it('records nothing that an injected fault has touched', async () => {
    const kept = await recordedBy(async ({ call, control, locationId }) => {
      await control('POST', '/__sim/faults', [{ match: { path: '/locations/*' }, effect: 'status:503' }]);
      await call('GET', `/locations/${locationId}`);
      await call('GET', '/users/');
    });
    expect(kept.map(({ status }) => status)).not.toContain(503);
    expect(kept.length).toBeGreaterThan(0);
  });

  it('records nothing without the variable', async () => {
    vi.stubEnv('LANDFALL_RECORD_EXCHANGES', '');
    const { create } = await openSimulator();
    await expect(create({ email: 'a@example.com' })).resolves.toBeDefined();
  });
});

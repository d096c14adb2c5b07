/**
 * What the simulators of the whole test suite were asked and answered, judged by the official specifications.
 * `npm test` records, this suite judges; `.ci/run` does both in this order.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { sendRequest } from '../../src/http/send-request.ts';
import type { Json } from '../../src/model/json.ts';
import type { RecordedExchange } from '../../src/simulator/exchanges/exchange-recorder.ts';
import { startSimulator } from '../../src/simulator/start-simulator.ts';
import { exchangesFolder } from '../support/exchanges-folder.ts';
import { deviations } from './deviations.ts';
import { judgeRecordings } from './judge-recordings.ts';
import { loadSpecs, specsFolder } from './load-specs.ts';
import { readRecordings } from './read-recordings.ts';
import { createSpecValidator } from './spec-validator.ts';

const specs = loadSpecs(specsFolder());
const folder = process.env['LANDFALL_RECORD_EXCHANGES'] ?? exchangesFolder;
const recordings = specs === null ? null : readRecordings(folder);
if (specs !== null && recordings === null)
  console.log('RECORDINGS SKIPPED: no recorded exchanges; `npm test` makes them');

describe.skipIf(specs === null || recordings === null)('the exchanges of the whole test suite', () => {
  it('agree with the official specifications, but for the deviations named', () => {
    const { files, exchanges } = recordings ?? { files: 0, exchanges: [] };
    const { validated, deviating, unspecified, violations, requests, usedDeviations } = judgeRecordings(
      exchanges,
      createSpecValidator(specs ?? []),
    );
    const undescribed = [...unspecified.values()].reduce((sum, count) => sum + count, 0);
    console.log(
      [
        `conformance: ${exchanges.length} exchanges of different shape recorded by ${files} test processes:`,
        `  ${validated} validated, ${deviating} under a named deviation, ${undescribed} unspecified, ${violations.length} violations`,
        `  requests of Landfall itself, whatever was answered: ${requests.validated} validated, ${requests.unspecified} unspecified, ${requests.violations.length} violations`,
        ...[...unspecified].map(([name, count]) => `  unspecified: ${name} (${count})`).toSorted(),
        ...deviations
          .filter((deviation) => !usedDeviations.has(deviation))
          .map(({ name }) => `  deviation not met: ${name}`),
      ].join('\n'),
    );
    expect(violations).toEqual([]);
    expect(validated).toBeGreaterThan(0);
    expect(requests.violations).toEqual([]);
    expect(requests.validated).toBeGreaterThan(0);
  });
});

describe.skipIf(specs === null)('judging recordings', () => {
  const exchange: RecordedExchange = {
    method: 'POST',
    path: '/contacts/search',
    route: '/contacts/search',
    version: '2021-07-28',
    sender: 'node',
    requestBody: {},
    status: 422,
    responseBody: {},
    switched: [],
  };
  const judge = (changes: Partial<RecordedExchange>) =>
    judgeRecordings([{ ...exchange, ...changes }], createSpecValidator(specs ?? []));

  it('tells a deviation from a violation', () => {
    expect(judge({})).toMatchObject({ deviating: 1, violations: [] });
    const unlisted = { method: 'POST', path: '/medias/folder', route: '/medias/folder' };
    expect(judge(unlisted).violations).toEqual([expect.stringContaining('status 422 is not documented')]);
    expect(judge({ status: 418 }).violations).toEqual([
      expect.stringContaining('status 418 is not documented'),
    ]);
    const created = { path: '/contacts/upsert', status: 201 };
    expect(judge(created).violations).toHaveLength(1);
    expect(judge({ ...created, switched: ['upsertCreateAnswers201'] })).toMatchObject({ deviating: 1 });
  });

  it('names what no file describes', () => {
    const call = { method: 'GET', path: '/nowhere/1', route: '/nowhere/:id' };
    expect([...judge({ ...call, status: 200 }).unspecified.keys()]).toEqual([
      'GET /nowhere/:id (v2): in no file',
    ]);
  });

  it('finds a wrong request of Landfall even where the platform refused it', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'landfall-planted-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    vi.stubEnv('LANDFALL_RECORD_EXCHANGES', folder);
    onTestFinished(() => {
      vi.unstubAllEnvs();
    });
    const simulator = await startSimulator({ quota: false });
    onTestFinished(() => simulator.stop());
    const [own] = simulator.locations;
    const locationId = own?.id ?? '';
    const send = (path: string, body: Json | null) =>
      sendRequest(
        {
          route: 'planted',
          method: body === null ? 'GET' : 'POST',
          path,
          version: '2021-07-28',
          body,
          repeatable: false,
        },
        { baseUrl: new URL(simulator.url), token: own?.token ?? '' },
      );
    const email = 'ada@example.com';
    await send('/contacts/', { locationId, email });
    await send('/contacts/', { locationId, email, planted: true });
    await send(`/businesses/?locationId=${locationId}&planted=1`, null);
    const { exchanges } = readRecordings(folder) ?? { exchanges: [] };
    expect(exchanges.map(({ status }) => status)).toEqual([201, 422, 200]);
    const { requests } = judgeRecordings(exchanges, createSpecValidator(specs ?? []));
    expect(requests).toMatchObject({ validated: 1, unspecified: 0 });
    expect(requests.violations).toEqual([
      expect.stringContaining('(planted)'),
      expect.stringContaining('query: planted is not in the files'),
    ]);
  });
});

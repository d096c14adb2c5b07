import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type Json, openSimulator } from '../simulator-under-test.ts';
import { openPipeline, V3 } from './opportunities-under-test.ts';

type Opened = Awaited<ReturnType<typeof openPipeline>>;

/** Makes opportunities named 0, 1, 2, … a second apart, each of a contact of its own. */
async function makeMany({ make, person, control }: Opened, count: number): Promise<void> {
  for (let index = 0; index < count; index++) {
    await control('POST', '/__sim/clock', { advanceMs: 1000 });
    await make({ name: String(index), contactId: await person(`p${index}@example.com`) });
  }
}

const namesOf = (body: Json) =>
  (body['opportunities'] as unknown as { name: string }[]).map(({ name }) => name);

describe('GET /opportunities/search', () => {
  it('takes the names of its version, and others only when switched so', async () => {
    for (const isRefused of [true, false]) {
      const { call, make, locationId, pipelineId } = await openPipeline({
        opportunityQueryOtherCaseRefused: isRefused,
      });
      await make();
      const snake = `/opportunities/search?location_id=${locationId}&pipeline_id=${pipelineId}`;
      const camel = `/opportunities/search?locationId=${locationId}&pipelineId=${pipelineId}`;
      expect((await call('GET', snake)).body).toMatchObject({ meta: { total: 1 } });
      expect((await call('GET', camel, undefined, V3)).body).toMatchObject({ meta: { total: 1 } });
      expect((await call('GET', camel)).status).toBe(isRefused ? 422 : 200);
      expect((await call('GET', snake, undefined, V3)).status).toBe(isRefused ? 422 : 200);
    }
  });

  it('filters, orders and pages by number and by cursor', async () => {
    const opened = await openPipeline();
    await makeMany(opened, 5);
    const { call, locationId, contactId, make, stageIds } = opened;
    const special = await make({ name: 'Special', status: 'won', pipelineStageId: stageIds[1] });
    const get = async (query: string) =>
      (await call('GET', `/opportunities/search?location_id=${locationId}${query}`)).body;
    expect(namesOf(await get(`&contact_id=${contactId}`))).toEqual(['Special']);
    expect(namesOf(await get('&status=won'))).toEqual(['Special']);
    expect(namesOf(await get('&status=all'))).toHaveLength(6);
    expect(namesOf(await get('&q=p3@example'))).toEqual(['3']);
    expect(namesOf(await get(`&id=${special.id}`))).toEqual(['Special']);
    expect(namesOf(await get('&order=name_asc&limit=2'))).toEqual(['0', '1']);
    expect(namesOf(await get('&order=added_asc&limit=2&page=2'))).toEqual(['2', '3']);
    expect(namesOf(await get('&date=01-01-2031'))).toEqual([]);
    const seen: string[] = [];
    let cursor = '';
    for (let page = 0; page < 4; page++) {
      const body = await get(`&limit=2${cursor}`);
      seen.push(...namesOf(body));
      const meta = body['meta'] as unknown as { startAfter: number; startAfterId: string };
      cursor = `&startAfter=${meta.startAfter}&startAfterId=${meta.startAfterId}`;
    }
    expect(new Set(seen)).toEqual(new Set(['0', '1', '2', '3', '4', 'Special']));
    for (const wrong of [
      '&limit=101',
      '&order=sideways',
      '&date=2020-01-01',
      `&q=${'x'.repeat(76)}`,
      '&page=0',
    ])
      expect((await call('GET', `/opportunities/search?location_id=${locationId}${wrong}`)).status).toBe(422);
    expect(
      (await call('GET', `/opportunities/search?location_id=${locationId}&page=101&limit=100`)).status,
    ).toBe(400);
    expect((await call('GET', '/opportunities/search')).status).toBe(422);
    expect((await call('GET', `/opportunities/search?location_id=${opened.otherId}`)).status).toBe(403);
  });

  it('adds notes and tasks when asked', async () => {
    const { call, make, locationId, contactId } = await openPipeline();
    await make();
    await call('POST', `/contacts/${contactId}/notes`, { body: 'Hello' });
    const rows = await call(
      'GET',
      `/opportunities/search?location_id=${locationId}&getNotes=true&getTasks=true`,
    );
    expect(rows.body).toMatchObject({ opportunities: [{ notes: [{ body: 'Hello' }], tasks: [] }] });
  });
});

describe('POST /opportunities/search', () => {
  it('pages from 0 or from where it is switched to, or by cursor, never both', async () => {
    for (const opportunitySearchFirstPage of [0, 1]) {
      const opened = await openPipeline({ opportunitySearchFirstPage });
      await makeMany(opened, 3);
      const { call, locationId } = opened;
      const post = (body: object) => call('POST', '/opportunities/search', { locationId, limit: 2, ...body });
      const first = await post({ page: opportunitySearchFirstPage, searchAfter: [] });
      expect(first.body).toMatchObject({ total: 3, opportunities: [{ name: '2' }, { name: '1' }] });
      expect(namesOf((await post({ page: opportunitySearchFirstPage + 1 })).body)).toEqual(['0']);
      const searchAfter = (first.body['opportunities']?.[1]?.['sort'] ?? []) as unknown as unknown[];
      expect(namesOf((await post({ searchAfter })).body)).toEqual(['0']);
      expect((await post({ searchAfter, page: 1 })).status).toBe(400);
      expect((await post({ page: 10_000 })).status).toBe(400);
      expect((await post({ limit: 101 })).status).toBe(422);
      expect((await post({ query: 'x'.repeat(76) })).status).toBe(422);
    }
  });

  it('filters', async () => {
    const opened = await openPipeline();
    await makeMany(opened, 3);
    const { call, locationId, pipelineId, make } = opened;
    await make({ name: 'Dear', monetaryValue: 900, source: 'Kartra' });
    const find = async (field: string, operator: string, value?: unknown) => {
      const filters = [{ field, operator, value }];
      const { body, status } = await call('POST', '/opportunities/search', { locationId, filters });
      return status === 200 ? namesOf(body) : status;
    };
    expect(await find('pipeline_id', 'eq', pipelineId)).toHaveLength(4);
    expect(await find('pipelineId', 'not_eq', pipelineId)).toEqual([]);
    expect(await find('name', 'contains', 'dea')).toEqual(['Dear']);
    expect(await find('name', 'not_contains', 'dea')).toHaveLength(3);
    expect(await find('monetary_value', 'range', { gte: 900 })).toEqual(['Dear']);
    expect(await find('date_added', 'range', { lt: '2001-01-01' })).toEqual([]);
    expect(await find('source', 'exists')).toEqual(['Dear']);
    expect(await find('source', 'not_exists')).toHaveLength(3);
    expect(await find('nonsense', 'eq', 1)).toBe(422);
    expect(await find('name', 'resembles', 1)).toBe(422);
    expect(await find('monetary_value', 'range', 7)).toBe(422);
  });

  it('adds up the stages of the pipeline it names, in v3', async () => {
    const { call, make, person, locationId, pipelineId, stageIds } = await openPipeline();
    await make({ monetaryValue: 300 });
    const contactId = await person('b@example.com');
    await make({ monetaryValue: 100, status: 'won', contactId, forecastProbability: 50 }, V3);
    const filters = [{ field: 'pipeline_id', operator: 'eq', value: pipelineId }];
    const inV3 = await call('POST', '/opportunities/search', { locationId, filters }, V3);
    expect(inV3.body['stageAggregations']).toHaveLength(3);
    expect(inV3.body['stageAggregations']?.[0]).toEqual({
      pipelineStageId: stageIds[0],
      totalCount: 2,
      totalValue: 400,
      // The first of three stages has 33 per cent; the second opportunity its own 50.
      weightedValue: 149,
      openValue: 300,
      openWeightedValue: 99,
      wonValue: 100,
    });
    const dated = await call('POST', '/opportunities/search', { locationId, filters });
    expect(dated.body).not.toHaveProperty('stageAggregations');
    expect((await call('POST', '/opportunities/search', { locationId }, V3)).body).not.toHaveProperty(
      'stageAggregations',
    );
  });

  it('trails writes by the search lag, over a restart too', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'landfall-opportunities-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    const stateFile = join(folder, 'world.ndjson');
    const behaviours = { searchLagMs: 60_000 };
    const first = await openPipeline(behaviours, { stateFile });
    const made = await first.make();
    await first.control('POST', '/__sim/clock', { advanceMs: 120_000 });
    await first.call('PUT', `/opportunities/${made.id}`, { name: 'Renamed' });
    const search = async ({ call, locationId }: Pick<Opened, 'call' | 'locationId'>) =>
      namesOf((await call('POST', '/opportunities/search', { locationId })).body);
    expect(await search(first)).toEqual(['Deal']);
    const before = await first.state();
    await first.simulator.stop();
    const second = await openSimulator({ behaviours, stateFile });
    expect(await second.state()).toEqual(before);
    expect(await search(second)).toEqual(['Deal']);
    await second.control('POST', '/__sim/clock', { advanceMs: 120_000 });
    expect(await search(second)).toEqual(['Renamed']);
  });
});

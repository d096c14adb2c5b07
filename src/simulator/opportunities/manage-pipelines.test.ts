import { describe, expect, it } from 'vitest';
import { openPipeline, V3 } from './opportunities-under-test.ts';

const stagesOf = (body: unknown) =>
  (body as { stages: { id: string; name: string; stageWinProbability: number }[] }).stages;

describe('pipelines', () => {
  it('are listed in every version, and written in v3 only', async () => {
    const { call, pipelineId, locationId, deal } = await openPipeline();
    for (const version of ['2021-07-28', 'v3']) {
      const list = await call('GET', `/opportunities/pipelines?locationId=${locationId}`, undefined, {
        version,
      });
      expect(list.body).toMatchObject({ pipelines: [{ id: pipelineId, name: 'Sales' }] });
    }
    const body = {
      locationId,
      name: 'Renewals',
      stages: [
        { name: 'Due', position: 1 },
        { name: 'Won', position: 0 },
      ],
    };
    expect((await call('POST', '/opportunities/pipelines', body)).status).toBe(404);
    expect((await call('GET', `/opportunities/pipelines/${pipelineId}`)).status).toBe(404);
    const made = await call('POST', '/opportunities/pipelines', body, V3);
    expect(made).toMatchObject({ status: 201, body: { name: 'Renewals', locationId, position: 1 } });
    expect(stagesOf(made.body).map(({ name }) => name)).toEqual(['Won', 'Due']);
    const path = `/opportunities/pipelines/${made.body.id}`;
    expect((await call('GET', path, undefined, V3)).body).toEqual(made.body);
    expect((await call('GET', '/opportunities/pipelines/none', undefined, V3)).status).toBe(404);
    expect((await deal({ pipelineId: made.body.id })).status).toBe(201);
    expect((await call('DELETE', path, undefined, V3)).status).toBe(200);
    expect((await call('GET', path, undefined, V3)).status).toBe(404);
  });

  it('have names and stages that differ whatever their case, unless switched off', async () => {
    for (const pipelineNamesUnique of [true, false]) {
      const { call, locationId, pipelineId } = await openPipeline({ pipelineNamesUnique });
      const post = (fields: object) =>
        call('POST', '/opportunities/pipelines', { locationId, ...fields }, V3);
      const expected = pipelineNamesUnique ? 400 : 201;
      expect((await post({ name: 'sALES', stages: [{ name: 'New' }] })).status).toBe(expected);
      expect((await post({ name: 'Twins', stages: [{ name: 'A' }, { name: 'a' }] })).status).toBe(expected);
      expect((await post({ name: 'Empty', stages: [] })).status).toBe(422);
      expect((await post({ name: 'Extra', stages: [{ name: 'A', id: 'x' }] })).status).toBe(422);
      const renamed = await call('PUT', `/opportunities/pipelines/${pipelineId}`, { name: 'SALES' }, V3);
      expect(renamed.status).toBe(200);
    }
  });

  it('are updated by replacing the stages, which moves the cards of removed ones', async () => {
    for (const pipelineUpdateMovesCards of [true, false]) {
      const { call, make, pipelineId, stageIds } = await openPipeline({ pipelineUpdateMovesCards });
      const card = await make({ pipelineStageId: stageIds[2] });
      const path = `/opportunities/pipelines/${pipelineId}`;
      const stages = [{ id: stageIds[1], name: 'Talking' }, { name: 'Signed' }];
      const updated = await call('PUT', path, { name: 'Sales', stages }, V3);
      expect(stagesOf(updated.body)).toMatchObject([{ id: stageIds[1] }, { name: 'Signed' }]);
      const read = (await call('GET', `/opportunities/${card.id}`)).body['opportunity'];
      expect(read?.['pipelineStageId']).toBe(stageIds[pipelineUpdateMovesCards ? 1 : 2]);
      expect((await call('PUT', path, { stages: [] }, V3)).status).toBe(422);
      expect((await call('PUT', path, { stages: [{ id: 'none', name: 'x' }] }, V3)).status).toBe(422);
      for (const field of ['id', 'position', 'dateAdded', 'dateUpdated', 'locationId'])
        expect((await call('PUT', path, { [field]: updated.body[field] }, V3)).status).toBe(422);
    }
  });

  it('take their opportunities with them when deleted, unless switched off', async () => {
    for (const isOn of [true, false]) {
      const { call, make, pipelineId, state } = await openPipeline({
        pipelineDeleteRemovesOpportunities: isOn,
      });
      await make();
      await call('DELETE', `/opportunities/pipelines/${pipelineId}`, undefined, V3);
      expect((await state())['opportunities']).toHaveLength(isOn ? 0 : 1);
    }
  });

  it('lose every probability to one that is missing, unless switched off', async () => {
    for (const stageProbabilityRecomputed of [true, false]) {
      const { call, locationId } = await openPipeline({ stageProbabilityRecomputed });
      const stages = [{ name: 'A', stageWinProbability: 10 }, { name: 'B' }];
      const post = (name: string, all: object[]) =>
        call(
          'POST',
          '/opportunities/pipelines',
          { locationId, name, stages: all, useOpportunityProbability: true },
          V3,
        );
      const figures = async (name: string, all: object[]) =>
        stagesOf((await post(name, all)).body).map((stage) => stage.stageWinProbability);
      expect(await figures('One', stages)).toEqual(stageProbabilityRecomputed ? [50, 100] : [10, 100]);
      expect(await figures('Two', [stages[0] ?? {}, { name: 'B', stageWinProbability: 90 }])).toEqual([
        10, 90,
      ]);
    }
  });

  it('need scopes of their own to be written', async () => {
    const { call, control, locationId, pipelineId } = await openPipeline();
    const scopes = ['opportunities.readonly', 'opportunities.write'];
    const { token } = (await control('POST', '/__sim/tokens', { locationId, scopes })).body as unknown as {
      token: string;
    };
    const weak = { token, version: 'v3' };
    expect(
      (await call('GET', `/opportunities/pipelines?locationId=${locationId}`, undefined, weak)).status,
    ).toBe(200);
    const body = { locationId, name: 'Denied', stages: [{ name: 'A' }] };
    expect((await call('POST', '/opportunities/pipelines', body, weak)).status).toBe(401);
    expect((await call('PUT', `/opportunities/pipelines/${pipelineId}`, { name: 'x' }, weak)).status).toBe(
      401,
    );
  });

  it('of another location are closed', async () => {
    const { call, pipelineId, locationId, simulator } = await openPipeline();
    const other = { version: 'v3', token: simulator.locations[1]?.token ?? '' };
    expect(
      (await call('GET', `/opportunities/pipelines?locationId=${locationId}`, undefined, other)).status,
    ).toBe(403);
    expect((await call('GET', `/opportunities/pipelines/${pipelineId}`, undefined, other)).status).toBe(403);
    const body = { locationId, name: 'x', stages: [{ name: 'A' }] };
    expect((await call('POST', '/opportunities/pipelines', body, other)).status).toBe(403);
  });
});

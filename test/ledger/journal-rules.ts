/** The journal: intent, outcome, buckets, links, runs and request counts. */
import { describe, expect, test } from 'vitest';
import type { Operation, OperationResult } from '../../src/model/journal.ts';
import { noCounts, type PlannedOperation } from '../../src/model/plan.ts';
import type { LedgerUnderTest } from './ledger-suite.ts';
import { batches, collect, planInputs, planned } from './records.ts';

const run = { step: 'apply', target: 'rehearsal', locationId: 'loc' } as const;
const request = { runId: 'r1', method: 'POST', route: 'POST /contacts/', bodyHash: 'h', sentAt: 10 };

export function journalRules(ledger: LedgerUnderTest): void {
  /** A plan with a run, and its operations. */
  const start = async (...operations: readonly PlannedOperation[]) => {
    const plan = await ledger.now.plans.save(planInputs, 1, batches(operations));
    await ledger.now.journal.startRun({ ...run, id: 'r1', planId: plan.id, startedAt: 1 });
    return { plan, stored: await collect(ledger.now.plans.operations(plan.id)) };
  };
  const states = async (planId: number) =>
    (await collect(ledger.now.plans.operations(planId))).map(({ state }) => state);
  const idOf = (operations: readonly Operation[], index: number) => operations[index]?.id ?? 0;

  describe('journal', () => {
    test('intent is there before the outcome, and survives a kill', async () => {
      const { plan, stored } = await start(planned('L:1'), planned('L:2'));
      const beforeImage = { city: 'Bonn' };
      await ledger.now.journal.beginRequest({
        ...request,
        operations: [{ id: idOf(stored, 0), beforeImage }],
      });
      const again = await ledger.reopen();
      const [first, second] = await collect(again.plans.operations(plan.id));
      expect(first).toMatchObject({ state: 'intent', attempts: 1, beforeImage });
      expect(second).toMatchObject({ state: 'planned', attempts: 0, beforeImage: null });
    });

    test('one request carries several operations, each with an outcome of its own', async () => {
      const { plan, stored } = await start(...['L:1', 'L:2', 'L:3', 'L:4'].map((id) => planned(id)));
      const requestId = await ledger.now.journal.beginRequest({
        ...request,
        operations: stored.map(({ id }) => ({ id })),
      });
      const results: OperationResult[] = (['done', 'refused', 'unknown', 'planned'] as const).map(
        (state, index) => ({ operationId: idOf(stored, index), state, note: state }),
      );
      await ledger.now.journal.endRequest({ requestId, status: 201, outcome: 'done', endedAt: 20, results });
      expect(await states(plan.id)).toEqual(['done', 'refused', 'unknown', 'planned']);
      expect(await ledger.now.journal.noteCounts(plan.id)).toEqual({
        done: 1,
        planned: 1,
        refused: 1,
        unknown: 1,
      });
    });

    test('the sendings of an operation: its last instant, and failures of the platform but not kills', async () => {
      const { stored } = await start(planned('L:1'), planned('L:2'));
      const of = (index: number) => ledger.now.journal.sendings(idOf(stored, index));
      expect(await of(0)).toEqual({ lastAt: null, failed: 0 });
      const begin = (sentAt: number) =>
        ledger.now.journal.beginRequest({ ...request, sentAt, operations: [{ id: idOf(stored, 0) }] });
      const requestId = await begin(10);
      expect(await of(0)).toEqual({ lastAt: 10, failed: 0 });
      const end = { requestId, status: null, outcome: 'unknown', endedAt: 30_010, results: [] } as const;
      await ledger.now.journal.endRequest(end);
      expect(await of(0)).toEqual({ lastAt: 30_010, failed: 1 });
      await begin(40_000);
      expect([await of(0), await of(1)]).toEqual([
        { lastAt: 40_000, failed: 1 },
        { lastAt: null, failed: 0 },
      ]);
    });

    test('an outcome for an operation that does not exist keeps nothing of the outcome', async () => {
      const { plan, stored } = await start(planned('L:1'));
      const results: OperationResult[] = [
        { operationId: idOf(stored, 0), state: 'done' },
        { operationId: 999, state: 'done' },
      ];
      await expect(ledger.now.journal.settle(results, 1)).rejects.toThrow('no result');
      expect(await states(plan.id)).toEqual(['planned']);
    });

    test('attempts add up; a result leaves what it does not name', async () => {
      const { plan, stored } = await start(planned('L:1'));
      const id = idOf(stored, 0);
      const beforeImage = { city: 'Bonn' };
      await ledger.now.journal.beginRequest({ ...request, operations: [{ id, beforeImage }] });
      await ledger.now.journal.settle([{ operationId: id, state: 'unknown', note: 'no answer' }], 2);
      await ledger.now.journal.beginRequest({ ...request, operations: [{ id }] });
      await ledger.now.journal.settle([{ operationId: id, state: 'done', destinationId: 'c1' }], 3);
      const [operation] = await collect(ledger.now.plans.operations(plan.id));
      expect(operation).toMatchObject({
        state: 'done',
        attempts: 2,
        note: 'no answer',
        beforeImage,
        destinationId: 'c1',
      });
    });

    test('every operation is in exactly one bucket, or still to come (I4)', async () => {
      const { plan, stored } = await start(
        planned('created'),
        planned('updated', { action: 'update', destinationId: 'c2' }),
        planned('unchanged', { action: 'unchanged', destinationId: 'c3' }),
        planned('skipped', { action: 'skip', reason: 'why' }),
        planned('refused'),
        planned('unknown'),
        planned('intent'),
        planned('manual', { action: 'manual', reason: 'why' }),
        planned('waiting'),
        planned('left', { action: 'update', destinationId: 'c9' }),
        planned('tag:a', { object: 'tag', action: 'unchanged', destinationId: 't1' }),
      );
      const operation = (externalId: string) =>
        stored.find((candidate) => candidate.externalId === externalId)?.id ?? 0;
      await ledger.now.journal.beginRequest({ ...request, operations: [{ id: operation('intent') }] });
      await ledger.now.journal.settle(
        [
          { operationId: operation('created'), state: 'done', destinationId: 'c1' },
          { operationId: operation('updated'), state: 'done' },
          { operationId: operation('refused'), state: 'refused' },
          { operationId: operation('unknown'), state: 'unknown' },
          { operationId: operation('left'), state: 'skipped', note: 'moved: city' },
        ],
        5,
      );
      expect(await ledger.now.journal.counts(plan.id)).toEqual({
        contact: {
          planned: 10,
          created: 1,
          updated: 1,
          unchanged: 1,
          skipped: 2,
          refused: 1,
          unresolved: 2,
          manual: 1,
        },
        tag: { ...noCounts, planned: 1, unchanged: 1 },
      });
    });

    test('what was written is linked, with the instant it was written', async () => {
      const { stored } = await start(planned('L:1'), planned('L:2'), planned('tag:a', { object: 'tag' }));
      const done = (index: number, destinationId: string) => {
        return { operationId: idOf(stored, index), state: 'done' as const, destinationId };
      };
      await ledger.now.journal.settle([done(0, 't1')], 50);
      await ledger.now.journal.settle([done(1, 'c1')], 100);
      await ledger.now.journal.settle([{ ...done(2, 'c2'), state: 'refused' }], 200);
      const { journal } = await ledger.reopen();
      expect(await journal.destinationIds('loc', ['L:1', 'L:2', 'tag:a', 'nobody'])).toEqual({
        'L:1': 'c1',
        'tag:a': 't1',
      });
      expect(await journal.destinationIds('other', ['L:1'])).toEqual({});
      expect(await journal.writtenSince('loc', 'contact', 100)).toEqual(['c1']);
      expect(await journal.writtenSince('loc', 'contact', 101)).toEqual([]);
      expect(await journal.writtenSince('loc', 'tag', 0)).toEqual(['t1']);
    });

    test('the latest request to a location is known, whatever it carried and however it ended', async () => {
      const { plan, stored } = await start(planned('L:1'), planned('tags L:1', { object: 'contact-tags' }));
      const { journal } = ledger.now;
      expect(await journal.lastRequestAt('loc')).toBeNull();
      const send = (index: number, sentAt: number) =>
        journal.beginRequest({ ...request, sentAt, operations: [{ id: idOf(stored, index) }] });
      const first = await send(0, 10);
      const second = await send(1, 20);
      await journal.endRequest({ requestId: first, status: 200, outcome: 'done', endedAt: 90, results: [] });
      expect(await journal.lastRequestAt('loc')).toBe(90);
      await journal.endRequest({ requestId: second, status: 200, outcome: 'done', endedAt: 95, results: [] });
      expect(await journal.lastRequestAt('loc')).toBe(95);
      await journal.startRun({ ...run, id: 'elsewhere', locationId: 'other', planId: plan.id, startedAt: 9 });
      expect(await journal.lastRequestAt('other')).toBeNull();
    });

    test('runs are found by plan, and the latest by step and target', async () => {
      const { plan } = await start(planned('L:1'));
      const { journal } = ledger.now;
      await journal.startRun({ ...run, id: 'r2', planId: plan.id, startedAt: 9 });
      await journal.endRun('r2', 12);
      expect((await journal.runs(plan.id)).map(({ id }) => id)).toEqual(['r1', 'r2']);
      expect(await journal.latestRun('apply', 'rehearsal')).toEqual({
        ...run,
        id: 'r2',
        planId: plan.id,
        startedAt: 9,
        endedAt: 12,
      });
      expect(await journal.latestRun('apply', 'production')).toBeNull();
      expect(await journal.latestRun('verify', 'rehearsal')).toBeNull();
      await expect(journal.startRun({ ...run, id: 'r2', planId: plan.id, startedAt: 9 })).rejects.toThrow(
        /constraint|duplicate/i,
      );
    });

    test('request counters add up per run, purpose and route', async () => {
      const { plan } = await start();
      const { journal } = ledger.now;
      await journal.startRun({ ...run, id: 'r2', planId: plan.id, startedAt: 9 });
      const count = { purpose: 'write', route: 'POST /contacts/', sent: 2, throttled: 1 };
      await journal.countRequests('r1', [count, { ...count, purpose: 'verify', throttled: 0 }]);
      await journal.countRequests('r1', [count]);
      await journal.countRequests('r2', [count]);
      expect(await journal.requestCounts(['r1'])).toEqual([
        { ...count, purpose: 'verify', throttled: 0 },
        { ...count, sent: 4, throttled: 2 },
      ]);
      expect(await journal.requestCounts(['r1', 'r2'])).toContainEqual({ ...count, sent: 6, throttled: 3 });
      expect(await journal.requestCounts([])).toEqual([]);
    });
  });
}

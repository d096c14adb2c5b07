/** Rollbacks: what they cover, the hash a person saw, the journal of carrying one out, and its sums (I3, I7). */
import { describe, expect, test } from 'vitest';
import type { RollbackStore } from '../../src/ledger/rollback-stores.ts';
import type { OperationState } from '../../src/model/journal.ts';
import type { PlannedOperation } from '../../src/model/plan.ts';
import type { RollbackScope } from '../../src/model/rollback.ts';
import type { LedgerUnderTest } from './ledger-suite.ts';
import { batches, collect, manyRows, planInputs, planned, range } from './records.ts';

const all: RollbackScope = { kind: 'all' };
const run = { step: 'apply', target: 'rehearsal', locationId: 'loc', startedAt: 1 } as const;
const request = { runId: 'r1', method: 'DELETE', route: 'DELETE /contacts/:id', bodyHash: 'h', sentAt: 10 };

/** A planned operation and what became of it; those that end alike were sent in one request. */
type Written = readonly [PlannedOperation, OperationState];

export function rollbackRules(ledger: LedgerUnderTest): void {
  const rollbacks = (): RollbackStore => ledger.now.rollbacks;

  /** A plan whose operations were sent once, or not at all. */
  const write = async (written: readonly Written[], inputs = planInputs, runId = 'r1') => {
    const { journal, plans } = ledger.now;
    const plan = await plans.save(inputs, 1, batches(written.map(([operation]) => operation)));
    await journal.startRun({ ...run, locationId: inputs.locationId, id: runId, planId: plan.id });
    const stored = await collect(plans.operations(plan.id));
    const states = new Map(written.map(([{ externalId }, state]) => [externalId, state]));
    for (const state of ['done', 'intent', 'unknown', 'refused'] as const) {
      const operations = stored.filter(({ externalId }) => states.get(externalId) === state);
      if (operations.length === 0) continue;
      const requestId = await journal.beginRequest({ ...request, runId, operations });
      if (state === 'intent') continue;
      const results = operations.map(({ id, externalId }) => ({
        operationId: id,
        state,
        ...(state === 'done' ? { destinationId: `at ${externalId}` } : {}),
      }));
      await journal.endRequest({ requestId, status: 200, outcome: state, endedAt: 11, results });
    }
    return plan;
  };
  const covered = async (scope: RollbackScope, locationId = 'loc') => {
    const { id } = await rollbacks().prepare(locationId, scope, 5);
    const found = await collect(rollbacks().reversals(id));
    return found.map(({ operation }) => operation.externalId);
  };
  const person: readonly Written[] = [
    [planned('tag:a', { object: 'tag' }), 'done'],
    [planned('L:1'), 'done'],
    [planned('L:2'), 'done'],
    [planned('tags L:1', { object: 'contact-tags', action: 'update', dependsOn: ['L:1', 'tag:a'] }), 'done'],
    [planned('deal 1', { object: 'opportunity', dependsOn: ['L:1'] }), 'done'],
    [planned('why 1', { object: 'opportunity-reason', action: 'update', dependsOn: ['deal 1'] }), 'done'],
  ];

  describe('rollbacks', () => {
    test('cover what was written or may have been, and nothing that certainly was not', async () => {
      await write([
        [planned('done'), 'done'],
        [planned('updated', { action: 'update', destinationId: 'c2' }), 'done'],
        [planned('intent'), 'intent'],
        [planned('unknown'), 'unknown'],
        [planned('refused'), 'refused'],
        [planned('never sent'), 'planned'],
        [planned('unchanged', { action: 'unchanged', destinationId: 'c3' }), 'planned'],
        [planned('by hand', { action: 'manual', reason: 'why' }), 'planned'],
      ]);
      expect(await covered(all)).toEqual(['done', 'updated', 'intent', 'unknown']);
    });

    test('what was adopted after a refusal is somebody’s own: no request of ours made it', async () => {
      const plan = await write([[planned('tag:a', { object: 'tag' }), 'refused']]);
      const [stored] = await collect(ledger.now.plans.operations(plan.id));
      const result = { operationId: stored?.id ?? 0, state: 'done', destinationId: 't1' } as const;
      await ledger.now.journal.settle([result], 12);
      expect(await covered(all)).toEqual([]);
    });

    test('one phase, one kind, one record with what hangs on it, or everything', async () => {
      await write(person);
      expect(await covered({ kind: 'phase', phase: 'contacts' })).toEqual(['L:1', 'L:2', 'tags L:1']);
      expect(await covered({ kind: 'object', object: 'opportunity' })).toEqual(['deal 1']);
      expect(await covered({ kind: 'record', externalId: 'L:1' })).toEqual([
        'L:1',
        'tags L:1',
        'deal 1',
        'why 1',
      ]);
      expect(await covered({ kind: 'record', externalId: 'L:9' })).toEqual([]);
      expect(await covered(all)).toHaveLength(person.length);
    });

    test('a location never meets another’s (I10)', async () => {
      await write([[planned('L:1'), 'done']]);
      await write([[planned('L:7'), 'done']], { ...planInputs, locationId: 'other' }, 'r2');
      expect(await covered(all)).toEqual(['L:1']);
      expect(await covered(all, 'other')).toEqual(['L:7']);
    });

    test('groups: the latest plan first, in it from the last phase to the first', async () => {
      const first = await write(person);
      const second = await write([[planned('L:3'), 'done']], planInputs, 'r2');
      const { id } = await rollbacks().prepare('loc', all, 5);
      const groups = await rollbacks().groups(id);
      expect(groups.map(({ planId, object }) => [planId, object])).toEqual([
        [second.id, 'contact'],
        [first.id, 'opportunity-reason'],
        [first.id, 'opportunity'],
        [first.id, 'contact-tags'],
        [first.id, 'contact'],
        [first.id, 'tag'],
      ]);
      expect(groups.map(({ reversals }) => reversals)).toEqual([1, 1, 1, 1, 2, 1]);
    });

    test('the hash of a preview covers its basis, its scope and every forecast', async () => {
      await write(person);
      const hashOf = async (scope: RollbackScope, kept: readonly string[]) => {
        const { id, hash } = await rollbacks().prepare('loc', scope, 5);
        expect(hash).toBeNull();
        const found = await collect(rollbacks().reversals(id));
        const outcomes = found.map(({ id: reversalId, operation }) =>
          kept.includes(operation.externalId)
            ? ({ reversalId, bucket: 'kept', reason: 'changed since: city' } as const)
            : ({ reversalId, bucket: 'reversed', reason: null } as const),
        );
        await rollbacks().forecast(outcomes);
        const sealed = await rollbacks().seal(id);
        expect(await rollbacks().latest('loc')).toEqual(sealed);
        return sealed.hash;
      };
      const plain = await hashOf(all, []);
      expect(plain).toMatch(/^[0-9a-f]{64}$/u);
      expect(await hashOf(all, [])).toBe(plain);
      expect(await hashOf(all, ['L:1'])).not.toBe(plain);
      expect(await hashOf({ kind: 'phase', phase: 'contacts' }, [])).not.toBe(plain);
    });

    test('the basis moves with what was written since; an unfinished preview is no latest one', async () => {
      await write(person);
      const prepared = await rollbacks().prepare('loc', all, 5);
      expect(await rollbacks().latest('loc')).toBeNull();
      expect(await rollbacks().basis('loc', all)).toBe(prepared.basis);
      await write([[planned('L:3'), 'done']], planInputs, 'r2');
      expect(await rollbacks().basis('loc', all)).not.toBe(prepared.basis);
    });

    test('a preview never carried out is forgotten by the next; one that was begun is not', async () => {
      await write(person);
      const first = await rollbacks().prepare('loc', all, 5);
      const second = await rollbacks().prepare('loc', all, 6);
      expect(await collect(rollbacks().reversals(first.id))).toEqual([]);
      await rollbacks().begin(second.id, 7);
      await rollbacks().prepare('loc', all, 8);
      expect(await collect(rollbacks().reversals(second.id))).toHaveLength(person.length);
    });

    test('intent is durable before the request, the outcome after; a kill between leaves the intent', async () => {
      await write(person);
      const { id } = await rollbacks().prepare('loc', all, 5);
      await rollbacks().begin(id, 6);
      const [first, second, third] = await collect(rollbacks().reversals(id));
      const begin = (reversalId = 0) => rollbacks().beginRequest({ ...request, reversalIds: [reversalId] });
      const end = { status: 200, outcome: 'done', endedAt: 11 } as const;
      const done = { reversalId: first?.id ?? 0, state: 'reversed', reason: null } as const;
      await rollbacks().endRequest({ requestId: await begin(first?.id), ...end, results: [done] });
      await begin(second?.id);
      const throttled = { reversalId: third?.id ?? 0, state: 'planned', reason: null } as const;
      await rollbacks().endRequest({ requestId: await begin(third?.id), ...end, results: [throttled] });
      const again = (await ledger.reopen()).rollbacks;
      const states = (await collect(again.reversals(id))).map(({ state }) => state);
      expect(states).toEqual(['reversed', 'intent', 'planned', 'planned', 'planned', 'planned']);
      const left = await collect(again.reversals(id, { states: ['planned', 'intent'] }));
      expect(left).toHaveLength(5);
      await again.begin(id, 99);
      expect(await again.latest('loc')).toBeNull();
      expect(await again.seal(id)).toMatchObject({ startedAt: 6, endedAt: null });
      await again.end(id, 20);
      expect(await again.latest('loc')).toMatchObject({ startedAt: 6, endedAt: 20 });
    });

    test('a creation that is undone leaves the identities and the next rollback; one that is kept stays', async () => {
      await write(person);
      const { id } = await rollbacks().prepare('loc', all, 5);
      await rollbacks().begin(id, 6);
      const found = await rollbacks().find(id, ['L:1', 'L:2', 'L:9']);
      expect([...found.keys()]).toEqual(['L:1', 'L:2']);
      await rollbacks().settle([
        { reversalId: found.get('L:1')?.[0]?.id ?? 0, state: 'reversed', reason: null },
        { reversalId: found.get('L:2')?.[0]?.id ?? 0, state: 'kept', reason: 'used since: 1 note' },
      ]);
      const ids = await ledger.now.journal.destinationIds('loc', ['L:1', 'L:2']);
      expect(ids).toEqual({ 'L:2': 'at L:2' });
      expect(await covered({ kind: 'object', object: 'contact' })).toEqual(['L:2']);
    });

    test('what is of another kind since is linked as that kind, and leaves the identities when that is undone', async () => {
      const { journal, plans } = ledger.now;
      const note = { object: 'appointment-note' } as const;
      await write([[planned('B:1', { object: 'appointment' }), 'done']]);
      await write([[planned('B:1', note), 'done']], planInputs, 'r2');
      expect(await journal.identities('loc', 'appointment')).toEqual(new Map());
      const { id } = await rollbacks().prepare('loc', { kind: 'run', runId: 'r2' }, 5);
      await rollbacks().begin(id, 6);
      const [reversal] = await collect(rollbacks().reversals(id));
      await rollbacks().settle([{ reversalId: reversal?.id ?? 0, state: 'reversed', reason: null }]);
      expect(await journal.destinationIds('loc', ['B:1'])).toEqual({});

      // The same of what a plan finds standing.
      await write([[planned('B:2', { object: 'appointment' }), 'done']], planInputs, 'r3');
      const found = planned('B:2', { ...note, action: 'unchanged', destinationId: 'n2' });
      await plans.save(planInputs, 7, batches([found]));
      expect(await journal.identities('loc', 'appointment-note')).toEqual(new Map([['B:2', 'n2']]));
    });

    test('a rollback voids the plans of its location; one of grants voids no load', async () => {
      await write(person);
      const granted = await rollbacks().prepare('loc', { kind: 'object', object: 'enrollment' }, 5);
      await rollbacks().begin(granted.id, 6);
      expect(await ledger.now.plans.latest('rehearsal')).toMatchObject({ undoneAt: null });
      const { id } = await rollbacks().prepare('loc', all, 7);
      await rollbacks().begin(id, 8);
      expect(await ledger.now.plans.latest('rehearsal')).toMatchObject({ undoneAt: 8 });
    });

    test('the buckets add up to what was written, by kind, as foreseen and as it became', async () => {
      await write(person);
      const { id } = await rollbacks().prepare('loc', all, 5);
      const found = await collect(rollbacks().reversals(id));
      const bucketAt = (index: number) =>
        (['reversed', 'kept', 'errored', 'not-reversible', 'reversed', 'reversed'] as const)[index];
      await rollbacks().forecast(
        found.map(({ id: reversalId }) => ({ reversalId, bucket: 'reversed', reason: null })),
      );
      await rollbacks().settle(
        found
          .slice(0, 5)
          .map(({ id: reversalId }, index) => ({ reversalId, state: bucketAt(index) ?? 'kept', reason: '' })),
      );
      const none = { written: 1, reversed: 0, kept: 0, errored: 0, notReversible: 0 };
      expect(await rollbacks().counts(id)).toEqual({
        tag: { ...none, reversed: 1 },
        contact: { ...none, written: 2, kept: 1, errored: 1 },
        'contact-tags': { ...none, notReversible: 1 },
        opportunity: { ...none, reversed: 1 },
        'opportunity-reason': none,
      });
      const foreseen = Object.values(await rollbacks().forecastCounts(id));
      expect(foreseen.every(({ written, reversed }) => written === reversed)).toBe(true);
    });

    test('more reversals than a page holds come in order, each once', async () => {
      await write(range(manyRows).map((n) => [planned(`L:${n}`), 'done']));
      const names = await covered(all);
      expect(names).toHaveLength(manyRows);
      expect(new Set(names).size).toBe(manyRows);
    });
  });
}

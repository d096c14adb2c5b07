/** Plans: all or nothing, hashed over everything, operations in the order they run. */
import { describe, expect, test } from 'vitest';
import type { PlanInputs, PlannedOperation } from '../../src/model/plan.ts';
import type { LedgerUnderTest } from './ledger-suite.ts';
import { batches, collect, failing, manyRows, planInputs, planned, range } from './records.ts';

const run = { id: 'r1', step: 'apply', target: 'rehearsal', locationId: 'loc', startedAt: 1 } as const;

export function planRules(ledger: LedgerUnderTest): void {
  const save = (operations: readonly PlannedOperation[], inputs: PlanInputs = planInputs, madeAt = 5) =>
    ledger.now.plans.save(inputs, madeAt, batches(operations));

  describe('plans', () => {
    test('keeps inputs, instant and operations as they were given', async () => {
      const change = { field: 'email', before: null, after: 'a@example.com' };
      const given = planned('L:1', { action: 'update', destinationId: 'c1', changes: [change] });
      const plan = await save([given, planned('L:2', { action: 'skip', reason: 'why', expected: null })]);
      const { plans } = await ledger.reopen();
      expect(await plans.latest('rehearsal')).toEqual(plan);
      expect(plan).toMatchObject({ inputs: planInputs, madeAt: 5 });
      const [first, second] = await collect(plans.operations(plan.id));
      expect(first).toMatchObject({ ...given, planId: plan.id, state: 'planned', attempts: 0, note: null });
      expect(second).toMatchObject({ state: 'skipped', reason: 'why', expected: null });
      expect(await plans.actionCounts(plan.id)).toEqual({ contact: { update: 1, skip: 1 } });
      expect(await plans.reasonCounts(plan.id)).toEqual({ why: 1 });
    });

    test('the hash is stable, whatever the batches, the instant and the order of keys', async () => {
      const { hash } = await save([planned('L:1'), planned('L:2')]);
      expect(hash).toMatch(/^[0-9a-f]{64}$/);
      const inputs = Object.fromEntries(Object.entries(planInputs).toReversed()) as unknown as PlanInputs;
      const again = await ledger.now.plans.save(inputs, 99, batches([planned('L:1')], [], [planned('L:2')]));
      expect(again.hash).toBe(hash);
    });

    test('the hash changes with any input and anything of any operation', async () => {
      const inputs: Partial<PlanInputs>[] = [
        { target: 'production' },
        { locationId: 'other' },
        { exports: { 'a.csv': 'abd' } },
        { exports: { 'b.csv': 'abc' } },
        { mapVersion: 'x' },
        { decisionsHash: 'x' },
        { destinationFacts: { 'location country': 'DE' } },
      ];
      const operations: Partial<PlannedOperation>[] = [
        { object: 'tag' },
        { action: 'update' },
        { externalId: 'L:9' },
        { destinationId: 'c9' },
        { dependsOn: ['L:2'] },
        { expected: { name: 'x' } },
        { changes: [{ field: 'city', before: null, after: 'x' }] },
        { reason: 'x' },
      ];
      const hashes = [(await save([planned('L:1')])).hash, (await save([])).hash];
      for (const change of inputs) {
        hashes.push((await save([planned('L:1')], { ...planInputs, ...change })).hash);
      }
      for (const change of operations) hashes.push((await save([planned('L:1', change)])).hash);
      hashes.push((await save([planned('L:1'), planned('L:1')])).hash);
      expect(new Set(hashes).size).toBe(inputs.length + operations.length + 3);
    });

    test('operations come by phase, then object, then as given, over several pages', async () => {
      const people = range(manyRows).map((n) => planned(`L:${n}`));
      const plan = await save([
        planned('L:0:tags', { object: 'contact-tags', action: 'update' }),
        ...people,
        planned('tag:a', { object: 'tag' }),
        planned('field:x', { object: 'custom-field' }),
      ]);
      const order = (await collect(ledger.now.plans.operations(plan.id))).map(({ externalId }) => externalId);
      expect(order).toEqual(['field:x', 'tag:a', ...people.map(({ externalId }) => externalId), 'L:0:tags']);
    });

    test('operations are filtered by phase, object and state, also while states move on', async () => {
      const plan = await save([
        planned('tag:a', { object: 'tag', action: 'unchanged' }),
        ...range(manyRows).map((n) => planned(`L:${n}`)),
      ]);
      const { plans, journal } = ledger.now;
      expect(await collect(plans.operations(plan.id, { phase: 'schema' }))).toHaveLength(1);
      expect(await collect(plans.operations(plan.id, { object: 'tag', states: ['done'] }))).toHaveLength(1);
      // Over all kinds of record, too.
      expect(await collect(plans.operations(plan.id, { states: ['done'] }))).toHaveLength(1);
      let seen = 0;
      for await (const page of plans.operations(plan.id, { object: 'contact', states: ['planned'] })) {
        seen += page.length;
        const done = page.map(({ id }) => ({ operationId: id, state: 'done' as const }));
        await journal.settle(done, 1);
      }
      expect(seen).toBe(manyRows);
    });

    test('operations in several states come in the order they were planned, over several pages', async () => {
      const plan = await save(range(manyRows).map((n) => planned(`L:${n}`)));
      const { plans, journal } = ledger.now;
      const all = await collect(plans.operations(plan.id, { object: 'contact' }));
      const everyThird = all.filter((_, at) => at % 3 === 0);
      await journal.settle(
        everyThird.map(({ id }, at) => ({ operationId: id, state: at % 2 === 0 ? 'done' : 'refused' })),
        1,
      );
      const states = ['refused', 'planned'] as const;
      const found = await collect(plans.operations(plan.id, { object: 'contact', states }));
      const done = new Set(everyThird.filter((_, at) => at % 2 === 0).map(({ id }) => id));
      expect(found.map(({ id }) => id)).toEqual(all.map(({ id }) => id).filter((id) => !done.has(id)));
      expect(await collect(plans.operations(plan.id, { object: 'contact', states: [] }))).toEqual([]);
      expect(await journal.counts(plan.id, ['tag'])).toEqual({});
      const { contact } = await journal.counts(plan.id, ['contact', 'tag']);
      expect(contact).toMatchObject({ planned: manyRows, created: done.size });
    });

    test('a stream that breaks leaves the plan of before', async () => {
      const before = await save([planned('L:1')]);
      const broken = ledger.now.plans.save(planInputs, 6, failing([planned('L:2')]));
      await expect(broken).rejects.toThrow('the stream broke');
      expect(await ledger.now.plans.latest('rehearsal')).toEqual(before);
      expect(await collect(ledger.now.plans.operations(before.id))).toHaveLength(1);
    });

    test('a plan that ran is kept beside the next one; one that never ran is replaced', async () => {
      const ran = await save([planned('L:1')]);
      await ledger.now.journal.startRun({ ...run, planId: ran.id });
      const idle = await save([planned('L:2')]);
      const latest = await save([planned('L:3')]);
      expect(await ledger.now.plans.latest('rehearsal')).toEqual(latest);
      expect(await ledger.now.plans.latest('production')).toBeNull();
      expect(await collect(ledger.now.plans.operations(ran.id))).toHaveLength(1);
      const all = await collect(ledger.now.plans.operations(idle.id));
      expect(all.map(({ externalId }) => externalId)).not.toContain('L:2');
    });

    test('a plan of another kind neither replaces the load’s nor stands in its way', async () => {
      const load = await save([planned('L:1')]);
      const grant = await ledger.now.plans.save(planInputs, 6, batches([planned('L:2')]), 'grant');
      expect(await ledger.now.plans.latest('rehearsal')).toEqual(load);
      expect(await ledger.now.plans.latest('rehearsal', 'grant')).toEqual(grant);
      const again = await ledger.now.plans.save(planInputs, 7, batches([planned('L:3')]), 'grant');
      expect(await ledger.now.plans.latest('rehearsal', 'grant')).toEqual(again);
      expect(await collect(ledger.now.plans.operations(again.id))).toMatchObject([{ externalId: 'L:3' }]);
      expect(await collect(ledger.now.plans.operations(load.id))).toHaveLength(1);
    });

    test('who exists at the location is linked when planned', async () => {
      await save([
        planned('L:1', { action: 'unchanged', destinationId: 'c1' }),
        planned('L:1:tags', { object: 'contact-tags', action: 'update', destinationId: 'c1' }),
        planned('L:2'),
      ]);
      const ids = await ledger.now.journal.destinationIds('loc', ['L:1', 'L:1:tags', 'L:2']);
      expect(ids).toEqual({ 'L:1': 'c1' });
      expect(await ledger.now.journal.writtenSince('loc', 'contact', 1)).toEqual([]);
    });
  });
}

/** A running load is paused and resumed by other processes, over the location's own state. */
import { afterEach, expect, test } from 'vitest';
import { runApply } from '../../src/pipeline/run-apply.ts';
import { runPause } from '../../src/pipeline/run-pause.ts';
import { type SmallMigration, startSmallMigration, statesOf, writesTo } from '../support/small-account.ts';

let migration: SmallMigration;

afterEach(() => migration.close());

test('a pause: what is under way ends, nothing more is sent; resumed: it goes on to the end', async () => {
  migration = await startSmallMigration();
  await migration.plan();
  const { environment } = migration.surroundings;
  const switchTo = (step: 'pause' | 'resume') =>
    migration.with((workspace) => runPause(step, workspace, null, environment, Date.now()));
  const reasons: string[] = [];
  const counts: number[] = [];
  const pausing: Promise<unknown>[] = [];
  const surroundings = {
    ...migration.surroundings,
    onWait: (reason: string) => {
      if (!reason.startsWith('paused since ')) return;
      reasons.push(reason);
      void (async () => {
        counts.push((await writesTo(migration)).length);
        counts.push((await writesTo(migration)).length);
        await switchTo('resume');
      })();
    },
  };
  const applied = await migration.with((workspace) =>
    runApply(workspace, 'rehearsal', surroundings, ({ settled }) => {
      if (settled >= 2 && pausing.length === 0) pausing.push(switchTo('pause'));
    }),
  );
  expect(await pausing[0]).toMatchObject({
    step: 'pause',
    paused: { rehearsal: expect.any(String) as string },
  });
  expect(applied.status).toBe('done');
  expect(reasons.length).toBe(1);
  expect(counts[0]).toBe(counts[1]);
  expect(counts[0]).toBeLessThan((await writesTo(migration)).length);
  expect(new Set(Object.values(await statesOf(migration)))).toEqual(new Set(['done']));
});

test('a share set in landfall.yaml holds for every command of the workspace', async () => {
  migration = await startSmallMigration();
  await migration.with((workspace) => workspace.editConfig([{ path: ['pace', 'share'], value: 0.05 }]));
  const reasons: string[] = [];
  const surroundings = { ...migration.surroundings, onWait: (reason: string) => reasons.push(reason) };
  const { runPlan } = await import('../../src/pipeline/run-plan.ts');
  await migration.with((workspace) => runPlan(workspace, 'rehearsal', surroundings));
  expect(reasons.find((reason) => reason.includes('5 of 5 used'))).toContain('our 5 % of its limit');
});

/**
 * A rollback that dies at a write of its journal, before it or after it, and is run again: the location and the sums
 * end as those of one that was never interrupted (I3, I7). `LANDFALL_ROLLBACK_FULL=1` takes every write.
 */
import { afterEach, expect, test } from 'vitest';
import type { RollbackStore } from '../../src/ledger/rollback-stores.ts';
import { runRollback } from '../../src/pipeline/run-rollback.ts';
import type { TestMigration } from '../support/migration.ts';
import { dump, startInto, undo } from './rolling-back.ts';

const open: TestMigration[] = [];

afterEach(async () => {
  await Promise.all(open.splice(0).map((migration) => migration.close()));
});

async function loaded(): Promise<TestMigration> {
  const migration = await startInto(
    { contacts: 6, opportunities: 2, tags: 2 },
    { contacts: 12, seed: 5, account: { objects: ['contacts', 'deals', 'subscriptions'], deals: 4 } },
  );
  open.push(migration);
  await migration.plan();
  expect((await migration.apply()).status).toBe('done');
  return migration;
}

class Killed extends Error {}

/** The store, whose journal dies at its n-th write: half of the time before it is durable, else right after. */
function dyingAt(
  store: RollbackStore,
  at: number,
): { readonly store: RollbackStore; readonly writes: () => number } {
  let writes = 0;
  const dying = <Input, Output>(write: (input: Input) => Promise<Output>) => {
    return async (input: Input): Promise<Output> => {
      writes += 1;
      if (writes > at || (writes === at && at % 2 === 0)) throw new Killed();
      const output = await write(input);
      if (writes >= at) throw new Killed();
      return output;
    };
  };
  return {
    writes: () => writes,
    store: {
      ...store,
      beginRequest: dying((request: Parameters<RollbackStore['beginRequest']>[0]) =>
        store.beginRequest(request),
      ),
      endRequest: dying((end: Parameters<RollbackStore['endRequest']>[0]) => store.endRequest(end)),
      settle: dying((results: Parameters<RollbackStore['settle']>[0]) => store.settle(results)),
    },
  };
}

/** @returns the number of writes of the journal until it ended or died */
async function undoDying(of: TestMigration, at: number): Promise<number> {
  return of.with(async (workspace) => {
    const { store, writes } = dyingAt(workspace.ledger.rollbacks, at);
    const ledger = { ...workspace.ledger, rollbacks: store };
    const options = { scope: { kind: 'all' }, mode: 'yes', onProgress: () => undefined } as const;
    const run = runRollback({ ...workspace, ledger }, 'rehearsal', of.surroundings, options);
    await run.catch((error: unknown) => {
      if (!(error instanceof Killed)) throw error;
    });
    return writes();
  });
}

test('killed again and again while undoing, then resumed: the same end as never interrupted', async () => {
  const whole = await loaded();
  const writes = await undoDying(whole, Number.POSITIVE_INFINITY);
  const { rollback: sums } = await undoAgain(whole);
  expect(writes).toBeGreaterThan(40);

  const killed = await loaded();
  // Each death is a little further on; every write in the full run.
  const step = process.env['LANDFALL_ROLLBACK_FULL'] === '1' ? 1 : 61;
  let deaths = 0;
  for (let at = 1; at < writes; at += step) {
    await undoDying(killed, step);
    deaths += 1;
  }
  expect(deaths).toBeGreaterThan(1);
  const { rollback } = await undo(killed);
  expect(rollback).toEqual(sums);
  const shape = (state: Readonly<Record<string, unknown>>) =>
    Object.fromEntries(
      Object.entries(state).map(([kind, rows]) => [kind, Array.isArray(rows) ? rows.length : rows]),
    );
  expect(shape(await dump(killed))).toEqual(shape(await dump(whole)));
});

/** The sums of the rollback that ended. */
async function undoAgain(of: TestMigration) {
  return of.with(async ({ ledger }) => {
    const latest = await ledger.rollbacks.latest(of.locationId);
    const byObject = Object.values(await ledger.rollbacks.counts(latest?.id ?? 0));
    const sum = (name: 'written' | 'reversed' | 'kept' | 'errored' | 'notReversible') =>
      byObject.reduce((total, counts) => total + counts[name], 0);
    const rollback = {
      written: sum('written'),
      reversed: sum('reversed'),
      kept: sum('kept'),
      errored: sum('errored'),
      notReversible: sum('notReversible'),
    };
    return { rollback };
  });
}

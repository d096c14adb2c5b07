/** I6: running a step again changes nothing. */
import { expect, test } from 'vitest';
import { runExtract } from '../../src/pipeline/run-extract.ts';
import { operations, startSmallMigration, writesTo } from '../support/small-account.ts';

test('extract, plan, apply and verify a second time', async () => {
  const migration = await startSmallMigration();
  try {
    const first = await migration.plan();
    expect((await migration.plan()).planHash).toBe(first.planHash);
    const extracted = await migration.with((workspace) => runExtract(workspace, () => undefined));
    expect(extracted.changes).toBe(0);
    expect((await migration.plan()).planHash).toBe(first.planHash);

    await migration.apply();
    const [state, writes] = [await migration.state(), await writesTo(migration)];
    expect((await migration.apply()).changes).toBe(0);
    const verified = await migration.verify();
    const again = await migration.verify();
    expect(again.verification).toEqual(verified.verification);
    const next = await migration.plan();
    expect(next.changes).toBe(0);
    expect((await operations(migration)).every(({ action }) => action === 'unchanged')).toBe(true);
    expect((await migration.apply()).changes).toBe(0);
    expect(await writesTo(migration)).toEqual(writes);
    expect(await migration.state()).toEqual(state);
  } finally {
    await migration.close();
  }
});

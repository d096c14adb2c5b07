/** I2: no write reaches HighLevel outside a plan. Stale plans: test/apply; production: i2-signoff.test.ts. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { operations, type SmallMigration, startSmallMigration, writesTo } from '../support/small-account.ts';

let migration: SmallMigration;

beforeEach(async () => {
  migration = await startSmallMigration();
});

afterEach(() => migration.close());

test('without a plan apply refuses, and no step before it writes', async () => {
  await expect(migration.apply()).rejects.toMatchObject({ code: 'step-missing', exitCode: 3 });
  await migration.plan();
  await migration.plan();
  await expect(migration.verify()).rejects.toMatchObject({ code: 'step-missing', exitCode: 3 });
  expect(await writesTo(migration)).toEqual([]);
});

test('every write of a load belongs to an operation of the plan, and every operation to one write', async () => {
  await migration.plan();
  await migration.apply();
  const all = await operations(migration);
  const toSend = all.filter(({ action }) => action === 'create' || action === 'update');
  // Three people: no two operations share a bulk request here.
  expect(await writesTo(migration)).toHaveLength(toSend.length);
  expect(toSend.every(({ attempts }) => attempts === 1)).toBe(true);
  expect(all.filter(({ action }) => action === 'unchanged').every(({ attempts }) => attempts === 0)).toBe(
    true,
  );
});

test('verifying writes nothing', async () => {
  await migration.plan();
  await migration.apply();
  const before = await writesTo(migration);
  await migration.verify();
  expect(await writesTo(migration)).toEqual(before);
});

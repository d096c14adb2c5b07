/** I3: intent is durable before the request leaves. Kills at random moments: test/crash. */
import { expect, test } from 'vitest';
import { runApply } from '../../src/pipeline/run-apply.ts';
import { operations, startSmallMigration } from '../support/small-account.ts';
import { openTokenGate } from '../support/token-gate.ts';

test('whenever a write arrives, the journal already says which operation it is for', async () => {
  const migration = await startSmallMigration();
  const seen: number[] = [];
  // The door opens the ledger as any other process would, while the request waits in front of it.
  const gate = await openTokenGate(migration.simulator.url, async (method, path) => {
    if (method === 'GET' || path === '/contacts/search' || path.startsWith('/__sim')) return;
    seen.push((await operations(migration)).filter(({ state }) => state === 'intent').length);
  });
  try {
    await migration.plan();
    const environment = { ...migration.environment, LANDFALL_HIGHLEVEL_URL: gate.url };
    const surroundings = { ...migration.surroundings, environment };
    const { status } = await migration.with((workspace) =>
      runApply(workspace, 'rehearsal', surroundings, () => undefined),
    );
    expect(status).toBe('done');
    expect(seen.length).toBeGreaterThan(10);
    expect(Math.min(...seen)).toBeGreaterThan(0);
    expect((await operations(migration)).every(({ state }) => state === 'done')).toBe(true);
  } finally {
    await gate.close();
    await migration.close();
  }
});

/** I9: as the server saw it, no 10 seconds hold more than 100 requests, however a load is cut up. */
import { expect, test } from 'vitest';
import { runApply } from '../../src/pipeline/run-apply.ts';
import { startMigration } from '../support/migration.ts';
import type { SentRequest } from '../support/small-account.ts';

test('over a plan, a stopped and a resumed load and its verification', async () => {
  const migration = await startMigration({ contacts: 260, seed: 4 });
  try {
    await migration.prepare();
    await migration.plan();
    const stop = new AbortController();
    const surroundings = { ...migration.surroundings, stop: stop.signal };
    await migration.with((workspace) =>
      runApply(workspace, 'rehearsal', surroundings, ({ settled }) => {
        if (settled > 90) stop.abort();
      }),
    );
    expect((await migration.apply()).status).toBe('done');
    await migration.verify();
    const path = `requests?locationId=${migration.locationId}`;
    const times = ((await migration.ask(path)) as SentRequest[])
      .map(({ time }) => time)
      .sort((a, b) => a - b);
    expect(times.length).toBeGreaterThan(400);
    const inWindow = times.map(
      (from, first) => times.filter((t, n) => n >= first && t < from + 10_000).length,
    );
    expect(Math.max(...inWindow)).toBeLessThanOrEqual(100);
  } finally {
    await migration.close();
  }
});

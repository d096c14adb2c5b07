/**
 * Opt-outs only (issue 12, I8): whoever opted out since is stopped at once, on every record with the address; a second
 * run does nothing. `LANDFALL_DELTA_FULL=1` takes 10,000 people and 200 opt-outs and prints what it took.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { runOptOuts } from '../../src/pipeline/run-opt-outs.ts';
import { startMigration, type TestMigration } from '../support/migration.ts';
import { act, writesTo } from '../support/small-account.ts';

const isFull = process.env['LANDFALL_DELTA_FULL'] === '1';
const people = isFull ? 10_000 : 40;
const optedOut = isFull ? 200 : 5;

let migration: TestMigration | undefined;

afterEach(async () => {
  await migration?.close();
  migration = undefined;
});

function exportOf(saysNo: (n: number) => boolean): string {
  const rows = Array.from(
    { length: people },
    (_, n) =>
      `${n + 1},ada${n}@example.com,Ada${n},London,United States,News,Accepted,${saysNo(n) ? 'No' : 'Yes'},2024-01-01 10:00:00`,
  );
  return `${['id,email,first_name,city,country,lists,gdpr_status,gdpr_communications,date_joined', ...rows].join('\r\n')}\r\n`;
}

const sweep = (of: TestMigration) =>
  of.with((workspace) =>
    runOptOuts(workspace, 'rehearsal', of.surroundings, {
      onExtract: () => undefined,
      onStopped: () => undefined,
    }),
  );

test('an opt-out after the load: whoever opted out since is stopped in HighLevel, proved, and nothing else is touched', async () => {
  migration = await startMigration({
    csv: exportOf((n) => n === people - 1),
    simulator: { locations: [{ name: 'Rehearsal', settings: { allowDuplicateContact: true } }] },
  });
  const of = migration;
  await of.prepare();
  await of.plan();
  await expect(sweep(of)).rejects.toMatchObject({ code: 'step-missing' });
  expect((await of.apply()).status).toBe('done');
  // Somebody's own contact carries the address of one who opts out.
  const twin = (await act(of, 'create-contact', {
    contact: { firstName: 'Twin', email: 'ada0@example.com' },
  })) as { id: string };
  await of.ask('clock', { advanceMs: 120_000 });
  // After the switch workflows are published: that keeps nobody from being stopped.
  await act(of, 'publish-workflow', { name: 'Welcome' });

  const quiet = await sweep(of);
  expect(quiet).toMatchObject({ status: 'done', changes: 0, optOuts: { saidNo: 1, stopped: 0 } });

  const name = 'contacts_kartra_20-06-2026_7b3914f995e6d.csv';
  // City changes too: no business of this command.
  const later = exportOf((n) => n < optedOut || n === people - 1).replaceAll('London', 'Paris');
  await writeFile(join(of.workspaceFolder, 'exports', name), later);
  const before = await of.state();
  const writes = (await writesTo(of)).length;
  const startedAt = performance.now();
  const summary = await sweep(of);
  const seconds = (performance.now() - startedAt) / 1000;
  expect(summary).toMatchObject({
    status: 'done',
    changes: optedOut + 1,
    optOuts: { saidNo: optedOut + 1, stopped: optedOut + 1, verified: optedOut + 1 },
  });
  // One read and one write each, one read back, the pages, and a handful about the location.
  const pages = Math.ceil((people + 1) / 500);
  expect(summary.requests.total).toBeLessThanOrEqual(3 * (optedOut + 1) + pages + 5);
  expect((await writesTo(of)).length).toBe(writes + optedOut + 1);
  if (isFull)
    process.stderr.write(
      `${people} people, ${optedOut} opt-outs: ${summary.requests.total} requests, ${seconds.toFixed(1)} s\n`,
    );

  const after = await of.state();
  const closed = after.contacts.filter(({ dndSettings }) => dndSettings?.['Email']?.status === 'active');
  expect(closed).toHaveLength(optedOut + 2);
  expect(closed.some(({ id }) => id === twin.id)).toBe(true);
  const cities = (state: typeof after) => state.contacts.map((one) => (one as { city?: string }).city);
  expect(cities(after)).toEqual(cities(before));
  // Once more: nothing to do, and the delta afterwards finds them closed.
  expect(await sweep(of)).toMatchObject({ changes: 0, optOuts: { stopped: 0 } });
  expect(await readFile(join(of.workspaceFolder, 'landfall.yaml'), 'utf8')).not.toContain('@example.com');
});

/**
 * Delta (issue 12): a later export against what people typed in HighLevel since. `LANDFALL_DELTA_FULL=1` takes 500
 * changes at the source, 300 edits at the destination, 60 of them on the same detail; CI takes a tenth.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { isOpen, readConflicts, resolveConflicts } from '../../src/pipeline/conflict-file.ts';
import { runDelta } from '../../src/pipeline/run-delta.ts';
import { startMigration, type TestMigration } from '../support/migration.ts';

const scale = process.env['LANDFALL_DELTA_FULL'] === '1' ? 10 : 1;
const people = 80 * scale;
const changed = 50 * scale;
const edited = 30 * scale;
const overlap = 6 * scale;

let migration: TestMigration | undefined;

afterEach(async () => {
  await migration?.close();
  migration = undefined;
});

const header = 'ID,First name,Last name,Email,City';

/** @param cityOf by position */
function exportOf(positions: readonly number[], cityOf: (n: number) => string): string {
  const rows = positions.map((n) => `${n + 1},Ada${n},Lovelace,ada${n}@example.com,${cityOf(n)}`);
  return `${[header, ...rows].join('\r\n')}\r\n`;
}

const everybody = Array.from({ length: people }, (_, n) => n);

async function loaded(): Promise<TestMigration> {
  migration = await startMigration({ csv: exportOf(everybody, () => 'London') });
  await migration.prepare();
  await migration.plan();
  expect((await migration.apply()).status).toBe('done');
  await migration.ask('clock', { advanceMs: 120_000 });
  return migration;
}

const later = (of: TestMigration, csv: string) =>
  writeFile(join(of.workspaceFolder, 'exports/contacts_kartra_20-06-2026_7b3914f995e6d.csv'), csv);

const delta = (of: TestMigration) =>
  of.with((workspace) => runDelta(workspace, 'rehearsal', of.surroundings, () => undefined));

interface City {
  readonly id: string;
  readonly email?: string;
  readonly city?: string;
}

const citiesOf = async (of: TestMigration) => (await of.state()).contacts as unknown as readonly City[];

test(`a detail changed on both sides waits: ${changed} changes in Kartra, ${edited} edits in HighLevel, ${overlap} on both: each side keeps what it alone changed, the rest waits`, async () => {
  const of = await loaded();
  const byEmail = new Map((await citiesOf(of)).map((contact) => [contact.email, contact.id]));
  // Kartra changes the first; people edit the last of those and more.
  const from = changed - overlap;
  for (let n = from; n < from + edited; n += 1) {
    const contactId = byEmail.get(`ada${n}@example.com`);
    const changes = { city: `Typed ${n}` };
    await of.ask('ui', { locationId: of.locationId, action: 'edit-contact', contactId, changes });
  }
  await of.ask('clock', { advanceMs: 120_000 });
  await later(
    of,
    exportOf(everybody, (n) => (n < changed ? `Moved ${n}` : 'London')),
  );

  const planned = await delta(of);
  expect(planned.delta).toMatchObject({
    conflicts: overlap,
    left: edited - overlap,
    gone: 0,
    generations: 2,
  });
  expect(planned.counts['contact']).toMatchObject({ updated: changed - overlap, created: 0 });
  expect((await of.apply()).status).toBe('done');
  const cities = await citiesOf(of);
  expect(cities.filter(({ city }) => city?.startsWith('Moved '))).toHaveLength(changed - overlap);
  expect(cities.filter(({ city }) => city?.startsWith('Typed '))).toHaveLength(edited);
  expect((await of.verify()).verification.records).toMatchObject({ mismatched: 0, missing: 0 });

  // A person decides two of the queue: one for Kartra, one by a value of their own; the others stay as they are.
  const queue = await of.with((workspace) => readConflicts(workspace, 'rehearsal'));
  expect(queue.filter(isOpen)).toHaveLength(overlap);
  const [one, other] = queue;
  const who = { by: 'A. Person', at: '2026-07-01T00:00:00.000Z' };
  await of.with(async (workspace) => {
    await resolveConflicts(workspace, 'rehearsal', [one?.id ?? ''], { choice: 'source' }, who);
    const edit = { choice: 'edit', value: 'Agreed' } as const;
    await resolveConflicts(workspace, 'rehearsal', [other?.id ?? ''], edit, who);
  });
  await of.ask('clock', { advanceMs: 120_000 });
  const again = await delta(of);
  expect(again.delta.conflicts).toBe(overlap - 2);
  expect(again.counts['contact']).toMatchObject({ updated: 2 });
  expect((await of.apply()).status).toBe('done');
  const after = await citiesOf(of);
  expect(after.filter(({ city }) => city === 'Agreed')).toHaveLength(1);
  expect(after.filter(({ city }) => city?.startsWith('Moved '))).toHaveLength(changed - overlap + 1);
  await of.ask('clock', { advanceMs: 120_000 });
  const third = await delta(of);
  expect(third.counts['contact']).toMatchObject({ updated: 0 });
  expect(third.delta.conflicts).toBe(overlap - 2);
});

test('who is gone from Kartra is listed and stays; who is new is added', async () => {
  const of = await loaded();
  await later(of, `${exportOf(everybody.slice(3), () => 'London')}9999,New,Person,new@example.com,Paris\r\n`);
  const planned = await delta(of);
  expect(planned.delta.gone).toBe(3);
  expect(planned.counts['contact']).toMatchObject({ created: 1, updated: 0 });
  const paper = await readFile(join(of.workspaceFolder, 'reports/gone-from-kartra.csv'), 'utf8');
  expect(paper.trim().split('\n')).toHaveLength(4);
  expect((await of.state()).contacts).toHaveLength(people);
});

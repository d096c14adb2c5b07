/** Preflight through the pipeline: scopes at connect, the settings of production while rehearsing. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { runConnect } from '../../src/pipeline/run-connect.ts';
import { initWorkspace } from '../../src/pipeline/workspace.ts';
import { startMigration, type TestMigration } from '../support/migration.ts';

let open: TestMigration | null = null;
afterEach(async () => {
  await open?.close();
  open = null;
});

const csv = [
  'id,email,first_name,phone_country_code,phone,date_joined',
  '1,ann@example.com,Ann,,,2024-01-01 10:00:00',
  '2,bob@example.com,Bob,1,4155550100,2024-01-02 10:00:00',
  '3,,Cid,1,4155550100,2024-01-03 10:00:00',
].join('\n');

async function connect(migration: TestMigration, target: 'rehearsal' | 'production', place: number) {
  const { id = '', token = '' } = migration.simulator.locations[place] ?? {};
  const file = join(migration.folder, `token-${place}`);
  await writeFile(file, token);
  return migration.with((workspace) => runConnect(workspace, target, id, { file }, migration.surroundings));
}

test('connect names the scopes a token lacks, and stops where nothing could be loaded without', async () => {
  const scopes = ['locations.readonly', 'contacts.readonly', 'locations/tags.readonly'].concat([
    'workflows.readonly',
    'opportunities.readonly',
    'objects/schema.readonly',
    'calendars.readonly',
  ]);
  open = await startMigration({ simulator: { locations: [{ name: 'Narrow', scopes }, { name: 'Whole' }] } });
  await initWorkspace(open.workspaceFolder);
  const { preflight } = await connect(open, 'rehearsal', 0);
  expect(preflight.map(({ id, level }) => [id, level])).toEqual([
    ['scope:locations/customFields.readonly', 'blocking'],
    ['scope:users.readonly', 'note'],
  ]);
  expect((await connect(open, 'production', 1)).preflight).toEqual([]);
});

test('while rehearsing, the settings of production decide whether somebody would be left out', async () => {
  open = await startMigration({ csv });
  await open.prepare();
  const alone = await open.plan();
  expect(alone.reasons).toEqual({ 'another person has this address': 1 });
  expect(alone.status).toBe('done');
  expect(alone.preflight).toContainEqual(
    expect.objectContaining({ id: 'duplicate-contacts', level: 'note', records: 1 }),
  );
  await connect(open, 'production', 1);
  const both = await open.plan();
  expect(both.status).toBe('blocked');
  expect(both.preflight).toContainEqual(
    expect.objectContaining({ id: 'duplicate-contacts', level: 'blocking', records: 1 }),
  );

  const settings = { action: 'edit-settings', settings: { allowDuplicateContact: true } };
  await open.ask('ui', { locationId: open.locationId, ...settings });
  const differs = await open.plan();
  expect(differs.preflight).toContainEqual(
    expect.objectContaining({ id: 'rehearsal-differs', level: 'blocking' }),
  );
  await open.ask('ui', { locationId: open.simulator.locations[1]?.id, ...settings });
  expect(await open.plan()).toMatchObject({ status: 'done' });
});

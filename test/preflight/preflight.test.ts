/** Preflight through the pipeline: scopes at connect, the settings of production while rehearsing. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { acceptFinding } from '../../src/pipeline/accept-finding.ts';
import { runConnect } from '../../src/pipeline/run-connect.ts';
import { decide, decideRecommended, readQuestions } from '../../src/pipeline/run-decide.ts';
import { runPlan } from '../../src/pipeline/run-plan.ts';
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

  // Before the first write it is looked at once more: nothing leaves while it is open.
  await expect(open.apply()).rejects.toMatchObject({
    code: 'findings-open',
    exitCode: 3,
    details: { value: 'duplicate-contacts' },
  });
  expect((await open.state()).contacts).toHaveLength(0);

  const settings = { action: 'edit-settings', settings: { allowDuplicateContact: true } };
  await open.ask('ui', { locationId: open.locationId, ...settings });
  const differs = await open.plan();
  expect(differs.preflight).toContainEqual(
    expect.objectContaining({ id: 'rehearsal-differs', level: 'blocking' }),
  );
  await open.ask('ui', { locationId: open.simulator.locations[1]?.id, ...settings });
  expect(await open.plan()).toMatchObject({ status: 'done' });
});

test('while rehearsing, owners are looked for among the users of production', async () => {
  const users = ['dana@x.example'];
  open = await startMigration({
    csv,
    files: {
      'deals_kartra.csv':
        'Deal ID,Deal,Pipeline,Stage,Value,Currency,Status,Contact Email,Lead ID,Owner\n7,First,Sales,New,10,USD,Open,ann@example.com,1,dana@x.example\n',
    },
    simulator: { locations: [{ name: 'Rehearsal', users }, { name: 'Production' }] },
  });
  await open.prepare();
  const owners = async () =>
    (await open?.plan())?.preflight.find(({ id }) => id === 'owners-without-user')?.records ?? 0;
  expect(await owners()).toBe(0);
  await connect(open, 'production', 1);
  expect(await owners()).toBe(1);
});

test('another Kartra account under the same numbers is told from people somebody renamed', async () => {
  open = await startMigration({
    csv: [
      'id,email,first_name,last_name',
      '1,ann@example.com,Ann,Archer',
      '2,bob@example.com,Bob,Baker',
      '3,cyd@example.com,Cyd,Cook',
    ].join('\n'),
  });
  await open.prepare();
  await connect(open, 'production', 1);
  const locationId = open.simulator.locations[1]?.id;
  const here = (action: string, what: object) => open?.ask('ui', { locationId, action, ...what });
  await here('create-custom-field', { field: { name: 'Kartra ID', dataType: 'TEXT' } });
  const stands = (marker: string, email: string, firstName: string, lastName: string) =>
    here('create-contact', {
      contact: { email, firstName, lastName, customFields: [{ key: 'kartra_id', value: marker }] },
    });
  await stands('L:1', 'zoe@example.com', 'Zoe', 'Zimmer');
  await stands('L:2', 'robert@example.com', 'Bob', 'Baker');
  await stands('L:3', 'cyd@example.com', 'Cynthia', 'Cooper');
  // HighLevel's search shows a new contact seconds late.
  await open.ask('clock', { advanceMs: 120_000 });
  const planned = await open.with((workspace) =>
    runPlan(workspace, 'production', (open as TestMigration).surroundings),
  );
  expect(planned.counts['contact']).toMatchObject({ created: 0, planned: 3 });
  expect(planned.preflight.filter(({ id }) => id === 'marks-of-others')).toEqual([
    expect.objectContaining({ level: 'blocking', acceptable: false, records: 1 }),
  ]);
  expect(planned).toMatchObject({ status: 'blocked', next: 'landfall plan --target production' });
});

test('a person accepts what is in the way by name, for as many records as they saw, and the load goes on', async () => {
  open = await startMigration({ csv });
  await open.prepare();
  await connect(open, 'production', 1);
  await open.plan();
  const { surroundings } = open;
  const accept = (...ids: string[]) =>
    open?.with((workspace) => acceptFinding(workspace, 'rehearsal', ids, 'Ann', surroundings));
  await expect(accept('shared-phones')).rejects.toMatchObject({
    code: 'usage',
    details: { rule: 'one of duplicate-contacts' },
  });
  expect(await accept('duplicate-contacts')).toMatchObject({
    accepted: [{ finding: 'duplicate-contacts', target: 'rehearsal', records: 1, by: 'Ann' }],
    waiting: [],
  });
  const planned = await open.plan();
  expect(planned.status).toBe('done');
  expect(planned.preflight).toContainEqual(
    expect.objectContaining({
      id: 'duplicate-contacts',
      level: 'accepted',
      accepted: { by: 'Ann', at: expect.stringMatching(/^\d{4}-/u) as string },
    }),
  );
  expect((await open.apply()).status).toBe('done');
  expect((await open.state()).contacts).toHaveLength(2);
  // Another acceptance replaces it and loses nobody else's.
  await accept('duplicate-contacts');
  const kept = await open.with((workspace) => Promise.resolve(workspace.config.acceptedFindings));
  expect(kept).toHaveLength(1);
});

test('a question offers what the connected location takes, and refuses the rest with the reason', async () => {
  const bought = 'id,Transaction type,lead_id,Buyer_Email,Amount,Currency,Date,Product\n';
  open = await startMigration({
    csv,
    files: {
      'transactions_kartra.csv': `${bought}7,Sale,1,ann@example.com,10.00,USD,2026-01-05 10:00:00,Mug\n`,
    },
  });
  await open.prepare();
  const who = { by: 'Ann', at: '2026-01-01T00:00:00.000Z' };
  const question = () =>
    open?.with(async (workspace) => (await readQuestions(workspace)).find(({ id }) => id === 'transactions'));
  expect(await question()).toMatchObject({
    choices: ['totals', 'custom-object'],
    recommended: 'custom-object',
  });
  await open.with(async (workspace) => {
    await expect(decide(workspace, 'transactions', 'per-order', who)).rejects.toMatchObject({
      code: 'usage',
      message: expect.stringContaining('one opportunity a person and pipeline') as string,
    });
    await workspace.editConfig([{ path: ['decisions', 'transactions'], value: undefined }]);
  });
  await open.with((workspace) => decideRecommended(workspace, who));
  expect((await question())?.answer?.choice).toBe('custom-object');
  const settings = { allowDuplicateOpportunity: true };
  await open.ask('ui', { locationId: open.locationId, action: 'edit-settings', settings });
  await connect(open, 'rehearsal', 0);
  expect(await question()).toMatchObject({ recommended: 'per-order', choices: { length: 4 } });
});

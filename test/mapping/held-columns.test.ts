/**
 * Columns whose values have two readings: held until a person says which, through the real process, and then
 * written as that person said. What the account's own names decide is asked of nobody.
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isoInstant } from '../../src/model/clock.ts';
import { runConnect } from '../../src/pipeline/run-connect.ts';
import { decide, decideRecommended } from '../../src/pipeline/run-decide.ts';
import { runExtract } from '../../src/pipeline/run-extract.ts';
import { readOpenQuestions, runMapConfirm, runMapPropose } from '../../src/pipeline/run-map.ts';
import { initWorkspace, openWorkspace } from '../../src/pipeline/workspace.ts';
import { startMigration, type TestMigration } from '../support/migration.ts';
import { runLandfall } from '../support/run-landfall.ts';

const exportName = 'contacts_kartra_09-06-2026_6a2803f884d5c.csv';
const contacts = [
  'lead_id,email,first_name,date_joined,tags,lists,gdpr_status,gdpr_communications',
  '1,ann@example.com,Ann,03/04/2024,"vip, gold",Main,Accepted,Yes',
  '2,bo@example.com,Bo,05/06/2024,buyer; new,Main,Accepted,Yes',
].join('\r\n');

let migration: TestMigration;

beforeAll(async () => {
  migration = await startMigration();
  await initWorkspace(migration.workspaceFolder);
  await writeFile(join(migration.workspaceFolder, 'exports', exportName), contacts);
  await writeFile(join(migration.folder, 'token'), migration.simulator.locations[0]?.token ?? '');
});

afterAll(() => migration.close());

async function run(exitCode: number, ...argv: readonly string[]): Promise<Record<string, unknown>> {
  const { folder: cwd, environment } = migration;
  const kept = ['LANDFALL_HIGHLEVEL_URL', 'LANDFALL_CLOCK', 'XDG_STATE_HOME'];
  const own = Object.fromEntries(kept.map((name) => [name, environment[name] ?? '']));
  const done = await runLandfall([...argv, '--workspace', 'acme', '--json'], { cwd, environment: own });
  expect(done.exitCode, `${argv.join(' ')}: ${done.stdout}${done.stderr}`).toBe(exitCode);
  return JSON.parse(done.stdout) as Record<string, unknown>;
}

test('nothing is confirmed, planned or written before each is answered; then the answer is what arrives', {
  timeout: 240_000,
}, async () => {
  await migration.with((workspace) => runExtract(workspace, () => undefined));
  await migration.with((workspace) => runMapPropose(workspace));
  const by = ['--by', 'A. Person'];
  const { questions } = (await run(3, 'map', 'confirm', '--all', ...by)) as {
    questions: { column: string; question: string; answers: string[] }[];
  };
  expect(questions.map(({ column, question }) => `${column} ${question}`)).toEqual([
    'contact.date_joined day-or-month',
    'contact.tags separator',
  ]);
  const { locationId, surroundings } = migration;
  await migration.with(async (workspace) => {
    const file = join(migration.folder, 'token');
    await runConnect(workspace, 'rehearsal', locationId, { file }, surroundings);
  });
  await expect(migration.plan()).rejects.toMatchObject({ code: 'map-unconfirmed' });
  await run(3, 'apply', '--target', 'rehearsal');
  expect((await migration.state()).contacts).toEqual([]);

  // Day first; and, as no single character separates these, both of them.
  const [dayFirst = ''] = questions[0]?.answers ?? [];
  expect(questions[1]?.answers.map((answer) => answer.split(' ').at(-1))).toEqual([
    'semicolon',
    'bar',
    'comma',
  ]);
  await run(0, ...dayFirst.split(' ').slice(1), ...by);
  await run(2, 'map', 'set', 'contact.email', '--separator', 'comma', ...by);
  await run(0, 'map', 'set', 'contact.tags', '--separator', ',;', ...by);
  await run(0, 'map', 'confirm', '--all', ...by);
  await migration.with(async (workspace) => {
    const who = { by: 'a test', at: isoInstant(0) };
    await decide(workspace, 'default-country', 'US', who);
    await decide(workspace, 'time-zone', 'America/New_York', who);
    await decideRecommended(workspace, who);
    await decide(workspace, 'rehearsal-addresses', 'real', who);
  });
  await migration.plan();
  await migration.apply();
  const { contacts: written, customFields } = await migration.state();
  const joined = customFields.find(({ name }) => name.toLowerCase().includes('joined'))?.id;
  const shown = written.map(({ firstName, tags, customFields: values }) => [
    firstName?.toLowerCase(),
    tags.filter((tag) => !tag.startsWith('list:')),
    String(values.find(({ id }) => id === joined)?.value),
  ]);
  expect(shown).toHaveLength(2);
  expect(shown).toEqual(
    expect.arrayContaining([
      ['ann', ['gold', 'vip'], expect.stringContaining('2024-04-03')],
      ['bo', ['buyer', 'new'], expect.stringContaining('2024-06-05')],
    ]),
  );
});

test('a list of the account’s tags answers what the cells leave open', { timeout: 60_000 }, async () => {
  const folder = join(migration.folder, 'known');
  await initWorkspace(folder);
  await writeFile(
    join(folder, 'exports', exportName),
    contacts.replaceAll(/\d\d\/(\d\d)\/2024/g, '2024-$1-01'),
  );
  const tags = ['Tag,Category,Expires After (days),Contacts', '"vip, gold",,,1', 'Buyer,,,1', 'New,,,1'];
  await writeFile(join(folder, 'exports', 'tags.csv'), tags.join('\r\n'));
  const workspace = await openWorkspace(folder);
  try {
    await runExtract(workspace, () => undefined);
    const { map } = await runMapPropose(workspace);
    const column = map.columns.find(({ column: name }) => name === 'tags');
    expect(column?.target).toEqual({ kind: 'tags', prefix: '', separator: ';' });
    expect(column?.because).toContain('100 % of the pieces are names this account is known to have');
    expect(await readOpenQuestions(workspace, map)).toEqual([]);
    const who = { by: 'a test', at: '2026-11-25T00:00:00.000Z', withoutReview: true };
    expect((await runMapConfirm(workspace, who)).confirmedBy).toBe('a test');
  } finally {
    await workspace.close();
  }
});

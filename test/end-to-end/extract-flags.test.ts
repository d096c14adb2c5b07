/** `landfall extract --preview` and `--suppress-from`, as a person types them. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hashAddress } from '../../src/pipeline/suppressions.ts';
import { initWorkspace, openWorkspace } from '../../src/pipeline/workspace.ts';
import { runLandfall } from '../support/run-landfall.ts';

const exportName = 'contacts_kartra_09-06-2026_6a2803f884d5c.csv';
let folder: string;
const workspaceFolder = () => join(folder, 'acme');

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'landfall-flags-'));
  await initWorkspace(workspaceFolder());
  const rows = [
    'id,email,first_name,Favourite colour',
    '1,ann@example.com,Ann,red',
    '2,bo@example.com,Bo,blue',
  ];
  await writeFile(join(workspaceFolder(), 'exports', exportName), rows.join('\r\n'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

const run = (...argv: readonly string[]) =>
  runLandfall(argv.includes('--workspace') ? argv : [...argv, '--workspace', 'acme'], {
    cwd: folder,
    environment: { XDG_STATE_HOME: join(folder, 'state') },
  });

const peopleKept = async (): Promise<number> => {
  const workspace = await openWorkspace(workspaceFolder());
  try {
    return await workspace.ledger.entities.count('contact');
  } finally {
    await workspace.close();
  }
};

test('a preview says what a file is taken for, shows no value and keeps nothing', {
  timeout: 120_000,
}, async () => {
  const { exitCode, stdout } = await run('extract', '--preview', exportName);
  expect(exitCode).toBe(0);
  expect(stdout).toContain(`${exportName}: read as contacts (utf-8), 4 columns`);
  expect(stdout).toMatch(/first_name → first_name/);
  expect(stdout).toContain('Favourite colour → kept under its own name');
  expect(stdout).not.toMatch(/ann@|bo@|red|blue/);
  expect(await peopleKept()).toBe(0);
  const absent = await run('extract', '--preview', 'nothing.csv', '--json');
  expect([absent.exitCode, JSON.parse(absent.stdout)]).toMatchObject([
    2,
    { error: { code: 'file-missing' } },
  ]);
});

test('addresses of a file become hashes in suppress.csv, and these people are left out', {
  timeout: 120_000,
}, async () => {
  await writeFile(join(folder, 'never.txt'), 'email\nBo@Example.com\n');
  const { exitCode, stdout } = await run('extract', '--suppress-from', 'never.txt');
  expect(exitCode).toBe(0);
  expect(stdout).toContain('1 address read, 1 new in suppress.csv (hashes only).');
  const kept = await readFile(join(workspaceFolder(), 'suppress.csv'), 'utf8');
  expect(kept).toContain(hashAddress('bo@example.com'));
  expect(kept).not.toContain('@');
  expect(await peopleKept()).toBe(1);
});

test('many files of one program that is no UTF need one answer', { timeout: 120_000 }, async () => {
  await initWorkspace(join(folder, 'latin'));
  const exports = join(folder, 'latin', 'exports');
  const people = Buffer.from('id,email,first_name\r\n1,zoe@example.com,Zoé\r\n', 'latin1');
  await writeFile(join(exports, 'contacts_kartra_08-06-2026_6a2803f884d5c.csv'), people);
  await writeFile(join(exports, exportName), people);
  await writeFile(
    join(exports, 'contacts_kartra_10-06-2026_6a2803f884d5c.csv'),
    'id,email\r\n2,bo@example.com\r\n',
  );
  const here = ['--workspace', 'latin'];
  const asked = await run('extract', '--json', ...here);
  const { error } = JSON.parse(asked.stdout) as {
    error: { message: string; remedy: string; problems: readonly object[] };
  };
  expect(error.message).toContain('2 files in exports/');
  expect(error.remedy).toContain('landfall extract --encoding "*=windows-1252" --by "Your Name"');
  expect(error.problems).toMatchObject(
    ['contacts_kartra_08-06-2026_6a2803f884d5c.csv', exportName].map((file) => {
      return { code: 'file-encoding', file, line: 2, rule: 'encoding-unconfirmed' };
    }),
  );
  const confirmed = await run('extract', '--encoding', '*=windows-1252', '--by', 'Ann', '--json', ...here);
  expect(confirmed.exitCode).toBe(0);
  const { inputs } = JSON.parse(confirmed.stdout) as { inputs: { encoding: string }[] };
  expect(inputs.map(({ encoding }) => encoding)).toEqual(['windows-1252', 'windows-1252', 'utf-8']);
});

/** I11: no token, e-mail or phone on standard error, in errors or in the journal's notes. */
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { describeError } from '../support/describe-error.ts';
import {
  act,
  injectFault,
  operations,
  type SmallMigration,
  startSmallMigration,
} from '../support/small-account.ts';

const main = join(import.meta.dirname, '../../src/cli/main.ts');
let migration: SmallMigration;
let secrets: readonly string[];

beforeEach(async () => {
  migration = await startSmallMigration();
  const token = await readFile(join(migration.folder, 'token'), 'utf8');
  secrets = [token, 'example.com', '41555501', 'Ash', 'Birch', 'Cedar'];
});

afterEach(() => migration.close());

const expectPrivate = (text: string) => {
  for (const secret of secrets) expect(text).not.toContain(secret);
};

const run = (...args: readonly string[]) =>
  new Promise<{ code: number; stderr: string }>((resolve) => {
    const all = [main, ...args, '--workspace', migration.workspaceFolder];
    const child = execFile(process.execPath, all, { env: migration.environment }, (_, __, stderr) => {
      resolve({ code: child.exitCode ?? -1, stderr });
    });
  });

test('notes and standard error of a load with refusals of every kind', async () => {
  await migration.plan();
  const appeared = { firstName: 'Ann', lastName: 'Ash', email: 'ann@example.com' };
  await act(migration, 'create-contact', { contact: appeared });
  await act(migration, 'create-contact', { contact: { firstName: 'Dee', phone: '+14155550103' } });
  await injectFault(migration, 'POST', '/contacts/', 'status:400', { skip: 1, times: 5 });
  const { code, stderr } = await run('apply', '--target', 'rehearsal');
  expect(code).toBe(4);
  expectPrivate(stderr);
  const notes = (await operations(migration)).flatMap(({ note }) => note ?? []);
  expect(notes.length).toBeGreaterThan(1);
  expectPrivate(notes.join('\n'));
});

test('what a failing command says', async () => {
  await migration.plan();
  await migration.apply();
  await injectFault(migration, '*', '/contacts/*', 'status:500', { times: 10_000 });
  const { code, stderr } = await run('verify', '--target', 'rehearsal');
  expect(code).toBe(7);
  expect(stderr.length).toBeGreaterThan(20);
  expectPrivate(stderr);
  const error: unknown = await migration.verify().catch((reason: unknown) => reason);
  expectPrivate(describeError(error));
});

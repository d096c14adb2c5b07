/**
 * I11: every command of the program, in one workspace full of marked people, well and failing: no token, key, address
 * or phone on stdout or stderr, in the bundle or in what is kept for a location, and no token in any file. Where a
 * command is there to show people's values to whoever asks, it does, on stdout only.
 */
import { spawn } from 'node:child_process';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startMigration, type TestMigration } from '../support/migration.ts';
import { markedExports, personal, privateCases } from './private-cases.ts';
import type { SaidAll, Step } from './run-commands.ts';

const entry = fileURLToPath(new URL('run-commands.ts', import.meta.url));
const launcher = fileURLToPath(new URL('../../landfall', import.meta.url));

let of: TestMigration;
let secrets: Readonly<Record<string, string>>;
/** Where a person keeps them: outside the workspace. */
const secretFile = (name: string): string => join(of.folder, 'secrets', name);

beforeAll(async () => {
  of = await startMigration();
  const { locations, kartra } = of.simulator;
  secrets = {
    'first-token': locations[0]?.token ?? '',
    'second-token': locations[1]?.token ?? '',
    key: kartra.apiKey,
    password: kartra.apiPassword,
  };
  await mkdir(join(of.folder, 'secrets'));
  for (const [name, secret] of Object.entries(secrets)) await writeFile(secretFile(name), secret);
});

afterAll(() => of.close());

/** What of a text should not be there. */
function leaksIn(text: string): readonly string[] {
  const leaked = Object.entries(secrets).flatMap(([name, secret]) => (text.includes(secret) ? [name] : []));
  return [...leaked, ...(personal.exec(text) ?? [])];
}

/** Every case in a process of its own together: starting one for each would take minutes. */
async function runAll(steps: readonly Step[]): Promise<SaidAll> {
  const [stepsFile, saidFile] = [join(of.folder, 'steps.json'), join(of.folder, 'said.json')];
  await writeFile(stepsFile, JSON.stringify(steps));
  const env = { ...of.environment, LANDFALL_KARTRA_URL: of.simulator.kartraUrl, INIT_CWD: of.folder };
  const child = spawn(process.execPath, [entry, stepsFile, saidFile], { env, stdio: 'inherit' });
  expect(await new Promise((resolve) => child.on('close', resolve))).toBe(0);
  return JSON.parse(await readFile(saidFile, 'utf8')) as SaidAll;
}

test('every command, well and failing, names nobody and no secret where it should not', async () => {
  const cases = privateCases(of, secretFile);
  const faults = (body: readonly object[]): Step => ({ ask: `${of.simulator.url}/__sim/faults`, body });
  const exports = Object.entries(markedExports).map(
    ([name, text]): Step => ({ write: join(of.workspaceFolder, 'exports', name), text }),
  );
  const steps = cases.flatMap(({ argv, faults: struck = [] }, at): readonly Step[] => [
    ...(at === 1 ? exports : []),
    faults(struck),
    { argv: ['--workspace', of.workspaceFolder, ...argv] },
  ]);
  const { commands, said } = await runAll(steps);

  const failures = said.flatMap(({ argv, exitCode, stdout, stderr }, at) => {
    const { exitCode: expected, shows = false } = cases[at] ?? {};
    const where = `${argv.slice(2).join(' ')}:`;
    return [
      ...(exitCode === expected
        ? []
        : [`${where} exit ${exitCode}, not ${expected}: ${stderr.slice(0, 300)}`]),
      ...leaksIn(stderr).map((leak) => `${where} stderr holds ${leak}`),
      ...(shows ? [] : leaksIn(stdout).map((leak) => `${where} stdout holds ${leak}`)),
    ];
  });
  expect(failures).toEqual([]);
  const untried = commands.filter(
    (name) => !cases.some(({ argv }) => argv.join(' ').split(' ', 2).join(' ').startsWith(name)),
  );
  expect(untried).toEqual([]);
  expect(commands.length).toBeGreaterThan(35);

  expect(leaksIn(await readFile(join(of.workspaceFolder, 'reports/doctor.json'), 'utf8'))).toEqual([]);
  await expectKeptPrivately();
});

/** Tokens and keys in no file but a person's own; of people nothing in what is kept for a location. */
async function expectKeptPrivately(): Promise<void> {
  const files = await readdir(of.folder, { recursive: true, withFileTypes: true });
  let read = 0;
  const leaked: string[] = [];
  for (const file of files) {
    const path = join(file.parentPath, file.name);
    if (!file.isFile() || file.parentPath.endsWith('/secrets') || path === join(of.folder, 'token')) continue;
    read += 1;
    const text = await readFile(path, 'latin1');
    for (const [name, secret] of Object.entries(secrets))
      if (text.includes(secret)) leaked.push(`${path}: ${name}`);
    if (path.startsWith(join(of.folder, 'state')) && personal.test(text)) leaked.push(`${path}: a person`);
  }
  expect(leaked).toEqual([]);
  expect(read).toBeGreaterThan(20);
}

test('a defect shows where it is, and nothing of what it met', async () => {
  const bug = 'JSON.parse(\'{"email": "zylphia@marked-person.example", Zylphia\')';
  const print = "printError(error, 'apply', createOutput(false))";
  const at = (file: string) =>
    JSON.stringify(fileURLToPath(new URL(`../../src/cli/${file}`, import.meta.url)));
  const script = `
    const { printError } = await import(${at('print-error.ts')});
    const { createOutput } = await import(${at('output.ts')});
    try { ${bug} } catch (error) { ${print} }
    try { throw new TypeError('no +1 415 555 0191 of zylphia@marked-person.example in ${secrets['first-token'] ?? ''}') }
    catch (error) { ${print} }`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let stderr = '';
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  await new Promise((resolve) => child.on('close', resolve));
  expect(leaksIn(stderr)).toEqual([]);
  expect(stderr.match(/bug, exit 1/gu)).toHaveLength(2);
  expect(stderr).toMatch(/^ +at /mu);
});

test('a crash leaves no memory of the process in a file', async () => {
  const folder = join(of.folder, 'crash');
  await mkdir(folder);
  // The most a person could allow: the launcher takes it back.
  const child = spawn('sh', ['-c', `ulimit -c unlimited; exec "${launcher}" simulator --port 0`], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  await new Promise((resolve) => child.stdout.once('data', resolve));
  const limits = await readFile(`/proc/${child.pid ?? 0}/limits`, 'utf8');
  expect(limits).toMatch(/^Max core file size +0 +/mu);
  child.kill('SIGSEGV');
  await new Promise((resolve) => child.on('close', resolve));
  expect(child.signalCode).toBe('SIGSEGV');
  expect(await readdir(folder)).toEqual([]);
});

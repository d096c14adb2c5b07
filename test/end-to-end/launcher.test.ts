/** `./landfall` finds a Node that is new enough, or says what it found and what to do. */
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';

const launcher = join(import.meta.dirname, '../../landfall');
const echo =
  'console.log(JSON.stringify({ argv: process.argv.slice(2), cwd: process.cwd(), pid: process.pid }));\n';

interface Checkout {
  readonly home: string;
  readonly elsewhere: string;
}

/** A folder that looks like a checkout, with spaces in its path; `ownNode` is the project's Node. */
function makeCheckout(main: string, ownNode: 'current' | 'old' | 'broken' | 'none'): Checkout {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'land fall ')));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const home = join(folder, 'a checkout');
  const node = join(home, 'node_modules/.bin/node');
  mkdirSync(join(home, dirname(main)), { recursive: true });
  mkdirSync(join(folder, 'elsewhere'));
  writeFileSync(join(home, main), echo);
  copyFileSync(launcher, join(home, 'landfall'));
  if (ownNode !== 'none') mkdirSync(dirname(node), { recursive: true });
  if (ownNode === 'current') symlinkSync(process.execPath, node);
  if (ownNode === 'old') writeScript(node, 'echo v22.18.0');
  if (ownNode === 'broken') writeScript(node, 'exit 1');
  return { home, elsewhere: join(folder, 'elsewhere') };
}

function writeScript(path: string, body: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `#!/bin/sh\n${body}\n`);
  chmodSync(path, 0o755);
}

/** PATH with the system's tools and, in front, a `node` that prints `version`. */
function pathWithNode(checkout: Checkout, version: string): string {
  writeScript(join(checkout.elsewhere, 'bin/node'), `echo ${version}`);
  return `${join(checkout.elsewhere, 'bin')}:/usr/bin:/bin`;
}

function launch(command: string, args: readonly string[], cwd: string, path = '/usr/bin:/bin') {
  return spawnSync(command, args, { cwd, encoding: 'utf8', env: { PATH: path } });
}

it('passes arguments as they are and keeps the working directory', () => {
  const { home, elsewhere } = makeCheckout('src/cli/main.ts', 'current');
  const run = launch(join(home, 'landfall'), ['one two', '', '*', '--json'], elsewhere);
  expect(run.stderr).toBe('');
  expect(JSON.parse(run.stdout)).toMatchObject({ argv: ['one two', '', '*', '--json'], cwd: elsewhere });
});

it('works through symbolic links, found on PATH', () => {
  const { home, elsewhere } = makeCheckout('src/cli/main.ts', 'current');
  symlinkSync('../a checkout/landfall', join(elsewhere, 'first'));
  symlinkSync('first', join(elsewhere, 'landfall'));
  const run = launch('landfall', ['x'], home, `${elsewhere}:/usr/bin:/bin`);
  expect(JSON.parse(run.stdout)).toMatchObject({ argv: ['x'], cwd: home });
});

it('becomes Node, so that a signal reaches the program', () => {
  const { home } = makeCheckout('src/cli/main.ts', 'current');
  const run = launch(join(home, 'landfall'), [], home);
  expect(JSON.parse(run.stdout)).toMatchObject({ pid: run.pid });
});

it('runs the compiled program of a published package with the Node on PATH', () => {
  const { home } = makeCheckout('dist/cli/main.js', 'none');
  const run = launch(join(home, 'landfall'), ['x'], home, `${dirname(process.execPath)}:/usr/bin:/bin`);
  expect(JSON.parse(run.stdout)).toMatchObject({ argv: ['x'] });
});

it('runs what was packed of the sources while none of them is newer, and the sources otherwise', () => {
  const { home } = makeCheckout('src/cli/main.ts', 'current');
  const packed = join(home, 'dist/packed/main.js');
  mkdirSync(dirname(packed), { recursive: true });
  writeFileSync(packed, 'console.log("packed");\n');
  writeFileSync(join(home, 'package-lock.json'), '{}');
  const said = (ages: Readonly<Record<string, number>>): string => {
    for (const [path, second] of Object.entries(ages)) utimesSync(join(home, path), second, second);
    const { stdout, stderr } = launch(join(home, 'landfall'), ['x'], home);
    return `${stdout}${stderr}`.trim();
  };
  const old = { src: 1000, 'src/cli': 1000, 'src/cli/main.ts': 1000, 'package-lock.json': 1000 };
  expect(said({ ...old, 'dist/packed/main.js': 2000 })).toBe('packed');
  const answers = Object.keys(old).map((path) => said({ ...old, [path]: 3000 }).slice(0, 7));
  expect(answers).toEqual(Object.keys(old).map(() => '{"argv"'));
  expect(said(old)).toBe('packed');
});

it('says to run npm ci when nothing is installed', () => {
  const { home } = makeCheckout('src/cli/main.ts', 'none');
  const run = launch(join(home, 'landfall'), [], home);
  expect(run.status).toBe(2);
  expect(run.stderr).toContain(`not installed in ${home}`);
  expect(run.stderr).toContain('npm ci');
});

it.each(['old', 'broken'] as const)(
  'refuses an old Node on PATH when its own is %s, and names it',
  (ownNode) => {
    const checkout = makeCheckout('src/cli/main.ts', ownNode);
    const path = pathWithNode(checkout, 'v20.20.2');
    const run = launch(join(checkout.home, 'landfall'), [], checkout.home, path);
    expect(run.status).toBe(2);
    expect(run.stderr).toContain('needs Node 22.19 or newer; found 20.20.2 at');
    expect(run.stderr).toContain('npm ci');
  },
);

it('refuses a machine without Node', () => {
  const checkout = makeCheckout('dist/cli/main.js', 'none');
  const tools = join(checkout.elsewhere, 'tools');
  mkdirSync(tools);
  for (const tool of ['sh', 'dirname', 'readlink', 'sed']) symlinkSync(`/usr/bin/${tool}`, join(tools, tool));
  const run = launch(join(checkout.home, 'landfall'), [], checkout.home, tools);
  expect(run.status).toBe(2);
  expect(run.stderr).toContain('found none');
});

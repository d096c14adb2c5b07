/** The scriptable path through the real process: one document per command, documented exit codes, plain words. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { type Simulator, startSimulator } from '../../src/simulator/start-simulator.ts';
import { type LandfallRun, runLandfall, runUnread } from '../support/run-landfall.ts';

const stepDocument = z.looseObject({
  step: z.string(),
  runId: z.string().nullable(),
  status: z.enum(['done', 'blocked', 'refused-records', 'differences', 'interrupted']),
  counts: z.record(z.string(), z.record(z.string(), z.number())),
  requests: z.looseObject({ total: z.number(), perRecord: z.number().nullable(), throttled: z.number() }),
  issues: z.record(z.string(), z.number()),
  changes: z.number(),
  files: z.array(z.string()),
  next: z.string().nullable(),
});

/** Words of the program, which no person is to read. */
const programWords = /\b(?:ledger|phase|operation|generation|outcome|journal)s?\b/gi;

let folder: string;
let simulator: Simulator;
let said = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'landfall-cli-'));
  simulator = await startSimulator();
  await writeFile(join(folder, 'token'), simulator.locations[0]?.token ?? '');
});

afterAll(async () => {
  await simulator.stop();
  await rm(folder, { recursive: true, force: true });
});

const environment = () => ({
  LANDFALL_HIGHLEVEL_URL: simulator.url,
  LANDFALL_CLOCK: 'simulator',
  XDG_STATE_HOME: join(folder, 'state'),
});

async function landfall(...argv: readonly string[]): Promise<LandfallRun> {
  const run = await runLandfall(argv, { cwd: folder, environment: environment() });
  if (!argv.includes('--json')) said += `${run.stdout}${run.stderr}`;
  return run;
}

/** Runs with `--json` and gives the one document; `JSON.parse` refuses a second. */
async function document(exitCode: number, ...argv: readonly string[]): Promise<unknown> {
  const run = await landfall(...argv, '--json');
  expect(run.exitCode, `${argv.join(' ')}: ${run.stderr}`).toBe(exitCode);
  return JSON.parse(run.stdout);
}

const at = (workspace: string, ...argv: readonly string[]) => [...argv, '--workspace', workspace];
const locationId = () => simulator.locations[0]?.id ?? '';

describe('the scriptable path with --json', () => {
  test('prints one document per command and exits as documented', { timeout: 300_000 }, async () => {
    expect(await document(0, 'generate', 'acme/exports', '--contacts', '12', '--seed', '4')).toMatchObject({
      step: 'generate',
      status: 'done',
    });
    const init = ['init', 'acme', '--default-country', 'US', '--time-zone', 'America/New_York'];
    expect(await document(0, ...init)).toMatchObject({ step: 'init', status: 'done' });
    const connect = ['connect', '--target', 'rehearsal', '--location', locationId(), '--token-file', 'token'];
    expect(await document(0, ...at('acme', ...connect))).toMatchObject({ step: 'connect', status: 'done' });
    const extracted = stepDocument.parse(await document(0, ...at('acme', 'extract')));
    expect(extracted).toMatchObject({ step: 'extract', next: 'landfall map propose' });
    expect(await document(0, ...at('acme', 'map', 'propose'))).toMatchObject({ step: 'map propose' });
    expect(await document(0, ...at('acme', 'map', 'show'))).toMatchObject({ step: 'map show' });
    // Twelve people have too few tags to tell what separates them: a person says it.
    const separator = ['map', 'set', 'contact.tags', '--separator', 'comma', '--by', 'A. Person'];
    expect(await document(0, ...at('acme', ...separator))).toMatchObject({ step: 'map set' });
    const confirm = ['map', 'confirm', '--all', '--by', 'A. Person'];
    expect(await document(0, ...at('acme', ...confirm))).toMatchObject({ step: 'map confirm' });
    expect(await document(3, ...at('acme', 'plan', '--target', 'rehearsal'))).toMatchObject({
      step: 'plan',
      status: 'failed',
      error: { code: 'decision-open', exitCode: 3 },
    });
    const recommended = ['decide', '--recommended', '--by', 'A. Person'];
    expect(await document(0, ...at('acme', ...recommended))).toMatchObject({ step: 'decide', open: [] });
    // Real addresses go nowhere before a person says so.
    expect(await document(3, ...at('acme', 'plan', '--target', 'rehearsal'))).toMatchObject({
      error: { code: 'addresses-masked', exitCode: 3 },
    });
    const real = ['decide', 'rehearsal-addresses', 'real', '--by', 'A. Person'];
    expect(await document(0, ...at('acme', ...real))).toMatchObject({ choice: 'real' });
    for (const [step, changes] of [
      ['plan', true] as const,
      ['apply', true] as const,
      ['verify', false] as const,
    ]) {
      const summary = stepDocument.parse(await document(0, ...at('acme', step, '--target', 'rehearsal')));
      expect(summary.step).toBe(step);
      expect(summary.changes > 0).toBe(changes);
    }
    expect(await document(0, ...at('acme', 'status'))).toMatchObject({ step: 'status' });
    expect(await document(2, ...at('acme', 'verify'))).toMatchObject({
      error: { code: 'usage', message: '--target is missing.', value: null },
    });
    expect(await document(0, 'estimate', '--prices-template')).toMatchObject({ step: 'estimate' });
    const again = stepDocument.parse(await document(0, ...at('acme', 'plan', '--target', 'rehearsal')));
    expect(again.changes).toBe(0);
    expect(await document(3, ...at('acme', 'apply', '--target', 'production'))).toMatchObject({
      error: { exitCode: 3 },
    });
  });

  test('takes global flags before and after the verb', async () => {
    const before = await landfall('--json', '--workspace', 'acme', 'status');
    const after = await landfall('status', '--json', '--workspace', 'acme');
    expect([before.exitCode, after.exitCode]).toEqual([0, 0]);
    expect(JSON.parse(before.stdout)).toEqual(JSON.parse(after.stdout));
    const subcommand = await landfall('--workspace', 'acme', 'map', '--json', 'show');
    expect(JSON.parse(subcommand.stdout)).toMatchObject({ step: 'map show' });
  });

  test('landfall without a verb says where you are, or what it can do', async () => {
    expect(await document(0, '--workspace', 'acme')).toMatchObject({ step: 'status', account: 'acme' });
    expect(await document(0)).toMatchObject({ step: 'status', account: null });
    expect(await document(2, '--workspace', 'acmee')).toMatchObject({ error: { code: 'workspace-missing' } });
    const help = await landfall();
    expect(help.exitCode).toBe(0);
    expect(help.stdout).toContain('Commands:');
  });
});

describe('what people read', () => {
  test('the whole path: plan opens with the sentence, lists + and ~ lines, ends with totals', async () => {
    const run = async (exitCode: number, ...argv: readonly string[]) => {
      const { exitCode: found, stdout, stderr } = await landfall(...argv);
      expect(found, `${argv.join(' ')}: ${stderr}`).toBe(exitCode);
      return stdout;
    };
    await run(
      0,
      'init',
      'human',
      '--default-country',
      'US',
      '--time-zone',
      'America/New_York',
      '--by',
      'Ada',
    );
    await run(0, 'generate', 'human/exports', '--contacts', '25', '--seed', '6');
    const second = simulator.locations[1];
    await writeFile(join(folder, 'human', 'token'), second?.token ?? '');
    const connect = ['connect', '--target', 'rehearsal', '--location', second?.id ?? ''];
    await run(0, ...at('human', ...connect, '--token-file', 'human/token'));
    expect(await readFile(join(folder, 'human', 'landfall.yaml'), 'utf8')).toContain('file: token');
    await run(0, ...at('human', 'extract'));
    await run(0, ...at('human', 'map', 'propose'));
    await run(0, ...at('human', 'map', 'set', 'source', 'archive'));
    await run(0, ...at('human', 'map', 'confirm', '--all', '--by', 'Ada'));
    await run(0, ...at('human', 'decide'));
    await run(0, ...at('human', 'decide', '--recommended', '--by', 'Ada'));
    const refused = await landfall(...at('human', 'plan', '--target', 'rehearsal'));
    expect(refused.exitCode).toBe(3);
    expect(refused.stderr).toContain('landfall rehearse --sample 200');
    await run(0, ...at('human', 'decide', 'rehearsal-addresses', 'real', '--by', 'Ada'));
    const plan = await run(0, ...at('human', 'plan', '--target', 'rehearsal'));
    expect(plan).toMatch(
      /^\d+ (?:person|people) added; \d+ existing (?:person gains|people gain) missing details/,
    );
    expect(plan).toMatch(/^ {2}\+ /m);
    expect(plan).toMatch(/^Plan, people: \d+ to add, \d+ to change, \d+ already right, \d+ left out/m);
    expect(plan).toContain('0 messages are sent');
    expect(plan).toContain('next: landfall --workspace human apply --target rehearsal');
    // Nothing was written yet, so there is nothing to read back.
    const early = await landfall(...at('human', 'verify', '--target', 'rehearsal'));
    expect(early.exitCode).toBe(3);
    expect(early.stderr).toContain('next:   landfall --workspace human apply --target rehearsal');
    const applied = await run(0, ...at('human', 'apply', '--target', 'rehearsal'));
    expect(applied).toMatch(/people: \d+ planned = \d+ added/);
    expect(await run(0, ...at('human', 'verify', '--target', 'rehearsal'))).toContain('0 different');
    expect(await run(0, ...at('human', 'status'))).toContain('verified, nothing differs');
    expect(await run(0, ...at('human', 'doctor'))).toContain('✓ Landfall’s records: whole');
    const nobody = await landfall(...at('human', 'purge', '--person', '999999', '--by', 'Ada'));
    expect(nobody.stderr).toContain('The exports know nobody by this.');
    await run(0, ...at('human', 'map', 'set', 'city', 'archive'));
    const changed = await run(0, ...at('human', 'status'));
    expect(changed).toContain('changed since you confirmed it');
    expect(changed).toContain('waiting for your word on the map, which changed since you confirmed it');
  });

  test('a reader that goes away stops nothing half-way: the work is done and the exit code is its own', async () => {
    const argv = at('acme', 'verify', '--target', 'rehearsal');
    expect(await runUnread(folder, environment(), argv)).toBe(0);
  });

  test('holds no word of the program, no address and no token', async () => {
    for (const verb of ['status', 'plan', 'apply', 'verify']) await landfall(...at('nowhere', verb));
    const plain = said.replace(/\S*\.landfall\/\S*/g, '');
    expect(plain.length).toBeGreaterThan(3_000);
    expect([...plain.matchAll(programWords)].map(([word]) => word)).toEqual([]);
    expect(plain).not.toMatch(/pit-[0-9a-f]/);
  });

  test('--help of every verb says what it does', async () => {
    const { stdout } = await landfall('--help');
    const commands = stdout.slice(stdout.indexOf('Commands:'), stdout.indexOf('Examples:'));
    const verbs = [...commands.matchAll(/^ {2}([a-z][a-z-]*) ?.*$/gm)]
      .map(([, verb]) => verb ?? '')
      .filter((verb) => verb !== 'help');
    expect(verbs.length).toBeGreaterThanOrEqual(12);
    for (const verb of verbs) {
      const help = await landfall(verb, '--help');
      expect(help.exitCode, `${verb} --help`).toBe(0);
      expect(help.stdout).toContain(`Usage: landfall ${verb}`);
    }
    for (const verb of ['propose', 'show', 'set', 'confirm'])
      expect((await landfall('map', verb, '--help')).stdout).toContain(`Usage: landfall map ${verb}`);
  });
});

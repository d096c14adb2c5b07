/**
 * Nothing moves before a person confirmed: through the real process, against the simulator's own log of
 * requests.
 */
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { askSimulator } from '../../src/http/ask-simulator.ts';
import { type Simulator, startSimulator } from '../../src/simulator/start-simulator.ts';
import { runLandfall } from '../support/run-landfall.ts';
import type { SentRequest } from '../support/small-account.ts';

let folder: string;
let simulator: Simulator;
const location = () => simulator.locations[0] ?? { id: '', token: '' };

const contacts = [
  'lead_id,email,first_name,lists,gdpr_status,gdpr_communications,Plan,SMS OK,Renewal',
  '1,ann@example.com,Ann,Main,Accepted,Yes,Gold,Yes,2026-01-02',
  '2,bo@example.com,Bo,Main,Accepted,Yes,gold ,No,2026-02-03',
  '3,cy@example.com,Cy,Main,Accepted,Yes,Bronze,Yes,2026-03-04',
].join('\r\n');

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'landfall-mapping-'));
  simulator = await startSimulator();
  await writeFile(join(folder, 'token'), location().token);
  await document(0, 'init', 'acme', '--default-country', 'US', '--time-zone', 'America/New_York');
  await mkdir(join(folder, 'acme', 'exports'), { recursive: true });
  await writeFile(join(folder, 'acme', 'exports', 'contacts_kartra_09-06-2026_6a2803f884d5c.csv'), contacts);
  const connect = ['connect', '--location', location().id, '--token-file', 'token'];
  await document(0, ...connect, '--target', 'rehearsal', '--workspace', 'acme');
});

afterAll(async () => {
  await simulator.stop();
  await rm(folder, { recursive: true, force: true });
});

/** Runs with `--json` in the workspace and gives the one document. */
async function document(exitCode: number, ...argv: readonly string[]): Promise<Record<string, unknown>> {
  const workspace = argv[0] === 'init' || argv.includes('--workspace') ? [] : ['--workspace', 'acme'];
  const run = await runLandfall([...argv, ...workspace, '--json'], {
    cwd: folder,
    environment: {
      LANDFALL_HIGHLEVEL_URL: simulator.url,
      LANDFALL_CLOCK: 'simulator',
      XDG_STATE_HOME: join(folder, 'state'),
    },
  });
  expect(run.exitCode, `${argv.join(' ')}: ${run.stdout}${run.stderr}`).toBe(exitCode);
  return JSON.parse(run.stdout) as Record<string, unknown>;
}

async function writes(): Promise<readonly SentRequest[]> {
  const sent = (await askSimulator(
    simulator.url,
    `requests?locationId=${location().id}`,
    null,
  )) as SentRequest[];
  expect(sent.length).toBeGreaterThan(0);
  return sent.filter(({ method, path }) => method !== 'GET' && path !== '/contacts/search');
}

test('each step waits for the person, and no write leaves before', { timeout: 240_000 }, async () => {
  // `next` reads and proposes by itself, then stops at the first question.
  expect(await document(0, 'next')).toMatchObject({ step: 'extract', status: 'done' });
  expect(await document(0, 'next')).toMatchObject({ step: 'map propose', status: 'done' });
  expect(await document(3, 'next')).toMatchObject({ step: 'next', status: 'blocked', on: 'you' });
  for (const target of ['rehearsal', 'production']) {
    expect(await document(3, 'apply', '--target', target)).toMatchObject({ error: { exitCode: 3 } });
  }
  expect(await document(3, 'plan', '--target', 'rehearsal')).toMatchObject({
    error: { code: 'map-unconfirmed' },
  });

  // A value its field does not take blocks.
  const options = ['--option', 'Gold', 'Silver', '--type', 'SINGLE_OPTIONS', '--by', 'A. Person'];
  await document(0, 'map', 'set', 'contact.Plan', 'custom:TEXT:Plan', ...options);
  await document(0, 'map', 'set', 'Renewal', '--type', 'DATE', '--by', 'A. Person');
  expect(await document(2, 'map', 'set', 'email', 'phone', '--type', 'DATE')).toMatchObject({
    error: { code: 'usage', rule: 'bad-type' },
  });
  expect(await document(2, 'map', 'set', 'SMS OK', '--consent', 'sms-opt-in')).toMatchObject({
    error: { code: 'usage' },
  });
  expect(await document(3, 'map', 'confirm', '--min-confidence', '0.9', '--by', 'A. Person')).toMatchObject({
    status: 'blocked',
  });
  expect(await document(0, 'map', 'confirm', '--all', '--by', 'A. Person')).toMatchObject({
    status: 'done',
    open: 0,
  });
  expect(await document(3, 'plan', '--target', 'rehearsal')).toMatchObject({
    error: { code: 'decision-open' },
  });
  const asked = await document(0, 'decide');
  expect(asked).toMatchObject({ status: 'blocked' });
  expect(asked['open']).toEqual(expect.arrayContaining(['existing-contacts', 'lists']));
  // No orders, no question about orders.
  for (const absent of ['transactions', 'subscriptions', 'affiliates', 'phone-consent', 'sub-accounts']) {
    expect(asked['open']).not.toContain(absent);
  }
  await document(0, 'decide', 'rehearsal-addresses', 'real', '--by', 'A. Person');
  await document(0, 'decide', '--recommended', '--by', 'A. Person');
  expect(await document(3, 'plan', '--target', 'rehearsal')).toMatchObject({
    error: { code: 'values-open', column: 'contact.Plan', value: 'Bronze' },
  });
  expect(await writes()).toEqual([]);

  // Answered, confirmed, planned; a changed map asks for a new plan.
  await document(0, 'map', 'set', 'contact.Plan', '--value', 'Bronze=skip', '--by', 'A. Person');
  await document(0, 'map', 'confirm', '--all', '--by', 'A. Person');
  await document(0, 'plan', '--target', 'rehearsal');
  const used = (await document(0, 'map', 'show')) as { version: string };
  const edited = await document(0, 'map', 'set', 'Renewal', 'archive', '--by', 'B. Other');
  expect(edited).toMatchObject({ outdated: ['rehearsal'] });
  expect(edited['version']).not.toBe(used.version);
  expect(await document(3, 'apply', '--target', 'rehearsal')).toMatchObject({ error: { exitCode: 3 } });
  await document(0, 'map', 'confirm', '--all', '--by', 'B. Other');
  expect(await document(3, 'apply', '--target', 'rehearsal')).toMatchObject({
    error: { code: 'plan-stale' },
  });
  expect(await writes()).toEqual([]);
  const kept = (await document(
    0,
    'map',
    'show',
    '--at',
    used.version.slice(0, 10),
    '--object',
    'contact',
  )) as {
    version: string;
    map: { columns: { column: string; target: { kind: string } }[] };
  };
  expect(kept.version).toBe(used.version);
  expect(kept.map.columns.find(({ column }) => column === 'Renewal')?.target.kind).toBe('custom');
  expect(await document(0, 'status')).toMatchObject({
    map: { state: 'confirmed' },
    targets: { rehearsal: { stale: true } },
    next: 'landfall plan --target rehearsal',
  });
});

test('of one column, what changes in its values is shown with examples', { timeout: 120_000 }, async () => {
  const shown = (await document(0, 'map', 'show', 'contact.Plan')) as { changes: object[] };
  expect(shown.changes).toContainEqual({
    column: 'Plan',
    change: expect.any(String),
    count: 1,
    examples: [{ before: 'Bronze', after: null }],
  });
  expect(shown.changes.length).toBeGreaterThanOrEqual(2);
  expect(await document(2, 'map', 'show', 'contact.Nothing')).toMatchObject({ error: { code: 'usage' } });
});

test('a template proposes in another workspace what was confirmed here', { timeout: 120_000 }, async () => {
  await document(0, 'map', 'export', 'template.yaml');
  expect(await readFile(join(folder, 'template.yaml'), 'utf8')).toContain('archive');
  await document(0, 'init', 'other', '--default-country', 'US', '--time-zone', 'America/New_York');
  await writeFile(join(folder, 'other', 'exports', 'contacts_kartra_09-06-2026_6a2803f884d5c.csv'), contacts);
  await document(0, 'extract', '--workspace', 'other');
  const { map } = (await document(0, 'map', 'import', 'template.yaml', '--workspace', 'other')) as {
    map: { columns: { column: string; tier: string; status: string; values: unknown }[] };
  };
  expect(map.columns.find(({ column }) => column === 'Plan')).toMatchObject({
    tier: 'template',
    status: 'proposed',
    values: { Bronze: null },
  });
  expect(await document(2, 'map', 'import', 'nowhere.yaml', '--workspace', 'other')).toMatchObject({
    error: { code: 'file-missing' },
  });
});

test('fields the location has already are read first', { timeout: 120_000 }, async () => {
  const { map } = (await document(0, 'map', 'propose', '--target', 'rehearsal')) as {
    map: { columns: object[] };
  };
  expect(map.columns.length).toBe(9);
  expect(await document(0, 'map', 'owners', '--target', 'rehearsal')).toMatchObject({ columns: [] });
  expect(await writes()).toEqual([]);
});

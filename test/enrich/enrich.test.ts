/** `landfall enrich` against the simulated Kartra API: what it reads, finds, survives and never does. */
import { spawn } from 'node:child_process';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { describe, expect, test } from 'vitest';
import { isReadCommand } from '../../src/connectors/kartra-api/read-commands.ts';
import type { DecisionId } from '../../src/model/decision.ts';
import type { WitnessDifference } from '../../src/model/witness.ts';
import { mergePeople } from '../../src/pipeline/merge-people.ts';
import { readStatus } from '../../src/pipeline/read-status.ts';
import { openAccess } from '../../src/pipeline/records/open-access.ts';
import { runExtract } from '../../src/pipeline/run-extract.ts';
import { runMapPropose } from '../../src/pipeline/run-map.ts';
import { CUSTOM_FIELDS } from '../../src/simulator/generate/custom-fields.ts';
import { ACCOUNT_TAGS, LISTS, SEQUENCES } from '../../src/simulator/generate/draw-tags.ts';
import { type KartraAccount, startKartraAccount } from '../support/kartra-account.ts';
import { expectListLines } from './expect-list-lines.ts';
import { plantDamage } from './plant-damage.ts';

const main = join(import.meta.dirname, '../../src/cli/main.ts');

const differencesOf = (account: KartraAccount) =>
  account.with(async ({ ledger }) => {
    const all: WitnessDifference[] = [];
    for await (const batch of ledger.witness.differences()) all.push(...batch);
    return all;
  });

const leadCalls = async (account: KartraAccount) =>
  (await account.calls()).filter(({ commands }) => commands.includes('get_lead'));

/** No commands but those of the table, and nothing written. */
async function expectOnlyReads(account: KartraAccount): Promise<void> {
  expect(await account.writes()).toEqual([]);
  const commands = new Set((await account.calls()).flatMap((call) => call.commands));
  expect(commands.size).toBeGreaterThan(0);
  for (const command of commands) expect(command === 'get_lead' || isReadCommand(command)).toBe(true);
}

test('200 people: read once each, everything kept, planted disagreements found before anything is written', async () => {
  const account = await startKartraAccount({ alter: plantDamage });
  await account.connect();
  const plans: object[] = [];
  const summary = await account.enrich({ onPlan: (plan) => plans.push(plan) });
  expect(plans).toEqual([{ people: 200, toAsk: 200, calls: 202, minutes: 0.2 }]);
  const { read = 0, deleted = 0, ...others } = summary.leads;
  expect([read + deleted, others]).toEqual([200, {}]);
  expect(deleted).toBeGreaterThan(0);
  expect(summary.account).toEqual({
    tags: ACCOUNT_TAGS.length,
    lists: LISTS.length,
    sequences: SEQUENCES.length,
    customFields: CUSTOM_FIELDS.length,
  });
  expect(summary.communications).toBe('agreed-is-1');
  expect(await leadCalls(account)).toHaveLength(200);
  await expectOnlyReads(account);

  const differences = await differencesOf(account);
  const found = (field: string) =>
    differences.filter((one) => one.field === field).map(({ kind, wins }) => `${kind} ${wins}`);
  expect(found('zip')).toEqual(['zeros-lost api']);
  expect(found('city')).toEqual(['encoding-damaged api']);
  expect(found('company')).toEqual(['changed api']);
  expect(found('tags')).toEqual(['only-in-export api', 'only-in-api api']);
  expect(found('lists')).toEqual(['only-in-export strictest']);
  expect(found('gdpr_status')).toEqual(['consent strictest']);
  expect(found('lead_deleted')).toHaveLength(deleted);
  expect(summary.issues['export and API: zeros-lost']).toBe(1);
  const paper = await readFile(join(account.workspaceFolder, 'reports/second-witness.csv'), 'utf8');
  expect(paper).toContain('leading zeros or plus lost in the export');
  expect(paper.split('\r\n').length).toBe(2 + differences.length + deleted);

  await expectListLines(account, differences);

  const again = await account.enrich();
  expect(again).toMatchObject({ changes: 0, requests: { total: 0 }, issues: summary.issues });
  expect(await account.with((workspace) => readStatus(workspace, 0))).toMatchObject({
    witness: { read, notRead: deleted, complete: true },
  });
});

test('what only the API knows becomes columns of the map: access, steps, lists that were left', async () => {
  const account = await startKartraAccount({ contacts: 120 });
  await account.connect();
  await account.enrich();
  await account.with(async ({ ledger }) => {
    const columns = (await ledger.witness.profiles()).map(({ column }) => column);
    expect(columns).toEqual(expect.arrayContaining(['membership_access', 'sequence_steps', 'lists_left']));
    const { record } = (await ledger.witness.account())!;
    expect(record.customFields?.find(({ type }) => type === 'checkbox')?.options.length).toBeGreaterThan(1);
  });

  // The types and choices Kartra tells are those of the fields proposed.
  const types: Readonly<Record<string, string>> = {
    drop_down: 'SINGLE_OPTIONS',
    radio_button: 'RADIO',
    checkbox: 'CHECKBOX',
  };
  const { map } = await account.with((workspace) => runMapPropose(workspace));
  const chosen = CUSTOM_FIELDS.filter(({ type }) => types[type] !== undefined);
  expect(chosen.length).toBeGreaterThan(2);
  for (const { identifier, type, options } of chosen) {
    const column = map.columns.find((one) => one.column === identifier);
    expect(column?.target).toMatchObject({ custom: { dataType: types[type], options } });
    expect(column).toMatchObject({ tier: 'account', transform: 'choice' });
  }
});

interface AlteredMoney {
  readonly changed: string;
  readonly amount: number;
  /** A payment the export lost, one it made up, a subscription with another status. */
  readonly lost: string;
  readonly madeUp: string;
  readonly subscription: string;
}

/** Puts the exports of money beside the contacts: what they say of four records is not what the API says. */
async function exportTransactions(account: KartraAccount): Promise<AlteredMoney> {
  const from = join(account.folder, 'exported');
  const name = (await readdir(from)).find((file) => file.startsWith('report_all_transactions')) ?? '';
  const rows = parse(await readFile(join(from, name), 'utf8'), { bom: true });
  const [header = []] = rows;
  const at = (column: string) => header.indexOf(column);
  const people = new Set<string>();
  await account.with(async ({ ledger }) => {
    for await (const batch of ledger.entities.all('contact'))
      for (const { marker } of batch) people.add(marker);
  });
  const [sale, lost] = rows.filter(
    (row) => row[at('Transaction_Type')] === 'Sale' && people.has(`L:${row[at('lead_id')] ?? ''}`),
  );
  if (sale === undefined || lost === undefined) throw new Error('the account has too few sales');
  const madeUp = sale.with(at('ID'), '999999999');
  sale[at('Amount (USD)')] = '123456.78';
  const kept = [...rows.filter((row) => row !== lost), madeUp];
  await writeFile(join(account.workspaceFolder, 'exports', name), write(kept));
  const subscription = await exportSubscriptions(account, people);
  await account.with((workspace) => runExtract(workspace, () => undefined));
  const ids = { changed: sale[at('ID')] ?? '', lost: lost[at('ID')] ?? '', madeUp: '999999999' };
  return { ...ids, amount: 12_345_678, subscription };
}

/** @returns the id of the one whose status was changed */
async function exportSubscriptions(account: KartraAccount, people: ReadonlySet<string>): Promise<string> {
  const from = join(account.folder, 'exported');
  const name = (await readdir(from)).find((file) => file.startsWith('subscriptions')) ?? '';
  const rows = parse(await readFile(join(from, name), 'utf8'), { bom: true });
  const [header = []] = rows;
  const at = (name: RegExp) => header.findIndex((one) => name.test(one));
  const [status, id, lead] = [at(/^status$/iu), at(/^subscription_?id$/iu), at(/^lead_?id$/iu)];
  const active = rows.findLast((row) => row[status] === 'Active' && people.has(`L:${row[lead] ?? ''}`));
  if (active === undefined) throw new Error('the account has no active subscription');
  active[status] = 'Paused';
  await writeFile(join(account.workspaceFolder, 'exports', name), write(rows));
  return active[id] ?? '';
}

const write = (rows: readonly (readonly string[])[]): string =>
  stringify(rows as string[][], { record_delimiter: 'windows', quoted: true });

test('with --transactions every transaction and subscription Kartra lists has its details, also of people read without', async () => {
  const behaviours = { kartraSubscriptionsWithinRefundPeriod: false };
  const account = await startKartraAccount({ contacts: 60, simulator: { behaviours } });
  await account.connect();
  const altered = await exportTransactions(account);
  const { read = 0 } = (await account.enrich()).leads;
  const plans: { readonly toAsk: number }[] = [];
  const summary = await account.enrich({ withMoney: true, onPlan: (plan) => plans.push(plan) });
  expect(plans.map(({ toAsk }) => toAsk)).toEqual([read]);
  expect(summary.asked).toEqual({ read });
  // What was altered in the exports differs, each way, and nothing else.
  const money = (await differencesOf(account)).filter(({ field }) =>
    /^(?:transaction|subscription) /u.test(field),
  );
  expect(Object.fromEntries(money.map(({ field, kind }) => [field, kind]))).toEqual({
    [`subscription ${altered.subscription}: status`]: 'changed',
    [`transaction ${altered.changed}: amount, in the smallest unit`]: 'changed',
    [`transaction ${altered.lost}: all of it`]: 'only-in-api',
    [`transaction ${altered.madeUp}: all of it`]: 'only-in-export',
  });
  expect(money.find(({ kind, field }) => kind === 'changed' && field.startsWith('t'))).toMatchObject({
    exported: String(altered.amount),
    wins: 'export',
  });
  expect(summary.issues).not.toHaveProperty('money record without details');
  const kinds = await account.with(async ({ ledger }) => {
    const counts = { transaction: 0, subscription: 0 };
    for (const kind of ['transaction', 'subscription'] as const) {
      for await (const batch of ledger.witness.details(kind)) {
        for (const { record } of batch) expect(record[`${kind}_id`]).toMatch(/^\d+$/);
        counts[kind] += batch.length;
      }
    }
    return counts;
  });
  expect(kinds.transaction).toBeGreaterThan(20);
  expect(kinds.subscription).toBeGreaterThan(2);
  await expectOnlyReads(account);
  expect(await account.enrich({ withMoney: true })).toMatchObject({ changes: 0, requests: { total: 0 } });
});

describe('what Kartra does to us', () => {
  test('a storm of refusals for speed: everybody is read in the end, no window of a second was overrun by us', async () => {
    const account = await startKartraAccount({ contacts: 120 });
    await account.connect();
    await account.ask('faults', [
      { match: { path: '/kartra/api' }, effect: 'status:429', skip: 30, times: 60 },
    ]);
    const summary = await account.enrich();
    const { read = 0, deleted = 0 } = summary.leads;
    expect(read + deleted).toBe(120);
    expect(summary.requests.throttled).toBe(60);
    const times = (await account.calls()).map(({ time }) => time).sort((a, b) => a - b);
    for (const [index, time] of times.entries()) {
      const inWindow = times.slice(index).filter((other) => other < time + 1000).length;
      expect(inWindow).toBeLessThanOrEqual(20);
    }
  });

  test('pages instead of JSON, lost connections and errors are asked again', async () => {
    const account = await startKartraAccount({ contacts: 60 });
    await account.connect();
    const match = { path: '/kartra/api' };
    await account.ask('faults', [
      { match, effect: 'status:503', skip: 5, times: 3 },
      { match, effect: 'drop-after', skip: 12, times: 2 },
      { match, effect: 'drop-before', skip: 20, times: 2 },
    ]);
    const { leads } = await account.enrich();
    expect((leads.read ?? 0) + (leads.deleted ?? 0)).toBe(60);
  });

  test('silence ends the run with exit 7, and the next run goes on where it stopped', async () => {
    const account = await startKartraAccount({ contacts: 120 });
    await account.connect();
    await account.ask('faults', [
      { match: { path: '/kartra/api' }, effect: 'status:503', skip: 60, times: 400 },
    ]);
    await expect(account.enrich()).rejects.toMatchObject({ code: 'source-unreachable', exitCode: 7 });
    const read = (await account.with(({ ledger }) => ledger.witness.summary()))?.outcomes.read ?? 0;
    expect(read).toBeGreaterThan(40);
    await account.ask('faults', []);
    const { leads, asked } = await account.enrich();
    expect((leads.read ?? 0) + (leads.deleted ?? 0)).toBe(120);
    expect(asked.read).toBeLessThan(120 - 40);
  });

  test.each([
    ['key', '203'],
    ['password', '233'],
  ])('a wrong %s ends with exit 7 and says what to do', async (file, number) => {
    const account = await startKartraAccount({ contacts: 30 });
    await account.connect();
    await writeFile(join(account.folder, file), 'not-the-one');
    const failure = await account.enrich().catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 'source-unauthorized', exitCode: 7, details: { value: number } });
    expect(JSON.stringify(failure)).not.toContain('not-the-one');
    await expect(account.connect()).rejects.toMatchObject({ exitCode: 7 });
  });

  test('an address that answers nothing is not connected, and the workspace stays as it was', async () => {
    const account = await startKartraAccount({ contacts: 20 });
    const { kartraUrl } = account.simulator;
    account.environment['LANDFALL_KARTRA_URL'] = `${kartraUrl}/api`;
    await expect(account.connect()).rejects.toMatchObject({
      code: 'source-unreachable',
      details: { value: 'HTTP 404' },
    });
    expect(await readFile(join(account.workspaceFolder, 'landfall.yaml'), 'utf8')).not.toContain('appId');
    account.environment['LANDFALL_KARTRA_URL'] = kartraUrl;
    await account.connect();
  });

  test('a command the app may not use ends with exit 7 and names it', async () => {
    const behaviours = { kartraNotGranted: 'get_lead' };
    const account = await startKartraAccount({ contacts: 30, simulator: { behaviours } });
    await account.connect();
    await expect(account.enrich()).rejects.toMatchObject({
      exitCode: 7,
      message: expect.stringContaining('get_lead') as string,
      details: { value: '262' },
    });
  });

  test('credentials of another account stop the run, and nothing of it is kept', async () => {
    const account = await startKartraAccount({ contacts: 60, apiSeed: 77 });
    await account.connect();
    await expect(account.enrich()).rejects.toMatchObject({ code: 'wrong-account', exitCode: 7 });
    expect(await account.with(({ ledger }) => ledger.witness.summary())).toBeNull();
  });

  test('the other meaning of the consent code is found by comparing with the export', async () => {
    const behaviours = { kartraCommunicationsPolarity: 'agreed-is-0' } as const;
    const account = await startKartraAccount({ contacts: 120, simulator: { behaviours } });
    await account.connect();
    expect((await account.enrich()).communications).toBe('agreed-is-0');
  });
});

test('killed half-way and run again: nobody is asked twice but the last few, and the result is the same', async () => {
  const account = await startKartraAccount();
  await account.connect();
  const run = () => {
    const child = spawn(
      process.execPath,
      [main, 'enrich', '--json', '--workspace', account.workspaceFolder],
      {
        env: account.environment,
        stdio: ['ignore', 'pipe', 'ignore'],
      },
    );
    let stdout = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    const ended = new Promise<string>((resolve) => child.on('close', () => resolve(stdout)));
    return { child, ended };
  };
  const first = run();
  while ((await leadCalls(account)).length < 70) await new Promise((resolve) => setTimeout(resolve, 10));
  first.child.kill('SIGKILL');
  await first.ended;
  const before = (await leadCalls(account)).length;
  expect(before).toBeLessThan(200);
  const summary = JSON.parse(await run().ended) as { leads: Record<string, number>; changes: number };
  expect((summary.leads['read'] ?? 0) + (summary.leads['deleted'] ?? 0)).toBe(200);
  // At most what was under way (24) and what waited to be kept (20).
  expect((await leadCalls(account)).length).toBeLessThanOrEqual(200 + 44);
  await expectOnlyReads(account);
});

test('lists that were left and places in sequences become tags of their own, never the list’s; access is as told', async () => {
  const account = await startKartraAccount({ contacts: 120 });
  await account.connect();
  await account.enrich();
  await account.with(async ({ ledger }) => {
    const merge = await mergePeople(ledger);
    const accessOfBatch = await openAccess({ ledger, map: emptyMap, choices: zones });
    let left = 0;
    let placed = 0;
    let told = 0;
    for await (const people of ledger.entities.all('contact')) {
      const leads = await ledger.witness.leads(people.map(({ marker }) => marker));
      const accessOf = await accessOfBatch(people);
      for (const { entity } of await merge(people)) {
        const record = leads.get(entity.marker)?.record;
        if (record == null) continue;
        expect(
          accessOf(entity.id).map(({ membership, level, state }) => [membership, level, state === 'active']),
        ).toEqual(record.memberships.map(({ name, level, active }) => [name, level ?? '', active]));
        told += record.memberships.length;
        const gone = record.lists.filter(({ active }) => !active).map(({ name }) => name);
        expect(namesOf(entity.columns['lists_left'])).toEqual(gone);
        expect(namesOf(entity.columns['lists']).filter((name) => gone.includes(name))).toEqual([]);
        const active = record.sequences.filter(({ status, step }) => status === 'active' && step !== null);
        expect(namesOf(entity.columns['sequence_positions'])).toEqual(
          active.map(({ name, step }) => `${name}:step-${step ?? ''}`),
        );
        left += gone.length;
        placed += active.length;
      }
    }
    expect(left).toBeGreaterThan(0);
    expect(placed).toBeGreaterThan(0);
    expect(told).toBeGreaterThan(5);
  });
});

/** No row of an export is read here. */
const emptyMap = { confirmedBy: null, confirmedAt: null, withoutReview: false, columns: [] };
const zones = { 'default-country': 'US', 'time-zone': 'America/New_York' } as Readonly<
  Record<DecisionId, string>
>;

const namesOf = (text: string | undefined): readonly string[] =>
  (text ?? '').split(/[\n,]/).filter((name) => name !== '');

/**
 * Issue 9 by the real command: a generated account with memberships, affiliates and an inventory, from plan to proof,
 * then access granted step by step. Known answers come from the generator.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterEach, expect, test } from 'vitest';
import { grantAccess } from '../../src/pipeline/grants/grant-access.ts';
import { runGrant } from '../../src/pipeline/run-grant.ts';
import { readAnswerSummary } from '../../src/simulator/generate/read-answers.ts';
import { startMigration, type TestMigration } from '../support/migration.ts';
import { runLandfall } from '../support/run-landfall.ts';
import { writesTo } from '../support/small-account.ts';

interface State {
  readonly courses: readonly { readonly id: string; readonly title: string }[];
  readonly offers: readonly { readonly id: string; readonly source: string }[];
  readonly enrollments: readonly unknown[];
  readonly records: readonly { readonly properties: Readonly<Record<string, unknown>> }[];
  readonly messages?: readonly unknown[];
}

interface Document {
  readonly counts: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly changes: number;
  readonly left?: number;
  readonly granted?: number;
  readonly verification?: unknown;
  readonly error?: { readonly code: string };
}

let migration: TestMigration | undefined;

afterEach(async () => {
  await migration?.close();
  migration = undefined;
});

/** Families of requests a load of this account may write to; nothing of the inventory is among them. */
const allowed =
  /^\/(?:contacts|locations|objects|custom-fields|associations|businesses|courses|opportunities)(?:\/|$)/u;

test('memberships, affiliates and inventory of a generated account, and access granted', {
  timeout: 300_000,
}, async () => {
  const of = await startMigration({
    contacts: 60,
    seed: 12,
    account: {
      objects: [
        'contacts',
        'lists',
        'tags',
        'memberships',
        'affiliates',
        'inventory',
        'transactions',
        'subscriptions',
      ],
    },
    choices: {
      memberships: 'courses',
      affiliates: 'custom-object',
      transactions: 'totals',
      subscriptions: 'fields',
    },
  });
  migration = of;
  await of.prepare();
  const { records: answers } = await readAnswerSummary(join(of.workspaceFolder, 'exports'));
  const run = async (exitCode: number, ...argv: readonly string[]): Promise<Document> => {
    const environment = Object.fromEntries(
      Object.entries(of.environment).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
    );
    const all = [...argv, '--target', 'rehearsal', '--workspace', of.workspaceFolder, '--json'];
    const ran = await runLandfall(all, { cwd: of.folder, environment });
    expect(ran.exitCode, `${argv.join(' ')}: ${ran.stderr}${ran.stdout}`).toBe(exitCode);
    return JSON.parse(ran.stdout) as Document;
  };
  const rowsOf = async (name: string): Promise<readonly Record<string, string>[]> =>
    parse(await readFile(join(of.workspaceFolder, 'reports', name)), { columns: true, bom: true });

  const planned = await run(0, 'plan');
  const levels = answers?.memberships ?? [];
  expect(levels.length).toBeGreaterThan(3);
  expect(planned.counts['offer']).toMatchObject({ created: levels.length });
  expect(planned.counts['course']).toMatchObject({
    created: new Set(levels.map(({ membership }) => membership)).size,
  });
  expect(planned.counts['affiliate-record']).toMatchObject({ created: answers?.affiliates.length });
  expect((await of.apply()).status).toBe('done');
  expect((await of.verify()).status).toBe('done');

  // Each level with its people, as the generator knows them.
  const counted = (await rowsOf('memberships.csv')).map((row) => [
    row['membership'],
    row['level'],
    row['active'],
  ]);
  const known = levels.map(({ membership, level, active }) => [membership, level, String(active)]);
  expect(counted.map((row) => row.join('\n')).sort()).toEqual(known.map((row) => row.join('\n')).sort());

  // What is owed, to the cent, in the records that stand.
  const due = answers?.affiliates.reduce((sum, one) => sum + one.due, 0) ?? 0;
  const state = (await of.state()) as unknown as State;
  const standing = state.records.reduce(
    (sum, { properties }) => sum + Math.round(Number(properties['kartra_affiliate_due'] ?? 0) * 100),
    0,
  );
  expect(due).toBeGreaterThan(0);
  expect(standing).toBe(due);
  const rates = (await rowsOf('affiliates.csv')).filter((row) => row['commission'] === 'not in the export');
  expect(rates).toHaveLength(answers?.affiliates.filter(({ commission }) => commission === null).length ?? 0);

  // The inventory: as many as the list has, and not one of them in HighLevel.
  const items = await rowsOf('inventory.csv');
  const total = answers?.inventory.reduce((sum, one) => sum + one.items, 0) ?? 0;
  expect(items).toHaveLength(total);
  const paths = (await writesTo(of)).map(({ path }) => path);
  expect(paths.filter((path) => !allowed.test(path))).toEqual([]);
  const everything = JSON.stringify(state);
  const names = items
    .filter(({ kind }) => kind === 'email' || kind === 'automation')
    .map(({ name }) => name ?? '');
  expect(names.length).toBeGreaterThan(3);
  expect(names.filter((name) => everything.includes(JSON.stringify(name)))).toEqual([]);

  expect(await run(3, 'grant')).toMatchObject({ error: { code: 'course-not-ready' } });
  await publishAll(of, state);
  const preview = await run(0, 'grant');
  const people = preview.left ?? 0;
  expect(people).toBeGreaterThan(5);
  expect(((await of.state()) as unknown as State).enrollments).toEqual([]);
  const first = await run(0, 'grant', '--yes');
  expect(first).toMatchObject({ granted: 1, left: people - 1 });
  const goOn = () =>
    of.with((workspace) =>
      runGrant(
        { grant: grantAccess, workspace, target: 'rehearsal', surroundings: of.surroundings },
        () => undefined,
      ),
    );
  await goOn();
  const last = await goOn();
  expect(last).toMatchObject({ left: 0, counts: { enrollment: { refused: 0, unresolved: 0 } } });
  const { enrollments } = (await of.state()) as unknown as State;
  expect(last.verification).toEqual({ verified: enrollments.length, missing: 0 });
  expect(enrollments.length).toBe(last.counts['enrollment']?.created);
  expect((await of.plan()).changes).toBe(0);
  await run(0, 'grant', '--undo', '--yes');
  expect(((await of.state()) as unknown as State).enrollments).toEqual([]);
});

/** What a person does in HighLevel's pages: a lesson in every course, and everything published. */
async function publishAll(of: TestMigration, { courses, offers }: State): Promise<void> {
  const [location] = of.simulator.locations;
  const send = async (method: string, path: string, body: object): Promise<{ readonly id: string }> => {
    await of.ask('clock', { advanceMs: 11_000 });
    const answer = await fetch(`${of.simulator.url}/courses/${path}?locationId=${of.locationId}`, {
      method,
      headers: {
        authorization: `Bearer ${location?.token ?? ''}`,
        version: 'v3',
        'content-type': 'application/json',
      },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status}`);
    return (await answer.json()) as { id: string };
  };
  for (const { id } of courses) {
    const category = await send('POST', `products/${id}/categories`, { title: 'All' });
    await send('POST', `products/${id}/lessons`, { title: 'One', categoryId: category.id });
    await send('PUT', `products/${id}`, { visibility: 'published' });
  }
  for (const { id, source } of offers)
    if (source === 'membership') await send('PUT', `offers/${id}`, { visibility: 'published' });
}

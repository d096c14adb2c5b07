/** Deals of owners HighLevel does not know arrive unassigned, and are given to a user later in one step (R31, R72). */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readOwners } from '../../src/pipeline/read-owners.ts';
import { readStatus } from '../../src/pipeline/read-status.ts';
import { keepOwners, previewOwners } from '../../src/pipeline/run-assign-owners.ts';
import { undo } from '../rollback/rolling-back.ts';
import { startMigration, type TestMigration } from '../support/migration.ts';
import { runLandfall } from '../support/run-landfall.ts';
import { act } from '../support/small-account.ts';

let migration: TestMigration;

beforeAll(async () => {
  migration = await startMigration({
    contacts: 40,
    seed: 8,
    simulator: { locations: [{ name: 'Rehearsal', settings: { allowDuplicateOpportunity: true } }] },
    account: { objects: ['contacts', 'deals'], deals: 16 },
  });
  await migration.prepare();
});

afterAll(() => migration.close());

interface State {
  readonly opportunities: readonly { readonly name: string; readonly assignedTo?: string | null }[];
  readonly users: readonly { readonly id: string; readonly email: string }[];
}

const stateOf = async () => (await migration.state()) as unknown as State;
const ownersNow = () =>
  migration.with((workspace) => readOwners(workspace, 'rehearsal', migration.surroundings));

test('in one plan that changes owners and nothing else; nobody else’s records, and never the token’s user', {
  timeout: 240_000,
}, async () => {
  const { surroundings } = migration;
  await migration.plan();
  await migration.apply();
  const before = await stateOf();
  expect(before.opportunities.length).toBeGreaterThan(10);
  const [column] = await ownersNow();
  const unknown = (column?.owners ?? []).filter(({ userId }) => userId === null);
  const [first] = unknown;
  if (first === undefined) throw new Error('every owner of the account is a user');
  const isUnassigned = ({ assignedTo }: { readonly assignedTo?: string | null }) =>
    (assignedTo ?? null) === null;
  const unassigned = before.opportunities.filter(isUnassigned).length;
  expect(unassigned).toBeGreaterThan(0);
  const { targets } = await migration.with((workspace) => readStatus(workspace, 0));
  expect(targets.rehearsal.placeholders).toEqual({ owners: unknown.length, records: expect.any(Number) });

  // A preview keeps nothing; who is no owner or no user is refused, and no address stands in the refusal.
  const user = before.users.at(-1)?.email ?? '';
  const pair = `${first.owner.toUpperCase()}=${user}`;
  const preview = (pairs: readonly string[]) =>
    migration.with((workspace) => previewOwners(workspace, 'rehearsal', pairs, surroundings));
  const assignments = await preview([pair]);
  expect(assignments).toEqual([{ owner: first.owner, user, records: first.records }]);
  expect((await migration.plan()).changes).toBe(0);
  for (const wrong of [`nobody@x.example=${user}`, `${first.owner}=stranger@x.example`, first.owner]) {
    const error = await preview([wrong]).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code: 'usage', details: { value: 'pair 1' } });
    expect(JSON.stringify(error)).not.toContain('@x.example');
  }

  const who = { by: 'A. Person', at: '2026-11-25T12:00:00.000Z' };
  await migration.with((workspace) => keepOwners(workspace, assignments, who));
  const plan = await migration.plan();
  const changes: string[] = [];
  await migration.with(async ({ ledger }) => {
    const latest = await ledger.plans.latest('rehearsal');
    for await (const batch of ledger.plans.operations(latest?.id ?? 0)) {
      for (const operation of batch) changes.push(...operation.changes.map(({ field }) => field));
    }
  });
  expect(new Set(changes)).toEqual(new Set(['owner']));
  expect(plan.changes).toBe(changes.length);
  expect(changes.length).toBeGreaterThan(0);
  const { runId } = await migration.apply();

  const after = await stateOf();
  const userId = after.users.find(({ email }) => email === user)?.id;
  const moved = after.opportunities.filter(
    ({ name, assignedTo }, at) =>
      name === before.opportunities[at]?.name && assignedTo !== before.opportunities[at]?.assignedTo,
  );
  expect(moved.map(({ assignedTo }) => assignedTo)).toEqual(changes.map(() => userId));
  expect(after.opportunities.filter(isUnassigned).length).toBe(unassigned - changes.length);
  expect((await migration.plan()).changes).toBe(0);
  expect((await ownersNow())[0]?.owners.find(({ owner }) => owner === first.owner)).toMatchObject({
    userId,
    because: 'named-by-a-person',
  });

  // Taken back in one step, previewed; what somebody gave to another user meanwhile stays with them.
  const other = after.users.find(({ id }) => id !== userId)?.id;
  const [given] = moved as unknown as readonly { readonly id: string }[];
  await act(migration, 'edit-opportunity', { opportunityId: given?.id, changes: { assignedTo: other } });
  await migration.ask('clock', { advanceMs: 120_000 });
  const scope = { kind: 'run', runId: runId ?? '' } as const;
  const seen = await undo(migration, scope, 'preview');
  expect(seen.rollback).toMatchObject({ written: changes.length, kept: 1, reversed: changes.length - 1 });
  expect((await stateOf()).opportunities.filter(isUnassigned).length).toBe(unassigned - changes.length);
  expect((await undo(migration, scope)).rollback).toEqual(seen.rollback);
  const back = await stateOf();
  expect(back.opportunities.filter(isUnassigned).length).toBe(unassigned - 1);
  expect(back.opportunities.map(({ name }) => name)).toEqual(after.opportunities.map(({ name }) => name));
  // Nobody's from now on, so that the next plan does not give them away again.
  const nobody = await preview([`${first.owner}=nobody`]);
  await migration.with((workspace) => keepOwners(workspace, nobody, who));
  expect((await migration.plan()).changes).toBe(0);
});

test('from the command line: shown first, kept with --yes and a name only', {
  timeout: 120_000,
}, async () => {
  const { users } = await stateOf();
  const [column] = await ownersNow();
  const owner = column?.owners[0]?.owner ?? '';
  const run = (...more: string[]) =>
    runLandfall(
      [
        'assign-owners',
        `${owner}=${users[0]?.email}`,
        '--target',
        'rehearsal',
        '--workspace',
        'acme',
        '--json',
        ...more,
      ],
      {
        cwd: migration.folder,
        environment: {
          LANDFALL_HIGHLEVEL_URL: migration.simulator.url,
          LANDFALL_CLOCK: 'simulator',
          XDG_STATE_HOME: migration.environment['XDG_STATE_HOME'] ?? '',
        },
      },
    );
  const shown = await run();
  expect([shown.exitCode, JSON.parse(shown.stdout)]).toMatchObject([0, { status: 'preview' }]);
  expect((await run('--yes')).exitCode).toBe(2);
  const kept = await run('--yes', '--by', 'A. Person');
  expect([kept.exitCode, JSON.parse(kept.stdout)]).toMatchObject([
    0,
    { status: 'done', planHash: expect.any(String) },
  ]);
});

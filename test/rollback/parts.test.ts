/**
 * A part of what was written, undone by itself: one record, one kind, one phase, or what one run wrote (a load, a
 * release, a delta, a repair). What is not of the part stands as before.
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { acceptWorkflows } from '../../src/pipeline/accept-workflows.ts';
import { runDelta } from '../../src/pipeline/run-delta.ts';
import { runRelease } from '../../src/pipeline/run-release.ts';
import { runRepair } from '../../src/pipeline/run-repair.ts';
import { everyKind } from '../support/every-kind.ts';
import { startMigration, type TestMigration } from '../support/migration.ts';
import { act } from '../support/small-account.ts';
import { differences, dump, startInto, undo } from './rolling-back.ts';

let migration: TestMigration | undefined;

afterEach(async () => {
  await migration?.close();
  migration = undefined;
});

const pass = (of: TestMigration) => of.ask('clock', { advanceMs: 120_000 });
const changed = (before: Awaited<ReturnType<typeof dump>>, after: Awaited<ReturnType<typeof dump>>) =>
  Object.fromEntries(
    Object.entries(differences(before, after)).map(([kind, { gone, more }]) => [
      kind,
      [gone.length, more.length],
    ]),
  );

test('one record with what hangs on it, one kind, one phase; then the rest, and the location is as it was', async () => {
  const of = await startInto({ contacts: 3, opportunities: 1, tags: 1 }, everyKind(12));
  migration = of;
  await expect(undo(of)).rejects.toMatchObject({ code: 'nothing-written' });
  const before = await dump(of);
  await of.plan();
  await of.apply();
  await pass(of);
  const loaded = await dump(of);

  // A person with a deal and a payment; the tags others have too stay.
  const one = await undo(of, { kind: 'record', externalId: 'L:8' });
  expect(one.rollback).toMatchObject({ errored: 0, kept: 0 });
  const afterOne = await dump(of);
  expect(changed(loaded, afterOne)).toMatchObject({ contacts: [1, 0], opportunities: [2, 0] });
  expect(differences(loaded, afterOne)['contacts']?.gone[0]).toContain('person08@example.com');
  expect(differences(loaded, afterOne)).not.toHaveProperty('tags');
  // It stands in no journal any more: there is nothing to link a second time.
  await expect(undo(of, { kind: 'record', externalId: 'L:8' })).rejects.toMatchObject({
    code: 'nothing-written',
  });
  await expect(undo(of, { kind: 'run', runId: 'no-such-run' })).rejects.toMatchObject({
    code: 'nothing-written',
    message: expect.stringContaining('no-such-run'),
    details: { value: expect.stringMatching(/apply, .+Z, \d+ written/u) },
  });

  const kind = await undo(of, { kind: 'object', object: 'subscription-record' });
  expect(Object.keys(kind.byObject)).toEqual(['subscription-record']);
  expect(kind.rollback.reversed).toBeGreaterThan(2);
  expect(kind.rollback).toMatchObject({ written: kind.rollback.reversed, errored: 0 });
  const afterKind = await dump(of);
  expect(Object.keys(changed(afterOne, afterKind)).sort()).toEqual(['records', 'relations']);

  const phase = await undo(of, { kind: 'phase', phase: 'opportunities' });
  expect(phase.rollback).toMatchObject({ written: phase.rollback.reversed, errored: 0 });
  expect(Object.keys(changed(afterKind, await dump(of)))).toEqual(['opportunities']);

  const rest = await undo(of);
  expect(rest.rollback).toMatchObject({ kept: 0, errored: 0 });
  // Stored files and custom objects stay: nobody can delete one by program.
  const { media, ...schema } = changed(before, await dump(of));
  expect(media?.[0] ?? 0).toBe(0);
  expect(Object.keys(schema).sort()).toEqual(['objectFieldFolders', 'objectFields', 'objects']);
});

const exportOf = (cityOf: (n: number) => string) =>
  [
    'ID,First name,Last name,Email,City,Tags',
    ...Array.from({ length: 8 }, (_, n) => `${n + 1},Ada${n},Lovelace,ada${n}@example.com,${cityOf(n)},vip`),
    '',
  ].join('\r\n');

async function startPeople(): Promise<TestMigration> {
  migration = await startMigration({ csv: exportOf(() => 'London') });
  await migration.prepare();
  return migration;
}

test('a delta and a repair, each by its run; what the load wrote stands, and is undone after them', async () => {
  const of = await startPeople();
  const before = await dump(of);
  await of.plan();
  const load = await of.apply();
  await pass(of);
  const loaded = await dump(of);
  await writeFile(
    join(of.workspaceFolder, 'exports/contacts_kartra_20-06-2026_7b3914f995e6d.csv'),
    `${exportOf((n) => (n < 3 ? `Moved ${n}` : 'London'))}9,New,Person,new@example.com,Paris,vip\r\n`,
  );
  await of.with((workspace) => runDelta(workspace, 'rehearsal', of.surroundings, () => undefined));
  const delta = await of.apply();
  await pass(of);
  expect(changed(loaded, await dump(of))).toEqual({ contacts: [3, 4] });
  const undone = await undo(of, { kind: 'run', runId: delta.runId ?? '' });
  expect(undone.rollback).toMatchObject({ kept: 0, errored: 0, written: undone.rollback.reversed });
  expect(changed(loaded, await dump(of))).toEqual({});

  // HighLevel drops a value, the repair writes it again; that alone is undone, and then everything.
  await of.plan();
  await of.apply();
  await pass(of);
  const whole = await dump(of);
  const drop = async () => {
    const { contacts } = await of.state();
    for (const { id } of contacts.slice(0, 2))
      await act(of, 'edit-contact', { contactId: id, changes: { city: '' }, silently: true });
    await pass(of);
  };
  const repair = async () => {
    const summary = await of.with((workspace) =>
      runRepair(workspace, 'rehearsal', of.surroundings, () => undefined),
    );
    await pass(of);
    expect(summary.repair).toMatchObject({ found: 2, written: 2 });
    return summary;
  };
  await drop();
  await repair();
  expect(changed(whole, await dump(of))).toEqual({});
  const all = await undo(of);
  expect(all.rollback).toMatchObject({ kept: 0, errored: 0, written: all.rollback.reversed });
  expect(changed(before, await dump(of))).toEqual({});

  // The same again, and of it the repair alone.
  await of.plan();
  await of.apply();
  await pass(of);
  await drop();
  const dropped = await dump(of);
  const { runId } = await repair();
  const unrepaired = await undo(of, { kind: 'run', runId: runId ?? '' });
  expect(unrepaired.rollback).toMatchObject({ written: 2, reversed: 2 });
  expect(changed(dropped, await dump(of))).toEqual({});
  await expect(undo(of, { kind: 'run', runId: load.runId ?? '' })).rejects.toMatchObject({
    code: 'nothing-written',
  });
  // What stands as the undoing of the repair left it is nobody's edit.
  const rest = await undo(of);
  expect(rest.rollback).toMatchObject({ kept: 0, errored: 0, written: rest.rollback.reversed });
  expect(changed(before, await dump(of))).toEqual({});
});

test('a release by its run: the tags go, the people stay; then all of it', async () => {
  const of = await startPeople();
  await act(of, 'publish-workflow', { name: 'Welcome' });
  const before = await dump(of);
  await of.plan();
  await act(of, 'unpublish-workflow', { name: 'Welcome' });
  expect(await of.apply()).toMatchObject({ status: 'done', held: 8 });
  await pass(of);
  const loaded = await dump(of);
  await act(of, 'publish-workflow', { name: 'Welcome' });
  await of.with((workspace) => acceptWorkflows(workspace, 'rehearsal', ['Welcome'], 'Ann', of.surroundings));
  const release = () =>
    of.with((workspace) => runRelease(workspace, 'rehearsal', of.surroundings, () => undefined));
  await release();
  const { runId } = await release();
  await pass(of);
  expect(changed(loaded, await dump(of))).toMatchObject({ contacts: [8, 8] });
  const undone = await undo(of, { kind: 'run', runId: runId ?? '' });
  expect(undone.byObject).toEqual({ 'held-tags': expect.objectContaining({ written: 8, reversed: 8 }) });
  expect(Object.keys(changed(loaded, await dump(of)))).toEqual(['workflows']);
  const all = await undo(of);
  expect(all.rollback).toMatchObject({ kept: 0, errored: 0 });
  const { workflows: _, ...left } = changed(before, await dump(of));
  expect(left).toEqual({});
});

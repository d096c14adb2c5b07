/**
 * A load that died with requests under way, and is not resumed but undone: what may have arrived is looked for first,
 * so the location ends as it was, and nothing is left in doubt (I3, I7). `LANDFALL_ROLLBACK_FULL=1` dies at many writes.
 */
import { afterEach, expect, test } from 'vitest';
import type { JournalStore } from '../../src/ledger/journal-stores.ts';
import { runApply } from '../../src/pipeline/run-apply.ts';
import { everyKind } from '../support/every-kind.ts';
import type { TestMigration } from '../support/migration.ts';
import { differences, dump, startInto, undo } from './rolling-back.ts';

const isFull = process.env['LANDFALL_ROLLBACK_FULL'] === '1';

let migration: TestMigration | undefined;

afterEach(async () => {
  await migration?.close();
  migration = undefined;
});

class Killed extends Error {}

/** The journal, which learns of no answer any more after its n-th. */
function dyingAt(journal: JournalStore, nth: number): JournalStore {
  let answers = 0;
  return {
    ...journal,
    async endRequest(end) {
      answers += 1;
      if (answers >= nth) throw new Killed();
      await journal.endRequest(end);
    },
    settle: (results, at) => (answers >= nth ? Promise.reject(new Killed()) : journal.settle(results, at)),
  };
}

/** @returns operations left in doubt */
async function loadUntil(of: TestMigration, nth: number): Promise<number> {
  return of.with(async (workspace) => {
    const { ledger } = workspace;
    const journal = dyingAt(ledger.journal, nth);
    const dying = { ...workspace, ledger: { ...ledger, journal } };
    await runApply(dying, 'rehearsal', of.surroundings, () => undefined).catch((error: unknown) => {
      if (!(error instanceof Killed)) throw error;
    });
    const plan = await ledger.plans.latest('rehearsal');
    const counts = Object.values(await ledger.journal.counts(plan?.id ?? 0));
    return counts.reduce((sum, { unresolved }) => sum + unresolved, 0);
  });
}

// Schema, people, money, links: another kind of record is under way at each.
const instants = isFull ? Array.from({ length: 40 }, (_, n) => 1 + 4 * n) : [90];

test.each(instants)('dead at answer %i, then undone: as it was before, nothing in doubt', async (nth) => {
  migration = await startInto({ contacts: 4, opportunities: 2, tags: 2 }, everyKind(18));
  const before = await dump(migration);
  await migration.plan();
  expect(await loadUntil(migration, nth)).toBeGreaterThan(0);
  expect(differences(before, await dump(migration))).not.toEqual({});

  const { rollback, byObject } = await undo(migration);
  expect(rollback.errored).toBe(0);
  const { written, reversed, kept, notReversible } = rollback;
  expect(written).toBe(reversed + kept + notReversible);
  const { objects, objectFields, objectFieldFolders, media, ...left } = differences(
    before,
    await dump(migration),
  );
  expect(left).toEqual({});
  // Stored files stay, as custom objects do, each with its one field and its folder: nobody can delete one by program.
  expect(media?.gone ?? []).toEqual([]);
  const stays = byObject['object']?.notReversible ?? 0;
  for (const schema of [objects, objectFields, objectFieldFolders])
    expect(schema?.more.length ?? 0).toBe(stays);
});

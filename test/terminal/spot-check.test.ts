/** `landfall spot-check` on a terminal, by keys: each record side by side, right or wrong with what is wrong. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SpotCheckRecord } from '../../src/model/spot-check.ts';
import { readSpotCheck } from '../../src/pipeline/run-spot-check.ts';
import { initWorkspace } from '../../src/pipeline/workspace.ts';
import { startMigration, type TestMigration } from '../support/migration.ts';
import { keys, openTerminal } from '../support/open-terminal.ts';

let migration: TestMigration;

const recordOf = (n: number): SpotCheckRecord => ({
  object: 'contact',
  externalId: `L:${n}`,
  destinationId: `c${n}`,
  source: { city: `Town ${n}` },
  fields: [
    { field: 'city', expected: `Town ${n}`, found: `Town ${n}`, comparison: 'equal', columns: ['city'] },
  ],
  verdict: null,
  comment: null,
});

beforeAll(async () => {
  migration = await startMigration();
  await initWorkspace(migration.workspaceFolder);
  await migration.with(({ ledger }) =>
    ledger.approvals.saveSpotCheck('rehearsal', {
      target: 'rehearsal',
      seed: 1,
      readAt: '2026-06-12T12:00:00.000Z',
      planHash: '',
      records: [1, 2, 3].map(recordOf),
      result: null,
    }),
  );
});

afterAll(() => migration.close());

test('each record is judged by keys; Ctrl-C keeps what was said; the rest is asked the next time', {
  timeout: 120_000,
}, async () => {
  const open = () =>
    openTerminal(['spot-check', '--by', 'A. Person', '--workspace', 'acme'], { cwd: migration.folder });
  const judged = () => migration.with((workspace) => readSpotCheck(workspace, 'rehearsal'));
  const verdicts = async () => (await judged()).records.map(({ verdict, comment }) => [verdict, comment]);

  const first = open();
  await first.waitFor('1 of 3: is it right?');
  expect(first.shown()).toContain('Town 1');
  first.press(keys.enter);
  await first.waitFor('2 of 3: is it right?');
  first.press(keys.down, keys.enter);
  await first.waitFor('What is wrong?');
  first.press('another town', keys.enter);
  await first.waitFor('3 of 3: is it right?');
  first.press(keys.ctrlC);
  expect(await first.ended).toBe(3);
  expect(first.shown()).toContain('3 records, 1 of them still to be judged.');
  expect(await verdicts()).toEqual([
    ['right', null],
    ['wrong', 'another town'],
    [null, null],
  ]);

  const second = open();
  await second.waitFor('1 of 1: is it right?');
  second.press(keys.enter);
  // One is wrong: production stays closed until it is mended and rehearsed again.
  expect(await second.ended).toBe(3);
  expect(second.shown()).toContain('3 records: 2 right, 1 wrong, by A. Person.');
  expect((await judged()).result).toMatchObject({
    right: 2,
    wrong: 1,
    by: 'A. Person',
    withoutReview: false,
  });
});

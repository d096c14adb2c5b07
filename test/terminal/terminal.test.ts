/** `landfall decide` and `landfall next` on a terminal, by keys. */

import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Question, readQuestions } from '../../src/pipeline/run-decide.ts';
import { runExtract } from '../../src/pipeline/run-extract.ts';
import { readOpenQuestions, runMapConfirm, runMapPropose, runMapSet } from '../../src/pipeline/run-map.ts';
import { initWorkspace } from '../../src/pipeline/workspace.ts';
import { generateAccount } from '../../src/simulator/generate/generate-account.ts';
import { startMigration, type TestMigration } from '../support/migration.ts';
import { keys, openTerminal, type Terminal } from '../support/open-terminal.ts';

let migration: TestMigration;

beforeAll(async () => {
  migration = await startMigration();
  const { workspaceFolder } = migration;
  await initWorkspace(workspaceFolder);
  await generateAccount({
    directory: join(workspaceFolder, 'exports'),
    contacts: 30,
    seed: 3,
    objects: ['contacts', 'transactions', 'subscriptions', 'deals', 'memberships', 'lists'],
  });
  await migration.with((workspace) => runExtract(workspace, () => undefined));
});

afterAll(() => migration.close());

const open = (...argv: string[]): Terminal =>
  openTerminal([...argv, '--workspace', 'acme'], {
    cwd: migration.folder,
    environment: { XDG_STATE_HOME: join(migration.folder, 'state') },
  });

const questionsNow = () => migration.with((workspace) => readQuestions(workspace));

/** The beginning of a question as the terminal shows it: in one line, whatever its width. */
const beginning = ({ question }: Question) => question.slice(0, 40);

const typed: Readonly<Record<string, string>> = { 'default-country': 'US', 'time-zone': 'America/New_York' };

/** Answers with the last of the choices, whichever is recommended. */
function answerLast(terminal: Terminal, { id, choices, recommended }: Question): string {
  const text = typed[id];
  if (text !== undefined) {
    terminal.press(text, keys.enter);
    return text;
  }
  const from = Math.max(0, choices.indexOf(recommended ?? ''));
  terminal.press(...choices.slice(from + 1).map(() => keys.down), keys.enter);
  return choices.at(-1) ?? '';
}

test('every question is answered by keys; Ctrl-C keeps what was answered; next asks the rest', {
  timeout: 240_000,
}, async () => {
  const questions = await questionsNow();
  expect(questions.length).toBeGreaterThan(8);
  expect(questions.filter(({ choices }) => choices.length === 0).length).toBe(2);
  const wanted: Record<string, string> = {};

  const first = open('decide');
  await first.waitFor('Who decides?');
  first.press('A. Person', keys.enter);
  for (const question of questions.slice(0, 4)) {
    await first.waitFor(beginning(question));
    wanted[question.id] = answerLast(first, question);
  }
  await first.waitFor(beginning(questions[4]!));
  first.press(keys.ctrlC);
  expect(await first.ended).toBe(3);
  expect(first.shown()).toContain(`${questions.length - 4} still open`);
  const kept = (await questionsNow()).filter(({ answer }) => answer !== null);
  expect(kept.map(({ id }) => id)).toEqual(questions.slice(0, 4).map(({ id }) => id));

  // Every consequence of every choice is on the screen before it is chosen.
  for (const { consequences } of questions.slice(0, 4)) {
    for (const consequence of Object.values(consequences)) {
      expect(first.shown()).toContain(consequence.split(' ').slice(0, 3).join(' '));
    }
  }

  await migration.with(async (workspace) => {
    await runMapPropose(workspace);
    const who = { by: 'A. Person', at: '2026-11-25T00:00:00.000Z' };
    const map = await runMapConfirm(workspace, { ...who, withoutReview: true });
    for (const { column } of await readOpenQuestions(workspace, map))
      await runMapSet(workspace, column, { target: 'archive', ...who });
    await runMapConfirm(workspace, { ...who, withoutReview: true });
  });
  const rest = open('next');
  await rest.waitFor('Who decides?');
  rest.press('B. Other', keys.enter);
  for (const question of questions.slice(4)) {
    await rest.waitFor(beginning(question));
    wanted[question.id] = answerLast(rest, question);
  }
  expect(await rest.ended).toBe(0);
  expect(rest.shown()).toContain('All answered.');

  const answered = await questionsNow();
  expect(Object.fromEntries(answered.map(({ id, answer }) => [id, answer?.choice]))).toEqual(wanted);
  expect(answered.filter(({ answer }) => answer?.withoutReview !== false)).toEqual([]);
  const names = answered.map(({ answer }) => answer?.by);
  expect([names[0], names.at(-1)]).toEqual(['A. Person', 'B. Other']);
});

test('a wrong answer is refused on the spot, and an empty name decides nothing', {
  timeout: 120_000,
}, async () => {
  await migration.with((workspace) =>
    workspace.editConfig([{ path: ['decisions', 'default-country'], value: undefined }]),
  );
  const terminal = open('decide');
  await terminal.waitFor('Who decides?');
  terminal.press('A. Person', keys.enter);
  await terminal.waitFor('In which country');
  terminal.press('Atlantis', keys.enter);
  await terminal.waitFor('two-letter country code');
  terminal.press(keys.ctrlC);
  expect(await terminal.ended).toBe(3);
  const nameless = open('decide');
  await nameless.waitFor('Who decides?');
  nameless.press(keys.enter);
  expect(await nameless.ended).toBe(3);
  expect(nameless.shown()).toContain('Nothing was decided.');
});

/** The published schemas: one for every command that sums up, and each refuses what is not its document. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { faultsOfDocument, faultsOfPaper } from '../support/check-document.ts';
import { runLandfall } from '../support/run-landfall.ts';

/** They keep an answer or start something, and print their step, status and next command. */
const withoutSummary = ['init', 'connect', 'decide', 'map', 'next', 'assign-owners', 'generate', 'simulator'];

const reference = join(import.meta.dirname, '../../docs/reference');

test('every command has a schema, or is one of those that sum up nothing', async () => {
  const { properties } = JSON.parse(readFileSync(join(reference, 'summaries.schema.json'), 'utf8')) as {
    readonly properties: object;
  };
  const { stdout } = await runLandfall(['--help'], { cwd: reference });
  const commands = stdout.slice(stdout.indexOf('Commands:'), stdout.indexOf('Examples:'));
  const verbs = [...commands.matchAll(/^ {2}([a-z][a-z-]*)/gmu)].map(([, verb = '']) => verb);
  expect(verbs.length).toBeGreaterThan(25);
  expect(
    verbs.filter((verb) => !(verb in properties) && ![...withoutSummary, 'help'].includes(verb)),
  ).toEqual([]);
});

test('a document that lacks something, or says something more, is refused', () => {
  const failure = {
    step: 'apply',
    status: 'failed',
    error: {
      code: 'usage',
      message: '',
      recovery: 'fix',
      exitCode: 2,
      ...Object.fromEntries(
        ['file', 'line', 'column', 'value', 'rule', 'remedy', 'safe', 'next'].map((key) => [key, null]),
      ),
    },
  };
  expect(faultsOfDocument(failure)).toEqual([]);
  expect(faultsOfDocument({ ...failure, more: 1 } as object)).not.toEqual([]);
  expect(faultsOfDocument({ step: 'apply', status: 'done' })).not.toEqual([]);
  expect(faultsOfPaper({ report: 'audit' })).not.toEqual([]);
});

/**
 * The bad-input matrix through the real `./landfall`: each case for a person and with `--json`. A clear error
 * with the documented exit code and shape; nothing half-done, nothing sent, nothing personal in the words.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { errorTable } from '../../src/errors.ts';
import type { BadInputCase } from './bad-input-case.ts';
import { badInputCases } from './cases.ts';
import { openStages, type StagedRun, type Stages } from './stage-run.ts';

let stages: Stages;

beforeAll(async () => {
  stages = await openStages();
});

afterAll(() => stages.close());

const text = z.string().nullable();
const failedError = z.strictObject({
  code: z.string(),
  message: z.string().min(1),
  recovery: z.enum(['retry', 'skip', 'fix', 'abort']),
  exitCode: z.number(),
  file: text,
  line: z.number().int().min(1).nullable(),
  column: z.union([z.string(), z.number()]).nullable(),
  value: text,
  rule: text,
  remedy: text,
  safe: text,
  next: text,
  facts: z.record(z.string(), z.unknown()).optional(),
});
const failureDocument = z.strictObject({
  step: z.string().min(1),
  status: z.literal('failed'),
  error: failedError.extend({ problems: z.array(failedError).min(2).optional() }),
});

/** Program words, which no person is to read; names of files and codes of errors are names. */
const programWords = /\b(?:ledger|phase|operation|generation|outcome|journal)s?\b/i;
const withoutNames = (said: string): string =>
  said.replace(/\S*ledger\.db\S*/g, '').replace(/\(\S+, exit \d\)/g, '');

function expectForPeople({ stdout, stderr, exitCode, scene }: StagedRun, badInput: BadInputCase): void {
  expect(exitCode, `stderr: ${stderr}`).toBe(badInput.exitCode);
  const said = badInput.code === null ? stdout : stderr;
  for (const part of badInput.says) expect(said).toContain(part);
  const everything = `${stdout}${stderr}`;
  expect(everything).not.toMatch(/^\s+at .*:\d+:\d+\)?$/m);
  expect(everything).not.toContain(scene.location.token);
  expect(everything).not.toMatch(/pit-[0-9a-f]/);
  expect(everything).not.toMatch(/[\w.]+@[\w-]+\.\w/);
  expect(everything).not.toContain('hunter2');
  expect(withoutNames(everything)).not.toMatch(programWords);
  if (badInput.code === null) return;
  expect(stdout).toBe('');
  expect(stderr).toContain(`(${badInput.code}, exit ${badInput.exitCode})`);
  expect(stderr).toMatch(/^ {2}(?:remedy|next): /m);
  const { file, line, column } = badInput.at ?? {};
  const next = badInput.next?.replace(/^landfall/, `landfall --workspace ${scene.workspace}`);
  expect(stderr).toContain(next === undefined ? '✗' : `\n  next:   ${next}\n`);
  const place = [file, line, column].filter((part) => part !== undefined).join(':');
  expect(stderr).toMatch(place === '' ? '✗' : new RegExp(`^ {2}where: {2}${escaped(place)}`, 'm'));
}

const escaped = (literal: string): string => literal.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');

function expectDocument({ stdout, stderr, exitCode, scene }: StagedRun, badInput: BadInputCase): void {
  expect(exitCode, `stderr: ${stderr}`).toBe(badInput.exitCode);
  expect(stdout).not.toContain(scene.location.token);
  const document: unknown = JSON.parse(stdout);
  expect(typeof document === 'object' && document !== null && 'error' in document).toBe(
    badInput.code !== null,
  );
  if (badInput.code === null) return;
  const { error } = failureDocument.parse(document);
  const { code, recovery } = error;
  expect({ code, exitCode: error.exitCode }).toEqual({ code: badInput.code, exitCode });
  expect(errorTable[badInput.code]).toMatchObject({ recovery, exitCode });
  expect(error).toMatchObject(badInput.at ?? {});
  expect(error.remedy ?? error.next, 'what to do next').not.toBeNull();
  expect(error).toMatchObject(badInput.next === undefined ? {} : { next: badInput.next });
  const words = Object.values(error)
    .filter((value) => typeof value === 'string')
    .join('\n');
  for (const part of badInput.says) expect(words).toContain(part);
}

async function expectNothingHalfDone(run: StagedRun, badInput: BadInputCase): Promise<void> {
  const writes = run.requests.filter(({ method, path }) => method !== 'GET' && path !== '/contacts/search');
  expect(writes, 'writes sent').toEqual([]);
  expect(badInput.requests === 'reads' ? writes : run.requests, 'requests sent').toEqual([]);
  expect(run.leftovers, 'unfinished files').toEqual([]);
  const kept = (files: Readonly<Record<string, string>>) =>
    Object.entries(files).filter(([name]) => badInput.mayChange !== true || name.startsWith('exports/'));
  expect(kept(run.filesAfter)).toEqual(kept(run.filesBefore));
  if (badInput.mayChange === true) return;
  // A record that cannot be opened any more counts nothing: that is what its case is about.
  const unreadable = badInput.code === 'ledger-corrupt' || badInput.code === 'ledger-newer';
  expect(run.countsAfter).toEqual(unreadable ? null : await stages.counts(badInput.stage));
}

describe.each(badInputCases)('$name', (badInput) => {
  test('is answered clearly to people and to programs, and leaves everything as it was', async () => {
    const [human, json] = await Promise.all([stages.run(badInput, 'human'), stages.run(badInput, 'json')]);
    expectForPeople(human, human.expected);
    expectDocument(json, json.expected);
    for (const run of [human, json]) {
      await expectNothingHalfDone(run, badInput);
      expect(run.memoryMb ?? 0).toBeLessThan(badInput.maxMemoryMb ?? Number.POSITIVE_INFINITY);
    }
  });
});

test('the matrix has a case for every kind of input a person or a machine gets wrong', () => {
  const codes = new Set(badInputCases.map(({ code }) => code));
  expect(badInputCases.length).toBeGreaterThanOrEqual(80);
  expect([...codes].filter((code) => code !== null).length).toBeGreaterThanOrEqual(20);
  expect(new Set(badInputCases.map(({ name }) => name)).size).toBe(badInputCases.length);
});

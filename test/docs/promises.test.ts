/** Every promise of docs/promises.md has a test that is named here, and exists. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const page = readFileSync(join(root, 'docs/promises.md'), 'utf8');
const promises = [...page.matchAll(/^\d+\. \*\*(.+?)\*\*/gm)].map(([, promise]) => promise ?? '');

interface Shown {
  readonly file: string;
  /** The whole name of the test. */
  readonly test: string;
}

const at = (file: string, ...names: readonly string[]): readonly Shown[] =>
  names.map((name) => ({ file: `test/${file}.test.ts`, test: name }));

/** Promise → every test that shows a part of it, by its whole name. */
const tests: Readonly<Record<string, readonly Shown[]>> = {
  'Kartra is only read.': at(
    'invariants/i1-read-only-source',
    'a whole migration leaves the export files as they were',
    'no command but those of the table can be written on the wire',
    'a whole look at an account leaves no write on Kartra’s record, and no secret in an address',
  ),
  'Nothing is written that you did not see.': [
    ...at(
      'invariants/i2-approved-writes-only',
      'without a plan apply refuses, and no step before it writes',
      'every write of a load belongs to an operation of the plan, and every operation to one write',
    ),
    ...at(
      'invariants/i2-signoff',
      'without a sign-off, and for the release of tags too',
      'another export',
      'another decision',
      'another setting of the location',
    ),
  ],
  'Nobody gets a message.': [
    ...at(
      'quiet/quiet-load',
      '1,000 contacts and two published workflows: no write until they are drafts; held tags come last, by 1, 25, all',
    ),
    ...at(
      'records/calendars',
      'three zones over a change of the clock: open at the hours of each, bookings at their instants, nobody told',
    ),
  ],
  'Nobody becomes reachable who was not.': at(
    'invariants/i8-consent',
    'who was not contactable in Kartra is not, and what stood at the destination stays',
    'an address that reaches two people is as restricted as the stricter of them',
  ),
  'What your team typed stays.': at(
    'apply/changed-meanwhile',
    'a contact somebody added is left alone: `appeared`',
    'a field somebody typed is left alone: `moved`, the others are written',
  ),
  'Nothing changes in silence.': at(
    'invariants/i12-no-silent-change',
    'a value that arrives in another form than it was read has an issue',
  ),
  'Every row is accounted for.': at(
    'invariants/i4-i5-conservation',
    'I4 row conservation: rows, entities, records and operations',
    'I5 cell conservation: every non-empty cell, superseded ones included, has one fate',
  ),
  'It is proven, not assumed.': [
    ...at(
      'verify/planted-differences',
      'a name, letter case included',
      'a custom field',
      'a tag, taken away',
      'do-not-disturb of one channel, lifted',
      'a contact, deleted',
    ),
    ...at(
      'records/whole-account',
      'eleven objects of ${contacts} people arrive, each proved, in order, with nobody told',
    ),
  ],
  'Stopping it does no harm.': [
    ...at(
      'crash/kill-at-every-write',
      "kill -9 at ${full ? 'every write and response' : 'sampled writes and responses'}: the same end as an uninterrupted run (I3)",
    ),
    ...at('faults/faults', '%s: every fault ends as if nothing had happened'),
  ],
  'Your secrets stay yours.': at(
    'invariants/i11-every-command',
    'every command, well and failing, names nobody and no secret where it should not',
    'a defect shows where it is, and nothing of what it met',
    'a crash leaves no memory of the process in a file',
  ),
};

/** Heading of the page → tests that show what it says. */
const sections: Readonly<Record<string, readonly Shown[]>> = {
  'How verification finds it': at(
    'delta/deleted',
    'a person, a deal, a payment, a booking and a company somebody deleted after they were read back: named, left deleted by repair and by later plans, and added again when asked',
  ),
  'What later exports can and cannot do': at(
    'delta/emptied',
    'emptied in Kartra: emptied where ours still stands, asked where somebody changed it, listed in any case with what becomes of it; a deal moves to a stage of the same delta; undone',
  ),
};

/** Names of the tests a file holds, as written: `test('…'`, `test.each(…)('…'`, and the lines they start on. */
function testsOf(file: string): ReadonlySet<string> {
  const text = readFileSync(join(root, file), 'utf8');
  const named = /(?:\b(?:test|it)|\))\(\s*(['"`])((?:(?!\1).|\n)+?)\1\s*,\s*(?:async\b|\(|\{)/gu;
  return new Set([...text.matchAll(named)].map(([, , name = '']) => name));
}

describe('docs/promises.md', () => {
  it('promises what the table has tests for, and nothing else', () => {
    expect(promises).toEqual(Object.keys(tests));
    expect(promises.length).toBeGreaterThanOrEqual(10);
  });

  it.each(Object.entries(tests))('"%s" is shown by the tests it names', (_, shown) => {
    expect(shown.length).toBeGreaterThan(0);
    const missing = shown.filter(({ file, test }) => !testsOf(file).has(test));
    expect(missing).toEqual([]);
  });

  it.each(Object.entries(sections))('the section "%s" is shown by the tests it names', (heading, shown) => {
    expect(page).toContain(`\n## ${heading}\n`);
    expect(shown.filter(({ file, test }) => !testsOf(file).has(test))).toEqual([]);
  });

  it('would miss a test that is gone', () => {
    expect(testsOf('test/docs/promises.test.ts').has('would miss a test that is gone')).toBe(true);
    expect(testsOf('test/docs/promises.test.ts').has('would miss')).toBe(false);
  });
});

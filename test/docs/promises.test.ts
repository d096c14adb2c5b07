/** Every promise of docs/promises.md has a test that is named here, and exists. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const page = readFileSync(join(root, 'docs/promises.md'), 'utf8');
const promises = [...page.matchAll(/^\d+\. \*\*(.+?)\*\*/gm)].map(([, promise]) => promise ?? '');

/** Promise → file, and words of a test in it. */
const tests: Readonly<Record<string, readonly [file: string, name: RegExp]>> = {
  'Kartra is only read.': ['test/invariants/i1-read-only-source.test.ts', /\btest\(/],
  'Nothing is written that you did not see.': ['test/invariants/i2-approved-writes-only.test.ts', /\btest\(/],
  'Nobody gets a message.': ['test/quiet/quiet-load.test.ts', /\btest\(/],
  'Nobody becomes reachable who was not.': ['test/invariants/i8-consent.test.ts', /\btest\(/],
  'What your team typed stays.': ['test/apply/changed-meanwhile.test.ts', /\btest(\.each)?\(/],
  'Nothing changes in silence.': ['test/invariants/i12-no-silent-change.test.ts', /\btest\(/],
  'Every row is accounted for.': ['test/invariants/i4-i5-conservation.test.ts', /\btest\(/],
  'It is proven, not assumed.': ['test/verify/planted-differences.test.ts', /\btest(\.each)?\(/],
  'Stopping it does no harm.': [
    'test/crash/kill-at-every-write.test.ts',
    /the same end as an uninterrupted run/,
  ],
  'Your secrets stay yours.': ['test/invariants/i11-privacy.test.ts', /what a failing command says/],
};

describe('docs/promises.md', () => {
  it('promises what the table has tests for, and nothing else', () => {
    expect(promises).toEqual(Object.keys(tests));
    expect(promises.length).toBeGreaterThanOrEqual(10);
  });

  it.each(Object.entries(tests))('"%s" has its test', (_, [file, name]) => {
    expect(readFileSync(join(root, file), 'utf8')).toMatch(name);
  });
});

/** Every paragraph of docs/what-happens-when.md has a test that is named after it. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { badInputCases } from '../bad-input/cases.ts';

const root = join(import.meta.dirname, '../..');
const page = readFileSync(join(root, 'docs/what-happens-when.md'), 'utf8');
const headings = [...page.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading ?? '');

/** Names of all tests: the texts in `test('…')`, and the cases of the matrix. */
const names = ['src', 'test']
  .flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((path) => join(folder, path)),
  )
  .filter((path) => path.endsWith('.test.ts') && !path.startsWith('test/docs/'))
  .flatMap((path) => [
    ...readFileSync(join(root, path), 'utf8').matchAll(
      /\b(?:test|it|describe)(?:\.concurrent)?\(\s*(['"`])(.+?)\1/gs,
    ),
  ])
  .map(([, , name]) => name ?? '')
  .concat(badInputCases.map(({ name }) => name))
  .map((name) => name.toLowerCase());

describe('docs/what-happens-when.md', () => {
  it.each(headings)('"%s" has a test of that name', (heading) => {
    expect(names.some((name) => name.includes(heading.toLowerCase()))).toBe(true);
  });

  it('has the paragraphs the design asks for, and enough tests were looked at', () => {
    expect(headings.length).toBeGreaterThanOrEqual(11);
    expect(names.length).toBeGreaterThan(200);
    expect(names.some((name) => name.includes('a heading nobody wrote'))).toBe(false);
  });
});

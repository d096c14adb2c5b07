import { expect, it } from 'vitest';
import { extractIssueLine } from './extract-issue-words.ts';

it.each([
  ['row-rejected', 1234, 'rows that are not usable: 1,234'],
  ['file-ignored', 2, 'files that were not read: 2'],
  ['form-answer-without-person', 3, 'form answers of nobody the contacts exports have: 3'],
  ['constructor', 1, 'constructor: 1'],
])('%s: %i is said as "%s"', (code, count, said) => {
  expect(extractIssueLine(code, count)).toBe(said);
});

import { expect, test } from 'vitest';
import { readReferenceLine, referenceLine } from './reference-line.ts';

test.each([
  [`Called.\n${referenceLine('N:1')}`, 'N:1'],
  [`${referenceLine('C:D:oak.example')}\nTheir own words`, 'C:D:oak.example'],
  [`<p>Called.</p><p>${referenceLine('N:2')}</p>`, 'N:2'],
  [`see ${referenceLine('N:1')}`, null],
  [`${referenceLine('N:1')} and more`, null],
  ['', null],
  [null, null],
])('%j', (text, expected) => {
  expect(readReferenceLine(text)).toBe(expected);
});

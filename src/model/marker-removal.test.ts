import { expect, test } from 'vitest';
import { withoutReference } from './marker-removal.ts';
import { readReferenceLine, referenceLine } from './reference-line.ts';

test.each([
  ['Called twice.\n\nKartra reference: N:7', 'Called twice.'],
  ['Kartra reference: N:7', ''],
  ['<p>Called.</p><p>Kartra reference: N:7</p>', '<p>Called.</p>'],
  ['Called.<br>Kartra reference: N:7', 'Called.'],
  ['Kartra reference: N:77\nKartra reference: N:7', 'Kartra reference: N:77'],
  ['no line of ours', 'no line of ours'],
])('%j without its line is %j', (text, without) => {
  expect(withoutReference(text, 'N:7')).toBe(without);
});

test('what is left is recognised no longer, whatever stands in the id', () => {
  const id = 'C:D:a+b.example';
  const text = `Ours.\n${referenceLine(id)}`;
  expect(readReferenceLine(withoutReference(text, id))).toBeNull();
});

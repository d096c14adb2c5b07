import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { packCells, unpackCells } from './pack-cells.ts';

const cell = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('', '[', '\u001F', '["x"]', '\uD800'));

it('gives back exactly the cells it was given', () => {
  fc.assert(
    fc.property(fc.array(cell), (cells) => {
      expect(unpackCells(packCells(cells))).toEqual(cells);
    }),
    { numRuns: 5000 },
  );
});

it('reads what earlier versions kept as JSON', () => {
  expect(unpackCells('["a","b"]')).toEqual(['a', 'b']);
});

it('is one character longer than the cells for each of them', () => {
  expect(packCells(['ann', '', 'Köln'])).toHaveLength(3 + 0 + 4 + 3);
});

import { parse } from 'csv-parse/sync';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CsvLayout } from './detect-layout.ts';
import { createRowScan } from './scan-rows.ts';
import { createRowSplitter } from './split-rows.ts';

const layout = fc.record<CsvLayout>({
  delimiter: fc.constantFrom(',', ';', '\t', '|'),
  newline: fc.constantFrom('\n', '\r'),
});

function split(text: string, size: number, layout: CsvLayout): string[][] {
  const splitter = createRowSplitter(layout);
  const rows = [];
  for (let at = 0; at < text.length; at += size) rows.push(...splitter.push(text.slice(at, at + size)));
  rows.push(...splitter.end());
  return rows.map(({ cells }) => [...cells]);
}

const isRow = (cells: readonly string[]) => cells.length > 1 || cells[0]?.trim() !== '';

describe('rows as csv-parse reads them', () => {
  const pieces = fc.array(
    fc.constantFrom('a', 'é', ',', ';', '"', '""', '\n', '\r\n', '\r', ' ', '"x,y"', ',"', '",'),
    { maxLength: 30 },
  );

  it('for every text the structure check passes, however it is cut', () => {
    let read = 0;
    fc.assert(
      fc.property(pieces, layout, fc.integer({ min: 1, max: 9 }), (parts, layout, size) => {
        const text = parts.join('');
        const scan = createRowScan(layout, 1000);
        if ((scan.push(Buffer.from(text)) ?? scan.end()) !== null) return;
        read += 1;
        const { delimiter, newline } = layout;
        const judged = parse(text, {
          delimiter,
          relax_column_count: true,
          record_delimiter: newline === '\r' ? ['\r'] : ['\r\n', '\n'],
        });
        expect(split(text, size, layout)).toEqual(judged.filter(isRow));
      }),
      { numRuns: 20_000 },
    );
    expect(read).toBeGreaterThan(1000);
  });
});

describe('parse ∘ write is the identity', () => {
  const cell = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.constantFrom('"', ',', ';', '|', '\t', '\n', '\r', 'x', ' ') }),
  );
  const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 6 }), { maxLength: 8 });

  it('for any table of any text', () => {
    fc.assert(
      fc.property(table, layout, fc.integer({ min: 1, max: 40 }), (rows, layout, size) => {
        const written = rows.map((cells) =>
          cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(layout.delimiter),
        );
        const text = written.map((row) => row + layout.newline).join('');
        expect(split(text, size, layout)).toEqual(rows.filter(isRow));
      }),
      { numRuns: 10_000 },
    );
  });
});

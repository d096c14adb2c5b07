import { parse } from 'csv-parse/sync';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { CsvLayout } from './detect-layout.ts';
import { createRowScan } from './scan-rows.ts';

const pieces = fc.array(fc.constantFrom('a', 'é', ',', '"', '""', '\n', '\r\n', '\r', ' '), {
  maxLength: 24,
});
const layouts: readonly CsvLayout[] = [
  { delimiter: ',', newline: '\n' },
  { delimiter: ',', newline: '\r' },
];

function scan(bytes: Buffer, layout: CsvLayout, size: number): string | null {
  const rows = createRowScan(layout, 1000);
  for (let at = 0; at < bytes.length; at += size) {
    const fault = rows.push(bytes.subarray(at, at + size));
    if (fault !== null) return fault.rule;
  }
  return rows.end()?.rule ?? null;
}

function parses(bytes: Buffer, { newline }: CsvLayout): boolean {
  try {
    parse(bytes, { relax_column_count: true, record_delimiter: newline === '\r' ? ['\r'] : ['\r\n', '\n'] });
    return true;
  } catch {
    return false;
  }
}

it('passes exactly what the parser reads without error', () => {
  fc.assert(
    fc.property(pieces, fc.constantFrom(...layouts), (parts, layout) => {
      const bytes = Buffer.from(parts.join(''));
      expect(scan(bytes, layout, 1000) === null).toBe(parses(bytes, layout));
    }),
    { numRuns: 3000 },
  );
});

it('finds the same however the file is cut into chunks', () => {
  fc.assert(
    fc.property(
      pieces,
      fc.constantFrom(...layouts),
      fc.integer({ min: 1, max: 6 }),
      (parts, layout, size) => {
        const bytes = Buffer.from(parts.join(''));
        expect(scan(bytes, layout, size)).toBe(scan(bytes, layout, 1000));
      },
    ),
    { numRuns: 2000 },
  );
});

it('stops at the limit without waiting for the end of the row', () => {
  const rows = createRowScan({ delimiter: ',', newline: '\n' }, 1000);
  expect(rows.push(Buffer.from(`email\n${'x'.repeat(1001)}`))).toMatchObject({
    rule: 'row-too-long',
    line: 2,
  });
});

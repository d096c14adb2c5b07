import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Discrepancy } from '../model/verification.ts';
import { csvText } from './csv.ts';
import { issuesCsv, rejectedRowsCsv } from './issue-papers.ts';
import { discrepanciesCsv } from './verification-paper.ts';

async function* once<Item>(...items: readonly Item[]): AsyncGenerator<readonly Item[]> {
  yield items;
}

async function text(pieces: AsyncIterable<string>): Promise<string> {
  let all = '';
  for await (const piece of pieces) all += piece;
  return all;
}

const cells = (csv: string): string[][] => parse(csv, { bom: true, relax_column_count: true });

test('begins with a byte-order mark and the header, and ends lines as Windows does', async () => {
  expect(await text(csvText(['a', 'b'], once<(string | number | null)[]>([1, null], ['x', 'y'])))).toBe(
    '\uFEFFa,b\r\n1,\r\nx,y\r\n',
  );
});

test('no cell begins as a formula, and every other text comes back as it was', async () => {
  const anything = fc.oneof(
    fc.string(),
    fc.tuple(fc.constantFrom('=', '+', '-', '@', '\t', '\r'), fc.string()).map((parts) => parts.join('')),
  );
  await fc.assert(
    fc.asyncProperty(anything, anything, async (a, b) => {
      const csv = await text(csvText(['a', 'b'], once([`x${a}`, b])));
      const [, row] = cells(csv);
      expect(row?.[0]).toBe(`x${a}`);
      expect(row?.[1]).not.toMatch(/^[=+\-@\t\r]/);
      expect(row?.[1]?.endsWith(b)).toBe(true);
    }),
    { numRuns: 200, seed: 5 },
  );
});

test('papers carry their rows whole', async () => {
  const issue = {
    code: 'phone-unusable',
    severity: 'warning',
    externalId: 'L:1',
    field: 'phone',
    before: '=1+1',
    after: null,
  } as const;
  expect(cells(await text(issuesCsv(once(issue))))).toEqual([
    ['person', 'field', 'issue', 'severity', 'before', 'after'],
    ['L:1', 'phone', 'phone-unusable', 'warning', "'=1+1", ''],
  ]);
  const row = {
    line: 3,
    column: null,
    value: 'x',
    rule: 'cell-count',
    message: 'too few',
    remedy: 'mend it',
    cells: ['a,b', '"c"\n'],
  };
  const rejected = async function* () {
    yield { file: 'a.csv', row };
  };
  const [, found] = cells(await text(rejectedRowsCsv(rejected())));
  expect(found?.slice(0, 3)).toEqual(['a.csv', '3', '']);
  expect(JSON.parse(found?.at(-1) ?? '')).toEqual(row.cells);
  const discrepancy: Discrepancy = {
    object: 'contact',
    externalId: 'L:1',
    destinationId: 'c1',
    state: 'mismatched',
    field: 'city',
    expected: 'Bonn',
    actual: null,
  };
  const [, line] = cells(await text(discrepanciesCsv(once(discrepancy))));
  expect(line).toEqual(['contact', 'L:1', 'c1', 'a field differs', 'city', 'Bonn', '']);
});

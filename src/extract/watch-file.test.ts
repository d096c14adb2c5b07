import { describe, expect, it } from 'vitest';
import type { FileFinding } from '../model/file-report.ts';
import { packCells } from '../model/pack-cells.ts';
import { createFileWatch } from './watch-file.ts';

const header = ['Email', 'Phone', 'Zip', 'Notes'];
const columns = ['email', 'phone', 'zip', 'notes'];

function watch(rows: readonly (readonly string[])[]) {
  const seen = createFileWatch(header, columns);
  for (const [index, cells] of rows.entries()) seen.see({ line: index + 2, cells }, packCells(cells));
  return seen.report(rows.length);
}

const found = (rows: readonly (readonly string[])[]): FileFinding | undefined => watch(rows).findings[0];
const notes = (...cells: string[]) => cells.map((cell, n) => [`p${n}@example.com`, '', '', cell]);

/** A clean file of people as Kartra exports them, in which nothing may be found. */
const clean = Array.from({ length: 40 }, (_, n) => [
  `p${n}@example.com`,
  n % 2 === 0 ? '+44 7700 900219' : '07700 900219',
  n === 3 ? '00501' : '90210',
  ['Zoë, São Paulo', 'Â la carte', '1e5', 'see "=A1"', '3-Mar-2024', '-5', '@ann', '#1 fan', 'N/A', 'CAFÉ»'][
    n % 10
  ] ?? '',
]);

it('finds nothing in a clean file, and counts how full each column is', () => {
  expect(watch(clean)).toEqual({ filled: [40, 40, 40, 40], findings: [] });
  expect(
    watch([
      ['a', '', ' ', '\t'],
      ['b', 'x', '', ''],
    ]).filled,
  ).toEqual([2, 1, 0, 0]);
});

describe('what a spreadsheet leaves behind, each with its message', () => {
  const unopened = 'Export from Kartra again and put the file here without opening it in a spreadsheet.';

  it.each([
    ['#REF!', 'formula-error', 'Cells hold an error of a spreadsheet instead of a value.'],
    ['#N/A', 'formula-error', 'Cells hold an error of a spreadsheet instead of a value.'],
    ['1-Mar', 'number-as-date', 'A spreadsheet made dates of what may have been numbers or codes.'],
    ['Mar-24', 'number-as-date', 'A spreadsheet made dates of what may have been numbers or codes.'],
    [
      '1.23E+10',
      'number-shortened',
      'A spreadsheet shortened long numbers to this form; their last digits are lost.',
    ],
    [
      '1E+10',
      'number-shortened',
      'A spreadsheet shortened long numbers to this form; their last digits are lost.',
    ],
  ])('%s', (cell, code, message) => {
    expect(found(notes('fine', cell, cell))).toEqual({
      code,
      column: 'Notes',
      count: 2,
      lines: [3, 4],
      examples: [cell, cell],
      message,
      remedy: unopened,
    });
  });

  it.each(['=1+2', '=cmd|" /C calc"!A0', '@SUM(A1)', '+HYPERLINK("x")'])(
    'carries %s as it stands, and says so',
    (cell) => {
      expect(found(notes(cell))).toMatchObject({
        code: 'formula-carried',
        count: 1,
        message: 'Cells begin like a formula. They are carried as text, exactly as they stand.',
      });
    },
  );

  it('phones without any plus or zero, not all ten digits long', () => {
    const rows = clean.map(([email, , zip], n) => [
      email ?? '',
      n === 4 ? '4155550132' : '447700900219',
      zip ?? '',
      '',
    ]);
    expect(watch(rows).findings).toMatchObject([
      { code: 'plus-or-zero-lost', column: 'Phone', count: 39, lines: [2, 3, 4] },
    ]);
    expect(found(rows.map((row) => row.with(1, '4155550132')))).toBeUndefined();
    expect(found([...rows, ['x@example.com', '+1 415 555 0132', '', '']])).toBeUndefined();
  });

  it('postal codes without any leading zero, some of them short', () => {
    const rows = clean.map(([email], n) => [email ?? '', '', n % 8 === 0 ? '501' : '90210', '']);
    expect(watch(rows).findings).toMatchObject([{ code: 'zip-zero-lost', column: 'Zip', count: 5 }]);
    expect(found([...rows, ['x@example.com', '', '01234', '']])).toBeUndefined();
    expect(found(rows.map((row) => row.with(2, '3012')))).toBeUndefined();
  });
});

describe('what was cut', () => {
  const long = (length: number) => 'x'.repeat(length);

  it('cells of exactly 255 characters, when none is longer', () => {
    expect(found(notes(long(255), long(255), 'short'))).toMatchObject({
      code: 'cells-cut',
      column: 'Notes',
      count: 2,
      message: 'Several cells are exactly 255 characters long and none is longer: their ends may be cut off.',
    });
    expect(found(notes(long(255), long(255), long(300)))).toBeUndefined();
    expect(found(notes(long(255), 'short'))).toBeUndefined();
  });

  it.each([65_535, 65_536, 1_048_575, 1_048_576])('a sheet that is full: %i rows', (rows) => {
    const seen = createFileWatch(header, columns);
    expect(seen.report(rows).findings).toMatchObject([
      {
        code: 'row-limit',
        column: null,
        count: rows,
        message: 'The file has exactly as many rows as a spreadsheet can hold: rows below may be missing.',
      },
    ]);
    expect(seen.report(rows + 2).findings).toEqual([]);
  });
});

describe('letters', () => {
  it.each([
    ['ZoÃ«', 'Zoë'],
    ['Itâ€™s', 'It’s'],
    ['FranÃ§ois, SÃ£o Paulo', 'François, São Paulo'],
    ['Å\u0081ukasz KoÅ›', 'Łukasz Koś'],
    ['ÐŸÑ€Ð¸Ð²ÐµÑ‚', 'Привет'],
    ['ðŸ˜€', '😀'],
    ['â‚¬ 20', '€ 20'],
  ])('%s was garbled from %s', (cell, before) => {
    const finding = found(notes('fine', cell));
    expect(finding).toMatchObject({ code: 'letters-garbled', column: 'Notes', count: 1, lines: [3] });
    expect(finding?.examples).toEqual([`${cell} → ${before}`]);
    expect(finding?.message).toMatch(/^Letters are garbled: a program read this UTF-8 text as windows-1252/u);
  });

  it('does not call garbled what is not garbled throughout', () => {
    expect(found(notes('Åukasz KoÅ›'))).toBeUndefined();
  });

  it('shows no address and no number of a garbled cell', () => {
    expect(found(notes('ZoÃ« zoe@example.com +44 7700 900219'))?.examples.join('')).not.toMatch(/zoe@|7700/u);
  });

  it('letters that a program replaced', () => {
    expect(found(notes('Zo\uFFFD'))).toMatchObject({ code: 'letters-lost', count: 1 });
  });
});

it('rows that stand twice, among many', () => {
  const many = Array.from({ length: 20_000 }, (_, n) => [`p${n}@example.com`, '', '', '']);
  expect(
    watch([...many, ['p7@example.com', '', '', ''], ['p7@example.com', '', '', '']]).findings,
  ).toMatchObject([{ code: 'rows-repeated', column: null, count: 2, lines: [20_002, 20_003] }]);
});

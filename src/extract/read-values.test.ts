import { describe, expect, it } from 'vitest';
import { createValueReader } from './read-values.ts';

function read(values: readonly string[], isNames = false) {
  const reader = createValueReader();
  const proofs = values.map((value) => reader.read(value));
  return { ...reader.readings(isNames), proofs };
}

describe('dates', () => {
  it.each([
    [['2024-01-31 14:05:00', '2024-02-01 00:00:00'], { certain: 2, timed: 2 }, ['time-zone']],
    [['03 Mar 2026', '31 Jan 2024'], { certain: 2 }, []],
    [['03/04/2024', '25/04/2024'], { dayFirst: 1, either: 1 }, []],
    [['03-04-2024', '04-25-2024'], { monthFirst: 1, either: 1 }, []],
    [['03/04/2024', '05/06/2024', '04/04/2024'], { either: 2, certain: 1 }, ['day-or-month']],
    [['25/04/2024', '04/25/2024', '01/02/2024'], { dayFirst: 1, monthFirst: 1, either: 1 }, ['day-or-month']],
    [['04/04/2024', '05/05/2024'], { certain: 2 }, []],
  ])('%j', (values, counts, questions) => {
    const { dates, questions: asked } = read(values);
    expect(dates).toEqual({ certain: 0, dayFirst: 0, monthFirst: 0, either: 0, timed: 0, ...counts });
    expect(asked).toEqual(questions);
  });

  it('a column of words with a date in it is no column of dates', () => {
    expect(read(['soon', 'later', '03/04/2024']).dates).toBeUndefined();
    expect(read([]).dates).toBeUndefined();
  });

  it('points at the first value that proves an order, however late it comes', () => {
    const values = [...Array.from({ length: 500 }, () => '03/04/2024'), '25/04/2024', '26/04/2024'];
    expect(read(values).proofs.indexOf('day-first')).toBe(500);
    expect(read(values).proofs.filter((proof) => proof !== null)).toEqual(['day-first']);
  });
});

describe('amounts', () => {
  it.each([
    [['$1,234.50', '$12'], { certain: 1, decimalPoint: 1 }, []],
    [['1.234,50 €', '12,00 €'], { decimalComma: 2 }, []],
    [['$1,234', '$12'], { certain: 1, either: 1 }, ['thousand-or-decimal']],
    [['$1,234', '$1,234.50'], { decimalPoint: 1, either: 1 }, []],
    [['USD 10.00', '(5.00)', '-7.00'], { certain: 3 }, []],
  ])('%j', (values, counts, questions) => {
    const { amounts, questions: asked } = read(values);
    expect(amounts).toEqual({ certain: 0, decimalComma: 0, decimalPoint: 0, either: 0, ...counts });
    expect(asked).toEqual(questions);
  });

  it('whole numbers without any sign of money are no amounts', () => {
    expect(read(['12', '1,234', '7']).amounts).toBeUndefined();
  });
});

it('asks what stands between names when more than one character could', () => {
  expect(read(['a, b', 'c; d'], true)).toMatchObject({
    separators: { comma: 1, semicolon: 1, bar: 0 },
    questions: ['separator'],
    proofs: ['comma', 'semicolon'],
  });
  expect(read(['a, b', 'c'], true).questions).toEqual([]);
  expect(read(['a, b', 'c; d']).questions).toEqual([]);
});

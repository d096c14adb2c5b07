import { describe, expect, test } from 'vitest';
import { createDateTransform } from './date.ts';
import { createLocalTimeCheck } from './local-time.ts';
import type { TransformContext } from './transform.ts';

const context: TransformContext = {
  checkLocalTime: createLocalTimeCheck('America/New_York'),
  timeZone: 'America/New_York',
  values: {},
  separator: ',',
  prefix: '',
  options: [],
  several: false,
};

describe('date', () => {
  test.each([
    ['2024-03-09', '2024-03-09', 'exact', []],
    ['2024-03-09 23:59:59', '2024-03-09', 'date-granularity', ['date-granularity']],
    ['2024-03-09T23:59', '2024-03-09', 'date-granularity', ['date-granularity']],
    ['2024-03-10 02:30:00', '2024-03-10', 'date-granularity', ['date-granularity', 'local-time-skipped']],
    ['2024-03-10 03:00:00', '2024-03-10', 'date-granularity', ['date-granularity']],
    ['2024-11-03 01:30:00', '2024-11-03', 'date-granularity', ['date-granularity', 'local-time-repeated']],
    ['2024-11-03T01:30:00Z', '2024-11-03', 'date-granularity', ['date-granularity']],
    ['05 Jan 2024', '2024-01-05', 'date-form', ['date-form']],
    ['January 5, 2024', '2024-01-05', 'date-form', ['date-form']],
    ['5 Sept 2023', '2023-09-05', 'date-form', ['date-form']],
    ['2024-02-29 00:00:00', '2024-02-29', 'date-granularity', ['date-granularity']],
    ['2023-02-29', null, 'date-unusable', ['date-unusable']],
    ['0000-00-00 00:00:00', null, 'date-unusable', ['date-unusable']],
    ['2024-01-05 25:00:00', null, 'date-unusable', ['date-unusable']],
    ['03/04/2024', null, 'date-unusable', ['date-unusable']],
    ['25/04/2024', null, 'date-unusable', ['date-unusable']],
    ['soon', null, 'date-unusable', ['date-unusable']],
    ['45321', null, 'date-unusable', ['date-unusable']],
  ])('%j', (text, value, rule, codes) => {
    const made = createDateTransform(null)(text, context);
    expect(made).toMatchObject({ value, rule });
    expect(made.findings.map((finding) => finding.code)).toEqual(codes);
  });

  test.each([
    ['day-first', '03/04/2024', '2024-04-03'],
    ['month-first', '03/04/2024', '2024-03-04'],
    ['month-first', '3/4/2024 3:05 PM', '2024-03-04'],
    ['month-first', '25/04/2024', null],
    ['day-first', '08-06-2026', '2026-06-08'],
  ] as const)('%s reads %j as %j', (order, text, value) => {
    expect(createDateTransform(order)(text, context).value).toBe(value);
  });

  test('a zone without summer time never doubts', () => {
    const check = createLocalTimeCheck('Etc/GMT+5');
    expect(check('2024-03-10', '02:30:00')).toBeNull();
  });

  test('a gap at midnight is seen on its own day', () => {
    expect(createLocalTimeCheck('America/Sao_Paulo')('2018-11-04', '00:30:00')).toBe('local-time-skipped');
  });
});

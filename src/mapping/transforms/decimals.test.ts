import { describe, expect, test } from 'vitest';
import { createInstantTransform } from './instant.ts';
import { createLocalTimeCheck } from './local-time.ts';
import { transforms } from './named-transforms.ts';
import { createMoneyTransform, createNumberTransform } from './number.ts';
import type { TransformContext } from './transform.ts';

const context: TransformContext = {
  checkLocalTime: createLocalTimeCheck('America/New_York'),
  timeZone: 'America/New_York',
  separator: ',',
  prefix: '',
  options: [],
  several: false,
  values: {},
};

describe('money with one certain reading', () => {
  test.each([
    ['19', 19],
    ['$1,234.50', 1234.5],
    ['1.234,50 €', 1234.5],
    ['EUR 12,50', 12.5],
    ['(12.00)', -12],
    ['12.00-', -12],
    ['-3', -3],
    ['−3', -3],
    ['1 234 567,8', 1234567.8],
    ["1'234.50", 1234.5],
    ['0', 0],
    ['-0', 0],
    ['1,234', null],
    ['1.234', null],
    ['1,234,567', 1234567],
    ['0,123', 0.123],
    ['12,34,56', null],
    ['1.2.3', null],
    ['--3', null],
    ['free', null],
    ['N/A', null],
    ['12345678901234567.00', null],
  ])('%j is %j', (text, value) => {
    expect(createMoneyTransform(null)(text, context).value).toBe(value);
  });

  test.each([
    ['1,234', 'point', 1234],
    ['1,234', 'comma', 1.234],
    ['1.234', 'point', 1.234],
    ['1.234', 'comma', 1234],
    ['12,50', 'point', null],
    ['12.50', 'comma', null],
  ] as const)('%j with the decimal %s is %j', (text, mark, value) => {
    expect(createNumberTransform(mark)(text, context).value).toBe(value);
    expect(createMoneyTransform(mark)(`$${text}`, context).value).toBe(value);
  });

  test('an altered amount is said', () => {
    expect(createMoneyTransform('point')('$5.00', context)).toMatchObject({
      rule: 'money-form',
      findings: [{ code: 'money-form', before: '$5.00', after: '5' }],
    });
  });
});

describe('instants', () => {
  test.each([
    ['2024-03-10 14:05:00', '2024-03-10T14:05:00-04:00', 'instant-form'],
    ['2024-01-10 14:05', '2024-01-10T14:05:00-05:00', 'instant-form'],
    ['2024-01-10', '2024-01-10T00:00:00-05:00', 'instant-day'],
    ['2024-03-10 02:30:00', null, 'local-time-skipped'],
    ['2024-01-10T14:05:00Z', null, 'instant-unusable'],
    ['05/06/2024 10:00', null, 'instant-unusable'],
  ])('%j', (text, value, rule) => {
    expect(createInstantTransform(null)(text, context)).toMatchObject({ value, rule });
  });

  test('a time that came twice is the first of them, said aloud', () => {
    const made = createInstantTransform(null)('2024-11-03 01:30:00', context);
    expect(made.value).toBe('2024-11-03T01:30:00-04:00');
    expect(made.findings.map(({ code }) => code)).toContain('local-time-repeated');
  });
});

test('the set of transforms says of each what it takes, makes and keeps', () => {
  expect(Object.keys(transforms).length).toBeGreaterThan(20);
  for (const { input, output, keeps, says } of Object.values(transforms)) {
    expect([input, output, says].every((text) => text.trim() !== '')).toBe(true);
    expect(keeps).toMatch(/^(?:exact|reversible|lossy: .+)$/);
  }
});

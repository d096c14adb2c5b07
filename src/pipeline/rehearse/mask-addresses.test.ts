import { expect, test } from 'vitest';
import { parseInternational, parseNational } from '../../mapping/transforms/parse-phone.ts';
import { createAddressMask } from './mask-addresses.ts';

test('an address becomes one that reaches nobody: the same for the same, another for another', () => {
  const mask = createAddressMask('US');
  const [first, again, other] = ['Ann@Example.com', 'ann@example.com', 'bob@example.com'].map((address) =>
    mask.email(address),
  );
  expect(again).toMatch(/^user\+[0-9a-f]{12}@example\.invalid$/);
  expect(first).toBe(again?.replace('user', 'User'));
  expect(other).not.toBe(again);
  expect(mask.email('')).toBe('');
  expect(mask.email('ann at example')).toMatch(/^no address [0-9a-f]{12}$/);
  expect(mask.text('Write to ann@example.com, not <bob@example.com>.')).toBe(
    `Write to ${again}, not <${other}>.`,
  );
});

test.each([
  ['4155550132', '', 'US', '5550100'],
  ['(415) 555-2671', '', 'US', '5550100'],
  ['4155552671', '1', 'US', '5550100'],
  ['+44 7911 123456', '', 'US', '+442079460000'],
  ['7911 123456', '44', 'US', '2079460000'],
  ['+33 6 12 34 56 78', '', 'US', '+33199000000'],
  ['030 901820', '', 'DE', '23125000'],
  // No range of its own.
  ['+55 11 91234-5678', '', 'US', '+12015550100'],
])('%s with code "%s" in %s keeps its shape and is a number nobody has', (cell, code, country, ending) => {
  const masked = createAddressMask(country).phone(cell, code);
  const digits = masked.phone.replaceAll(/[^\d+]/gu, '');
  expect(digits.endsWith(ending)).toBe(true);
  const whole = masked.phone.startsWith('+')
    ? parseInternational(digits.slice(1))
    : masked.code === ''
      ? parseNational(digits, country)
      : parseInternational(`${masked.code}${digits}`);
  expect(whole?.isValid()).toBe(true);
});

test('one number is one number however it is written, two stay two, and what is none stays none', () => {
  const mask = createAddressMask('US');
  const first = mask.phone('(415) 555-2671', '');
  expect(mask.phone('415.555.2671', '')).toEqual(first);
  expect(mask.phone('4155552671', '1').phone).toBe('2015550100');
  expect(mask.phone('4155552672', '')).not.toEqual(first);
  expect(mask.text('call +1 415 555 2671 today')).toBe('call +12015550100 today');
  expect(mask.phone('1.4155E+10', '')).toEqual({ phone: '0.0000E+00', code: '' });
  expect(mask.phone('', '1')).toEqual({ phone: '', code: '1' });
});

test('beyond the ranges a number is left out, never sent', () => {
  const mask = createAddressMask('US');
  for (let last = 0; last < 7500; last += 1) mask.phone(`+1415556${String(last).padStart(4, '0')}`, '');
  expect(mask.leftOut()).toBe(0);
  expect(mask.phone('+14155579999', '')).toEqual({ phone: '', code: '' });
  expect(mask.leftOut()).toBe(1);
});

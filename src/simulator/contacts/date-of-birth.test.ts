import { expect, it } from 'vitest';
import { readDateOfBirth } from './date-of-birth.ts';

it.each([
  ['1990-09-25', '1990-09-25'],
  ['1990/9/5', '1990-09-05'],
  ['1990.09.25', '1990-09-25'],
  ['1990_09_25', '1990-09-25'],
  ['09/25/1990', '1990-09-25'],
  ['09-25-1990', '1990-09-25'],
  ['09.25.1990', '1990-09-25'],
  ['09_25_1990', '1990-09-25'],
  ['25/09/1990', undefined],
  ['1990-02-30', undefined],
  ['1990-09/25', undefined],
  ['1990-09-25T00:00:00Z', undefined],
  ['', undefined],
])('reads %j as %j', (text, day) => {
  expect(readDateOfBirth(text)).toBe(day);
});

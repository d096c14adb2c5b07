import { expect, it } from 'vitest';
import { normalisePhone } from './phone-number.ts';

it.each([
  ['+1 888-888-8888', 'US', '+18888888888'],
  ['(212) 555-0100', 'US', '+12125550100'],
  ['1 212 555 0100', 'CA', '+12125550100'],
  ['+44 20 7946 0000', 'US', '+442079460000'],
  ['020 7946 0000', 'GB', '020 7946 0000'],
  ['call me', 'US', 'call me'],
])('stores %j in %s as %j', (text, country, stored) => {
  expect(normalisePhone(text, country)).toBe(stored);
});

import { expect, test } from 'vitest';
import { COUNTRY_PROFILES } from './country-profiles.ts';
import type { Share } from './shares.ts';
import { RATES, SHARES } from './shares.ts';

test.each(Object.entries(SHARES))('the alternatives of %s add up to 1, each with a reason', (_, table) => {
  const entries: Share[] = Object.values(table);
  expect(entries.length).toBeGreaterThan(2);
  expect(entries.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9);
  for (const { reason } of entries) expect(reason).not.toBe('');
});

test('independent chances are chances', () => {
  for (const { share, reason } of Object.values(RATES)) {
    expect(share).toBeGreaterThan(0);
    expect(share).toBeLessThan(1);
    expect(reason).not.toBe('');
  }
});

test('the weights of the countries add up to 100', () => {
  expect(COUNTRY_PROFILES.reduce((sum, { weight }) => sum + weight, 0)).toBe(100);
});

import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { expect, test } from 'vitest';
import { COUNTRY_PROFILES } from './country-profiles.ts';
import { MAX_CONTACTS, numberInRange, PHONE_RANGES, spaceNumber } from './phone-ranges.ts';

const SLOTS = [
  ...Array.from({ length: 600 }, (_, at) => at),
  ...Array.from({ length: 400 }, (_, at) => at * 3989),
  MAX_CONTACTS - 1,
];
const countries = COUNTRY_PROFILES.map(({ iso2 }) => iso2);

test.each(countries)('numbers of %s are valid in that country', (iso2) => {
  const range = PHONE_RANGES[iso2]!;
  const shared = ['CH', 'RU', 'IT', 'GB'].includes(iso2);
  const wrong = SLOTS.map((slot) => `+${range.callingCode}${numberInRange(range, slot, 77_777)}`).filter(
    (number) => {
      const parsed = parsePhoneNumberFromString(number);
      return !parsed?.isValid() || parsed.number !== number || !(shared || parsed.country === iso2);
    },
  );
  expect(wrong).toEqual([]);
});

test.each(countries)('different slots of %s have different numbers', (iso2) => {
  const range = PHONE_RANGES[iso2]!;
  const seen = new Set<string>();
  for (let slot = 0; slot < 60_000; slot += 1) seen.add(numberInRange(range, slot, 4321));
  expect(seen.size).toBe(60_000);
});

test('a foreign national form is never a valid US number unless its range says so', () => {
  let looked = 0;
  for (const iso2 of countries) {
    const range = PHONE_RANGES[iso2]!;
    if (range.callingCode === '1' || range.looksAmerican) continue;
    const written = SLOTS.map((slot) => range.trunk + spaceNumber(range, numberInRange(range, slot, 9)));
    expect(written.filter((text) => parsePhoneNumberFromString(text, 'US')?.isValid())).toEqual([]);
    looked += written.length;
  }
  expect(looked).toBeGreaterThan(10_000);
});

test('an exhausted country throws instead of repeating a number', () => {
  expect(() => numberInRange(PHONE_RANGES['GB']!, 2_100_000, 0)).toThrow(RangeError);
});

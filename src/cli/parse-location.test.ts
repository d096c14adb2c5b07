import { expect, test } from 'vitest';
import { parseLocation } from './parse-location.ts';

test.each([
  've9EPM428h8vShlRW1KT',
  ' ve9EPM428h8vShlRW1KT\n',
  'https://app.gohighlevel.com/v2/location/ve9EPM428h8vShlRW1KT/dashboard',
  'https://app.agency.example/location/ve9EPM428h8vShlRW1KT?tab=1',
])('%j is the location with that id', (text) => {
  expect(parseLocation(text)).toBe('ve9EPM428h8vShlRW1KT');
});

test.each(['https://app.agency.example/v2/contacts', 'https://app.agency.example/?next=/location/other'])(
  '%s names none, and is given back for the error to show',
  (text) => {
    expect(parseLocation(text)).toBe(text);
  },
);

import { expect, test } from 'vitest';
import { companyNameKey } from './company-name.ts';

test.each([
  ['Acme Ltd', 'acme ltd'],
  ['ACME LTD.', 'acme ltd'],
  ['  Acme,   Limited ', 'acme ltd'],
  ['acme l.l.c.', 'acme llc'],
  ['Stark & Daughters Inc', 'stark and daughters inc'],
  ['Stark and Daughters, Incorporated', 'stark and daughters inc'],
  ["O'Brien's Co.", 'obriens co'],
  ['Müller GmbH', 'müller gmbh'],
  ['株式会社テスト', '株式会社テスト'],
  ['Ltd', 'ltd'],
])('%s is compared as %s', (text, key) => {
  expect(companyNameKey(text)).toBe(key);
});

test('the legal form tells companies apart', () => {
  expect(companyNameKey('Acme Ltd')).not.toBe(companyNameKey('Acme GmbH'));
});

test.each(['', '   ', '-', 'n/a', 'N.A.', 'None', 'self-employed', 'Freelance', '???'])(
  '"%s" names no company',
  (text) => {
    expect(companyNameKey(text)).toBeNull();
  },
);

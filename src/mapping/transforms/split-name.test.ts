import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { splitName } from './split-name.ts';

test.each([
  ['Ann Lee', 'Ann', 'Lee', 'name-split'],
  ['  Ann   Lee ', 'Ann', 'Lee', 'name-split'],
  ['Ludwig van der Rohe', 'Ludwig', 'van der Rohe', 'name-split'],
  ['María de la Cruz', 'María', 'de la Cruz', 'name-split'],
  ['Lee, Ann', 'Ann', 'Lee', 'name-split'],
  ['Ann Lee, Jr.', 'Ann', 'Lee, Jr.', 'name-split'],
  ['Ann Lee, M.D.', 'Ann', 'Lee, M.D.', 'name-split'],
  ['Ann Mary Lee', 'Ann Mary', 'Lee', 'name-split-doubtful'],
  ['Lee Ho, Ann, Bo', 'Lee', 'Ho, Ann, Bo', 'name-split-doubtful'],
  ['Van Dyke', 'Van', 'Dyke', 'name-split'],
])('%s', (text, first, last, rule) => {
  const { value, rule: used, findings } = splitName(text);
  expect([value, used]).toEqual([[first, last], rule]);
  expect(findings).toMatchObject([{ code: rule, before: text, after: `${first} · ${last}` }]);
});

test('one word with several commas is no name a rule can split', () => {
  const { value, findings } = splitName('Lee, Ann, Bo');
  expect(value).toEqual(['Lee, Ann, Bo', '']);
  expect(findings).toMatchObject([{ code: 'name-split-doubtful', after: 'Lee, Ann, Bo' }]);
});

test('one word is the first name, and nothing is altered', () => {
  expect(splitName('Cher')).toEqual({ value: ['Cher', ''], rule: 'name-one-word', findings: [] });
});

test('no letter is lost and none is made up, whatever the name', () => {
  const letters = (text: string) => text.replace(/[\s,]/g, '').split('').sort().join('');
  fc.assert(
    fc.property(
      fc.array(fc.stringMatching(/^[A-Za-zÀ-ÿ'.,-]{1,8}$/), { minLength: 1, maxLength: 6 }),
      (words) => {
        const text = words.join(' ');
        const [first = '', last = ''] = splitName(text).value as readonly string[];
        expect(letters(`${first}${last}`)).toBe(letters(text));
      },
    ),
  );
});

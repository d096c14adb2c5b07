import { type CountryCode, getCountryCallingCode, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { expect, test } from 'vitest';
import type { Person } from './draw-person.ts';
import { drawPerson } from './draw-person.ts';
import { planAccount } from './plan-account.ts';
import { SHARES } from './shares.ts';

const plan = planAccount({ directory: '', contacts: 20_000, seed: 11 });
const people = Array.from({ length: plan.contacts }, (_, index) => drawPerson(plan, index));

/**
 * An independent reader: a plus, else the code column, else a lost plus before the country's own code (a German
 * 4915… is valid as a landline too), else the country column, else any lost plus, else the US.
 */
function readNumber(person: Person): { e164: string; guessed: boolean } | null {
  const { cell, codeCell } = person.phone;
  const code = codeCell.replace('+', '');
  const digits = cell.replace(/ ?(x|ext).*$/, '').replace(/\D/g, '');
  const tries: [string, CountryCode | undefined, boolean][] = [];
  if (/[A-Z]{2}|E\+/.test(cell)) return null;
  if (cell.startsWith('+')) tries.push([cell, undefined, false]);
  else {
    if (code !== '' && digits.startsWith(code)) tries.push([`+${digits}`, undefined, false]);
    if (code !== '') {
      const country = parsePhoneNumberFromString(`+${code}${digits}`)?.country;
      tries.push([`+${code}${digits}`, undefined, false]);
      tries.push([`+${code}${digits.replace(code === '7' ? /^8/ : /^0/, '')}`, undefined, false]);
      if (country) tries.push([cell, country, false]);
    } else {
      const country = person.place.countryIso2 as CountryCode | null;
      const long = digits.length >= 11;
      if (country && long && digits.startsWith(getCountryCallingCode(country)))
        tries.push([`+${digits}`, undefined, false]);
      if (country) tries.push([cell, country, false]);
      if (long) tries.push([`+${digits}`, undefined, false]);
      tries.push([cell, 'US', true]);
    }
  }
  for (const [text, country, guessed] of tries) {
    const parsed = country ? parsePhoneNumberFromString(text, country) : parsePhoneNumberFromString(text);
    if (parsed?.isValid()) return { e164: parsed.number, guessed };
  }
  return null;
}

test('an independent reader of the cells comes to the known answer for every person', () => {
  const wrong = people.filter((person) => {
    const read = readNumber(person);
    return (
      (read?.e164 ?? null) !== person.phone.e164 || (read?.guessed ?? false) !== person.phone.countryGuessed
    );
  });
  expect(wrong.map(({ phone, place }) => [phone, place.countryIso2, place.countryCell])).toEqual([]);
});

test('every shape occurs about as often as its share says', () => {
  const counts = new Map<string, number>();
  for (const { phone } of people) counts.set(phone.shape, (counts.get(phone.shape) ?? 0) + 1);
  const wrong: string[] = [];
  for (const [shape, { share }] of Object.entries(SHARES.phoneShape)) {
    const seen = (counts.get(shape) ?? 0) / people.length;
    if (seen < share * 0.6 - 0.001 || seen > share * 1.4 + 0.012) wrong.push(`${shape}: ${seen}`);
  }
  expect(wrong).toEqual([]);
});

test('a number without a reason is null and the other way round', () => {
  expect(people.filter(({ phone }) => (phone.e164 === null) === (phone.reason === null))).toEqual([]);
});

test('only people marked as sharing hold the number of another', () => {
  const holders = new Map<string, Person[]>();
  for (const person of people) {
    const { e164 } = person.phone;
    if (e164 !== null) holders.set(e164, [...(holders.get(e164) ?? []), person]);
  }
  const sharing = [...holders.values()].filter((group) => group.length > 1).flat();
  expect(sharing.every((person) => person.sharesPhone)).toBe(true);
  expect(sharing.length).toBe(people.filter((person) => person.sharesPhone).length);
  expect(sharing.length / people.length).toBeGreaterThan(0.005);
  expect(sharing.length / people.length).toBeLessThan(0.015);
});

test('guessed countries occur, and only where the country column is no help', () => {
  const guessed = people.filter(({ phone }) => phone.countryGuessed);
  expect(guessed.length).toBeGreaterThan(20);
  for (const { place, phone } of guessed) {
    expect(place.countryIso2).toBeNull();
    expect(phone.codeCell).toBe('');
    expect(phone.e164).toMatch(/^\+1\d{10}$/);
  }
});

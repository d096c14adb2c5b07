import { describe, expect, test } from 'vitest';
import { readCallingCode } from './calling-code.ts';
import { type PhoneInput, toPhone } from './phone.ts';

const base: PhoneInput = { text: '', code: '', ownCountry: null, defaultCountry: 'US' };

describe('numbers that are carried', () => {
  test.each([
    ['already international', { text: '+14155552671' }, '+14155552671', 'exact', []],
    [
      'written for people',
      { text: '+44 (0)20 7946 0958' },
      '+442079460958',
      'phone-e164',
      ['phone-reformatted'],
    ],
    [
      'code in its own cell',
      { text: '7911 123456', code: '+44' },
      '+447911123456',
      'phone-e164',
      ['phone-reformatted'],
    ],
    [
      'code cell without plus',
      { text: '(415) 555-2671', code: '1' },
      '+14155552671',
      'phone-e164',
      ['phone-reformatted'],
    ],
    [
      'trunk zero behind a code',
      { text: '020 7946 0958', code: '+44' },
      '+442079460958',
      'phone-e164',
      ['phone-reformatted'],
    ],
    [
      'code cell and code inside',
      { text: '14155552671', code: '+1' },
      '+14155552671',
      'phone-e164',
      ['phone-reformatted'],
    ],
    ['code cell and plus', { text: '+14155552671', code: '+1' }, '+14155552671', 'exact', []],
    [
      'code cell names a country',
      { text: '7911 123456', code: 'GB' },
      '+447911123456',
      'phone-e164',
      ['phone-reformatted'],
    ],
    [
      'code cell with area code',
      { text: '555 1234', code: '+1-787' },
      '+17875551234',
      'phone-e164',
      ['phone-reformatted'],
    ],
    ['00 prefix', { text: '0044 20 7946 0958' }, '+442079460958', 'phone-e164', ['phone-reformatted']],
    [
      'no code: the default country',
      { text: '(415) 555-2671' },
      '+14155552671',
      'country-guessed',
      ['country-guessed'],
    ],
    ['no code: trunk 1', { text: '1 415 555 2671' }, '+14155552671', 'country-guessed', ['country-guessed']],
    [
      'no code: only the own country fits',
      { text: '07911 123456', ownCountry: 'GB' },
      '+447911123456',
      'country-guessed',
      ['country-guessed'],
    ],
    [
      'no code: code inside',
      { text: '442079460958' },
      '+442079460958',
      'phone-code-inside',
      ['phone-code-inside'],
    ],
    [
      'no code: a mobile with its code inside',
      { text: '4915112345678', defaultCountry: 'DE' },
      '+4915112345678',
      'phone-code-inside',
      ['phone-code-inside'],
    ],
    [
      'text behind an apostrophe',
      { text: "'+14155552671" },
      '+14155552671',
      'phone-e164',
      ['phone-reformatted'],
    ],
    [
      'a code that says another country',
      { text: '+442079460958', code: '+1' },
      '+442079460958',
      'exact',
      ['phone-code-ignored'],
    ],
    [
      'a code that is no code',
      { text: '4155552671', code: 'n/a' },
      '+14155552671',
      'country-guessed',
      ['country-guessed', 'phone-code-ignored'],
    ],
  ] as const)('%s', (_name, input, e164, rule, codes) => {
    const made = toPhone({ ...base, ...input });
    expect(made).toMatchObject({ e164, rule });
    expect(made.findings.map((finding) => finding.code)).toEqual(codes);
  });

  test.each(['ext. 12', 'x12', 'x 12', '#12', ';ext=12', 'extension 12'])(
    'extension kept apart: %s',
    (suffix) => {
      const made = toPhone({ ...base, text: `+1 415 555 2671 ${suffix}` });
      expect(made).toMatchObject({ e164: '+14155552671', extension: '12' });
      expect(made.findings.map((finding) => finding.code)).toContain('phone-extension-apart');
    },
  );
});

describe('numbers that are held', () => {
  test.each([
    ['1.4155E+10', 'phone-excel-damaged'],
    ['4,4208E+11', 'phone-excel-damaged'],
    ['14155552671.0', 'phone-excel-damaged'],
    ['1-800-FLOWERS', 'phone-letters'],
    ['call the office', 'phone-letters'],
    ['555-1234', 'phone-invalid'],
    ['+1 555 123 4567', 'phone-invalid'],
    ['415-555-2671 / 415-555-2672', 'phone-invalid'],
    ['+1415+5552671', 'phone-invalid'],
    ['0000000000', 'phone-invalid'],
    ['1', 'phone-invalid'],
  ])('%j', (text, rule) => {
    const made = toPhone({ ...base, text });
    expect(made).toMatchObject({ e164: null, rule });
    expect(made.findings).toMatchObject([{ code: rule, severity: 'warning', before: text, after: null }]);
  });

  test('a number valid at home and in the default country is ambiguous', () => {
    expect(toPhone({ ...base, text: '4155552671', ownCountry: 'DE' }).rule).toBe('phone-ambiguous');
  });

  test('Canada shares its plan with the United States: not ambiguous', () => {
    expect(toPhone({ ...base, text: '4165552671', ownCountry: 'CA' }).e164).toBe('+14165552671');
  });
});

test.each([
  ['+44', '44'],
  ['0044', '44'],
  ['+1', '1'],
  ['US', '1'],
  ['ZZ', null],
  ['', null],
  ['1.0', null],
])('calling code %j', (text, code) => {
  expect(readCallingCode(text)).toBe(code);
});

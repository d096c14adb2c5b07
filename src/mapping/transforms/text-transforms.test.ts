import { describe, expect, test } from 'vitest';
import { toChoice } from './choice.ts';
import { toCountry } from './country.ts';
import { toEmail } from './email.ts';
import { toExact } from './exact.ts';
import { toName } from './name.ts';
import { toNumber } from './number.ts';
import { toTags } from './tags.ts';
import { toText } from './text.ts';
import { toTimeZone } from './time-zone.ts';
import type { TransformContext } from './transform.ts';

const context: TransformContext = {
  checkLocalTime: () => null,
  timeZone: 'UTC',
  values: {},
  separator: ',',
  prefix: '',
  options: [],
  several: false,
};

describe('name', () => {
  test.each([
    ['Ann', 'Ann', 'exact'],
    ['MCDONALD', 'MCDONALD', 'exact'],
    ['de la Cruz', 'de la Cruz', 'exact'],
    ["O'Neil-Żak 3rd", "O'Neil-Żak 3rd", 'exact'],
    ['  Ann \t Lee ', 'Ann Lee', 'name-cleaned'],
    ['Ann\u0007Lee', 'Ann Lee', 'name-cleaned'],
    ['Ann\u200B', 'Ann', 'name-cleaned'],
    ['Ann\u00A0Lee', 'Ann Lee', 'name-cleaned'],
    ['می‌خواهم', 'می‌خواهم', 'exact'],
    ['👩‍👩‍👧 Team', '👩‍👩‍👧 Team', 'exact'],
  ])('%j', (text, value, rule) => {
    expect(toName(text)).toMatchObject({ value, rule });
  });
});

describe('text', () => {
  test.each([
    ['Shop  24', 'Shop  24', 'exact'],
    [' Shop ', 'Shop', 'trimmed'],
    ['12 High St\r\n Leeds', '12 High St Leeds', 'line-breaks-joined'],
    ['example.com', 'example.com', 'exact'],
  ])('%j', (text, value, rule) => {
    expect(toText(text)).toMatchObject({ value, rule });
  });

  test('exact keeps every byte', () => {
    expect(toExact(' Accepted\r\n')).toEqual({ value: ' Accepted\r\n', rule: 'exact', findings: [] });
  });
});

describe('e-mail', () => {
  test.each([
    ['ann@example.com', 'ann@example.com', 'exact'],
    [' Ann@Example.COM ', 'ann@example.com', 'email-normalised'],
    ['ann+tag@mail.example.co.uk', 'ann+tag@mail.example.co.uk', 'exact'],
    ['jörg@example.de', null, 'email-unusable'],
    ['info@müller.de', 'info@müller.de', 'exact'],
    ['info@xn--mller-kva.de', 'info@xn--mller-kva.de', 'exact'],
    ['\uFEFFann@example.com', 'ann@example.com', 'email-normalised'],
    ['ann@gmail,com', null, 'email-unusable'],
    ['ann@localhost', null, 'email-unusable'],
    ['ann@@example.com', null, 'email-unusable'],
    ['a b@example.com', null, 'email-unusable'],
    ['.ann@example.com', null, 'email-unusable'],
    ['ann@example..com', null, 'email-unusable'],
    ['ann@example.com, bob@example.com', null, 'email-unusable'],
    [`${'a'.repeat(65)}@example.com`, null, 'email-unusable'],
    ['N/A', null, 'email-unusable'],
  ])('%j', (text, value, rule) => {
    expect(toEmail(text)).toMatchObject({ value, rule });
  });
});

describe('country', () => {
  test.each([
    ['US', 'US', 'exact'],
    ['us', 'US', 'country-to-code'],
    ['USA', 'US', 'country-to-code'],
    ['U.S.A.', 'US', 'country-to-code'],
    ['United States', 'US', 'country-to-code'],
    ['The Netherlands', 'NL', 'country-to-code'],
    ['Holland', 'NL', 'country-to-code'],
    ['UK', 'GB', 'country-to-code'],
    ['England', 'GB', 'country-to-code'],
    ['Scotland', 'GB', 'country-to-code'],
    ['Northern Ireland', 'GB', 'country-to-code'],
    ['Deutschland', 'DE', 'country-to-code'],
    ['ALEMANIA', 'DE', 'country-to-code'],
    ['Österreich', 'AT', 'country-to-code'],
    ['México', 'MX', 'country-to-code'],
    ['Mexico', 'MX', 'country-to-code'],
    ['Brasil', 'BR', 'country-to-code'],
    ['Suisse', 'CH', 'country-to-code'],
    ['États-Unis', 'US', 'country-to-code'],
    ['Frankrijk', 'FR', 'country-to-code'],
    ['Regno Unito', 'GB', 'country-to-code'],
    ["Côte d'Ivoire", 'CI', 'country-to-code'],
    ['Bosnia & Herzegovina', 'BA', 'country-to-code'],
    ['Korea', null, 'country-unknown'],
    ['Narnia', null, 'country-unknown'],
    ['1', null, 'country-unknown'],
  ])('%j', (text, value, rule) => {
    expect(toCountry(text)).toMatchObject({ value, rule });
  });
});

describe('time zone', () => {
  test.each([
    ['America/New_York', 'America/New_York', 'exact'],
    ['Asia/Kolkata', 'Asia/Kolkata', 'exact'],
    ['US/Eastern', 'US/Eastern', 'exact'],
    ['UTC', 'UTC', 'exact'],
    ['america/new_york', 'America/New_York', 'time-zone-spelling'],
    ['America/New York', 'America/New_York', 'time-zone-spelling'],
    ['EST', null, 'time-zone-unknown'],
    ['+05:00', null, 'time-zone-unknown'],
    ['Mars/One', null, 'time-zone-unknown'],
    ['(GMT-05:00) Eastern Time', null, 'time-zone-unknown'],
  ])('%j', (text, value, rule) => {
    expect(toTimeZone(text)).toMatchObject({ value, rule });
  });
});

describe('number', () => {
  test.each([
    ['42', 42, 'exact'],
    ['-3', -3, 'exact'],
    ['12.50', 12.5, 'number-form'],
    ['007', 7, 'number-form'],
    [' 5 ', 5, 'number-form'],
    ['1,234', null, 'number-unusable'],
    ['1e5', null, 'number-unusable'],
    ['12345678901234567890', null, 'number-unusable'],
    ['n/a', null, 'number-unusable'],
  ])('%j', (text, value, rule) => {
    expect(toNumber(text)).toMatchObject({ value, rule });
  });
});

describe('tags', () => {
  test.each([
    ['vip', ',', ['vip'], 'exact', []],
    ['VIP', ',', ['vip'], 'tags-split', ['tag-lower-cased']],
    ['a, b;c', ',', ['a', 'b;c'], 'tags-split', []],
    ['a, b;c', ';', ['a, b', 'c'], 'tags-split', []],
    ['VIP,vip,', ',', ['vip'], 'tags-split', ['tag-lower-cased', 'tag-case-merged']],
    ['vip,vip', ',', ['vip'], 'tags-split', ['tag-repeated']],
    ['a  b|,c', '|', ['a b', ',c'], 'tags-split', ['tag-blanks-collapsed']],
    [
      'From Regulation to Reputation™',
      ';',
      ['from regulation to reputation™'],
      'tags-split',
      ['tag-lower-cased'],
    ],
    [', ,', ',', null, 'tags-empty', ['tags-empty']],
  ])('%j by %j', (text, separator, value, rule, codes) => {
    const made = toTags(text, { ...context, separator });
    expect(made).toMatchObject({ value, rule });
    expect(made.findings.map((finding) => finding.code)).toEqual(codes);
  });

  test('lists get their prefix', () => {
    const made = toTags('Newsletter;buyers', { ...context, separator: ';', prefix: 'list:' });
    expect(made).toMatchObject({ value: ['list:newsletter', 'list:buyers'], rule: 'lists-split' });
    expect(made.findings).toMatchObject([{ before: 'Newsletter', after: 'list:newsletter' }]);
  });
});

describe('choice', () => {
  const options = ['Red', 'Green, dark', 'Blue'];
  test.each([
    ['Red', false, 'Red', 'exact'],
    ['red', false, 'Red', 'option-case'],
    ['Purple', false, null, 'option-unknown'],
    ['Green, dark', true, ['Green, dark'], 'exact'],
    ['Red, Blue', true, ['Red', 'Blue'], 'options-split'],
    ['red,Blue', true, ['Red', 'Blue'], 'option-case'],
    ['Red, Purple', true, null, 'option-unknown'],
  ])('%j, several %j', (text, several, value, rule) => {
    expect(toChoice(text, { ...context, options, several })).toMatchObject({ value, rule });
  });
});

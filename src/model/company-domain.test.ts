import { expect, test } from 'vitest';
import { emailDomain, websiteDomain } from './company-domain.ts';

test.each([
  'acme.co.uk',
  'www.acme.co.uk',
  'https://www.Acme.co.uk/about?x=1',
  'HTTP://ACME.CO.UK.',
  'shop.acme.co.uk/',
  'acme.co.uk.',
  '//acme.co.uk',
])('%s is one website (R63)', (text) => {
  expect(websiteDomain(text)).toBe('acme.co.uk');
});

test.each([
  '',
  'none',
  'co.uk',
  'https://facebook.com/acme',
  'gmail.com',
  'not a site',
  '192.0.2.1',
  undefined,
])('%s is nobody’s own domain', (text) => {
  expect(websiteDomain(text)).toBeNull();
});

test('pages at a host that gives everybody a subdomain are theirs, not the host’s', () => {
  expect(websiteDomain('https://acme.github.io/')).toBe('acme.github.io');
});

test.each([
  ['ana@acme.example', 'acme.example'],
  ['ana@mail.acme.co.uk', 'acme.co.uk'],
  ['ana@GMAIL.com', null],
  ['ana@comcast.net', null],
  ['ana@web.de', null],
  ['ana', null],
  [undefined, null],
])('the company domain of %s is %s', (address, domain) => {
  expect(emailDomain(address)).toBe(domain);
});

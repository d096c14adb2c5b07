import { describe, expect, it } from 'vitest';
import { normaliseEmail } from './e-mail.ts';

describe('a usable e-mail address', () => {
  it.each([
    [' Ann@Example.COM ', 'ann@example.com'],
    ['a.b+c_d@mail.example.co.uk', 'a.b+c_d@mail.example.co.uk'],
    ["o'neill@example.com", "o'neill@example.com"],
    ['zoë@exämple.de', 'zoë@exämple.de'],
    ['\u00a0ann@example.com\t', 'ann@example.com'],
    [`a@${'b'.repeat(60)}.${'c'.repeat(60)}.com`, `a@${'b'.repeat(60)}.${'c'.repeat(60)}.com`],
  ])('%j', (text, address) => {
    expect(normaliseEmail(text)).toBe(address);
  });

  it.each([
    '',
    ' ',
    'n/a',
    'ann',
    'ann@',
    '@example.com',
    'ann@example',
    'ann@example.',
    'ann@.com',
    'ann@exa..com',
    'ann@example.c',
    'ann@@example.com',
    'ann@b@example.com',
    'a nn@example.com',
    'ann@exa mple.com',
    'ann@example.com, bob@example.com',
    'ann@example.com;',
    'Ann <ann@example.com>',
    '"ann"@example.com',
    'ann\u200b@example.com',
    'ann@exam\u0007ple.com',
    `${'a'.repeat(65)}@example.com`,
    `a@${'b'.repeat(250)}.com`,
  ])('not %j', (text) => {
    expect(normaliseEmail(text)).toBeNull();
  });
});

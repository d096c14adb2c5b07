import { expect, test } from 'vitest';
import { type PhpValue, parsePhpForm, textOf } from './php-form.ts';

function unfold(value: PhpValue): unknown {
  return typeof value === 'string'
    ? value
    : Object.fromEntries([...value].map(([key, inner]) => [key, unfold(inner)]));
}

test('brackets become arrays, as in PHP', () => {
  const form = parsePhpForm(
    'app_id=A&actions[0][cmd]=search_lead&actions[1][cmd]=assign_tag&list[]=x&list[]=y',
  );
  expect(unfold(form)).toEqual({
    app_id: 'A',
    actions: { 0: { cmd: 'search_lead' }, 1: { cmd: 'assign_tag' } },
    list: { 0: 'x', 1: 'y' },
  });
});

test('values are decoded, blanks around them do not count', () => {
  const form = parsePhpForm('get_lead%5Bemail%5D=+a%2Bb%40example.com+');
  expect(textOf(form.get('get_lead'), 'email')).toBe('a+b@example.com');
});

test('a name may be anything and nothing reaches a prototype', () => {
  const form = parsePhpForm(
    '__proto__[polluted]=1&constructor[prototype][x]=1&[a]=1&=2&a[b=3&a[__proto__][c]=4',
  );
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  expect(textOf(form.get('__proto__'), 'polluted')).toBe('1');
});

test('what PHP drops is dropped: fields beyond a thousand, arrays too deep', () => {
  const many = Array.from({ length: 1200 }, (_, at) => `f${at}=1`).join('&');
  expect(parsePhpForm(many).size).toBe(1000);
  expect(parsePhpForm(`a${'[b]'.repeat(100)}=1`).size).toBe(0);
});

test('text of what is no text is empty', () => {
  const form = parsePhpForm('a[b]=1&c=2');
  expect([
    textOf(form, 'a'),
    textOf(form, 'none'),
    textOf(form.get('c'), 'x'),
    textOf(undefined, 'x'),
  ]).toEqual(['', '', '', '']);
});

import { expect, test } from 'vitest';
import { createSigningKey, fingerprintOf, isSignedDocument, signDocument } from './signature.ts';

const key = createSigningKey();
const document = { b: [1, 2], a: 'text', nested: { x: null } };
const signed = { ...document, signature: signDocument(document, key) };

test('a signed document holds, whatever the order of its keys', () => {
  expect(isSignedDocument(signed)).toBe(true);
  const shuffled = { nested: { x: null }, a: 'text', b: [1, 2], signature: signed.signature };
  expect(isSignedDocument(shuffled)).toBe(true);
  expect(signed.signature.fingerprint).toBe(fingerprintOf(key));
  expect(signed.signature.fingerprint).toMatch(/^[0-9a-f]{64}$/);
});

test.each([
  ['a value changed', { ...signed, a: 'Text' }],
  ['a value added', { ...signed, c: 1 }],
  ['another signature', { ...signed, signature: signDocument({ a: 'other' }, key) }],
  [
    'another key under the same fingerprint',
    {
      ...signed,
      signature: { ...signDocument(document, createSigningKey()), fingerprint: signed.signature.fingerprint },
    },
  ],
  ['no key at all', { ...signed, signature: { ...signed.signature, publicKey: 'AAAA' } }],
])('%s: refused', (_, tampered) => {
  expect(isSignedDocument(tampered)).toBe(false);
});

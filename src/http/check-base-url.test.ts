import { expect, test } from 'vitest';
import { LandfallError } from '../errors.ts';
import { checkBaseUrl } from './check-base-url.ts';

test.each([
  'https://services.leadconnectorhq.com',
  'https://app.kartra.com/api',
  'http://127.0.0.1:4010',
  'http://127.9.9.9',
  'http://localhost:80',
  'https://localhost:8443',
  'http://[::1]:4010/prefix',
])('%s is allowed', (text) => {
  expect(checkBaseUrl(text).href).toContain(new URL(text).host);
});

test.each([
  'http://services.leadconnectorhq.com',
  'https://services.leadconnectorhq.com.evil.example',
  'https://services.leadconnectorhq.com:8443',
  'https://evil.example/services.leadconnectorhq.com',
  'https://services.leadconnectorhq.com@evil.example',
  'https://127.0.0.1.evil.example',
  'http://128.0.0.1',
  'http://0.0.0.0',
  'ftp://127.0.0.1',
  'file:///etc/passwd',
  'http://127.0.0.1/?next=1',
  'not an address',
  '',
])('%s is refused', (text) => {
  const attempt = () => checkBaseUrl(text);
  expect(attempt).toThrow(LandfallError);
  expect(attempt).toThrow(expect.objectContaining({ code: 'host-not-allowed', exitCode: 2 }));
});

test('a host a person allowed is taken over https only, and no other port or host with it', () => {
  expect(checkBaseUrl('https://proxy.example/hl', ['proxy.example']).pathname).toBe('/hl');
  expect(checkBaseUrl('https://proxy.example:8443', ['proxy.example:8443']).port).toBe('8443');
  expect(() => checkBaseUrl('http://proxy.example', ['proxy.example'])).toThrow('this machine only');
  expect(() => checkBaseUrl('https://proxy.example:9000', ['proxy.example:8443'])).toThrow(LandfallError);
  expect(() => checkBaseUrl('https://a.proxy.example', ['proxy.example'])).toThrow(LandfallError);
});

test('a password in the address never reaches the error', () => {
  let refusal: unknown = null;
  try {
    checkBaseUrl('https://user:hunter2@services.leadconnectorhq.com');
  } catch (error) {
    refusal = error;
  }
  expect(refusal).toBeInstanceOf(LandfallError);
  expect(`${JSON.stringify(refusal)} ${String(refusal)}`).not.toContain('hunter2');
});

import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { type FetchRules, fetchFile, pictureRules } from './fetch-file.ts';
import { isPublicAddress } from './is-public-address.ts';

const servers: Server[] = [];

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

/** What the tests may reach: plain http on 127.0.0.1, nothing else. */
const rules: FetchRules = {
  maxBytes: 1000,
  timeoutMs: 2000,
  maxRedirects: 2,
  protocol: 'http:',
  isAllowedAddress: (address) => address === '127.0.0.1',
};

test('a file arrives, and nothing of ours goes along', async () => {
  let seen: unknown = null;
  const url = await serve(({ headers }, response) => {
    seen = headers;
    response.end('picture');
  });
  expect(await fetchFile(`${url}/a.png`, rules)).toEqual({ kind: 'file', bytes: Buffer.from('picture') });
  expect(Object.keys(seen as object).sort()).toEqual(['accept', 'connection', 'host']);
});

describe('refused before anything is sent', () => {
  test.each([
    'https://127.0.0.1/a',
    'https://2130706433/a',
    'https://0x7f.1/a',
    'https://[::1]/a',
    'https://[::ffff:169.254.169.254]/a',
    'https://169.254.169.254/latest/meta-data',
    'https://localhost/a',
    'https://10.1.2.3/a',
  ])('%s is no public address', async (address) => {
    expect(await fetchFile(address)).toEqual({ kind: 'refused', reason: 'not a public address' });
  });

  test.each([
    'http://example.com/a',
    'ftp://example.com',
    'file:///etc/passwd',
    'nothing',
    'https://a:b@c.de/',
  ])('%s is no https address', async (address) => {
    expect(await fetchFile(address)).toEqual({ kind: 'refused', reason: 'not an https address' });
  });
});

test('a redirect is held to the same rules: a private address, another protocol, a circle', async () => {
  let asked = 0;
  const targets: Record<string, string> = {
    '/private': 'http://169.254.169.254/latest',
    '/file': 'file:///etc/passwd',
    '/circle': '/circle',
    '/moved': '/there',
  };
  const url = await serve(({ url: path = '' }, response) => {
    asked += 1;
    const location = targets[path];
    if (location === undefined) response.end('here');
    else response.writeHead(302, { location }).end();
  });
  expect(await fetchFile(`${url}/private`, rules)).toMatchObject({ reason: 'not a public address' });
  expect(await fetchFile(`${url}/file`, rules)).toMatchObject({ reason: 'not an https address' });
  expect(await fetchFile(`${url}/circle`, rules)).toMatchObject({ reason: 'too many redirects' });
  expect(await fetchFile(`${url}/moved`, rules)).toMatchObject({ kind: 'file' });
  expect(asked).toBe(1 + 1 + 3 + 2);
});

test('more than the limit, silence and errors are refused', async () => {
  const url = await serve(({ url: path }, response) => {
    if (path === '/large') response.end(Buffer.alloc(1001));
    else if (path === '/gone') response.writeHead(404).end();
    else if (path !== '/silent') response.destroy();
  });
  expect(await fetchFile(`${url}/large`, rules)).toMatchObject({ reason: 'too large' });
  expect(await fetchFile(`${url}/gone`, rules)).toMatchObject({ reason: 'HTTP 404' });
  expect(await fetchFile(`${url}/broken`, rules)).toMatchObject({ reason: 'no answer' });
  expect(await fetchFile(`${url}/silent`, { ...rules, timeoutMs: 60 })).toMatchObject({
    reason: 'no answer',
  });
});

test('public and not', () => {
  for (const address of ['8.8.8.8', '172.15.0.1', '172.32.0.1', '2606:4700::1']) {
    expect([address, isPublicAddress(address)]).toEqual([address, true]);
  }
  for (const address of [
    '0.0.0.0',
    '100.64.0.1',
    '172.16.0.1',
    '192.168.1.1',
    '224.0.0.1',
    '255.255.255.255',
  ]) {
    expect([address, isPublicAddress(address)]).toEqual([address, false]);
  }
  for (const address of [
    '::',
    '::1',
    'fe80::1',
    'fc00::1',
    '64:ff9b::7f00:1',
    '2002:7f00:1::',
    'example.com',
  ]) {
    expect([address, isPublicAddress(address)]).toEqual([address, false]);
  }
  expect(pictureRules).toMatchObject({ protocol: 'https:', isAllowedAddress: isPublicAddress });
});

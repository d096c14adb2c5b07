import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo, createServer as createSocketServer } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, expect, test } from 'vitest';
import type { WireRequest } from '../model/http.ts';
import { sendRequest } from './send-request.ts';

const token = 'pit-secret-token';
const get: WireRequest = {
  method: 'GET',
  path: '/contacts/1',
  route: 'GET /contacts/{contactId}',
  version: '2021-07-28',
  body: null,
  repeatable: true,
};
const servers: Server[] = [];

async function serve(
  answer: (request: IncomingMessage, response: ServerResponse, body: string) => void,
): Promise<URL> {
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => {
      body += chunk.toString();
    });
    request.on('end', () => answer(request, response, body));
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
}

afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

test('sends token, version and JSON, and reads JSON and the quota back', async () => {
  let seen: { headers: IncomingMessage['headers']; url: string | undefined; body: string } | null = null;
  const baseUrl = await serve((request, response, body) => {
    seen = { headers: request.headers, url: request.url, body };
    response.setHeader('X-RateLimit-Max', '100').setHeader('X-RateLimit-Remaining', '42');
    response.setHeader('X-RateLimit-Daily-Reset', '3600000').setHeader('X-RateLimit-Daily-Remaining', 'soon');
    response.writeHead(201).end('{"contact":{"id":"c1"}}');
  });
  const { result, quota, left } = await sendRequest(
    { ...get, method: 'POST', path: '/contacts/', body: { firstName: 'Zoë' } },
    { baseUrl, token },
  );
  expect(result).toEqual({ kind: 'reply', reply: { status: 201, body: { contact: { id: 'c1' } } } });
  expect(left).toBe(true);
  expect(quota).toMatchObject({ maxPerWindow: 100, remaining: 42, dayReset: 3_600_000, dayRemaining: null });
  expect(seen).toMatchObject({
    url: '/contacts/',
    body: '{"firstName":"Zoë"}',
    headers: { authorization: `Bearer ${token}`, version: '2021-07-28', 'content-type': 'application/json' },
  });
  // Some firewalls let nobody through who does not say what they are.
  expect(seen).toMatchObject({ headers: { 'user-agent': 'landfall', 'accept-encoding': 'gzip' } });
});

test('a redirect is handed back and the token goes nowhere else', async () => {
  const strangerSaw: string[] = [];
  const stranger = await serve((request, response) => {
    strangerSaw.push(request.headers.authorization ?? '');
    response.end('{}');
  });
  const baseUrl = await serve((_, response) => {
    response.writeHead(307, { Location: stranger.href }).end();
  });
  const { result } = await sendRequest(get, { baseUrl, token });
  expect(result).toMatchObject({ kind: 'reply', reply: { status: 307 } });
  expect(strangerSaw).toEqual([]);
});

test.each(['POST', 'PUT', 'DELETE'] as const)(
  'a body of a %s arrives whole, at its length',
  async (method) => {
    let seen: readonly [string | undefined, string] = ['', ''];
    const baseUrl = await serve((request, response, body) => {
      seen = [request.headers['content-length'], body];
      response.end('{}');
    });
    await sendRequest({ ...get, method, body: { tags: ['é'] } }, { baseUrl, token });
    expect(seen).toEqual(['15', '{"tags":["é"]}']);
  },
);

test('a path that looks like another host stays on ours', async () => {
  const urls: (string | undefined)[] = [];
  const baseUrl = await serve((request, response) => {
    urls.push(request.url);
    response.end('{}');
  });
  await sendRequest({ ...get, path: '//evil.example/x' }, { baseUrl: new URL('/api/', baseUrl), token });
  expect(urls).toEqual(['/api//evil.example/x']);
  await expect(sendRequest({ ...get, path: '@evil.example' }, { baseUrl, token })).rejects.toThrow('slash');
});

test('a body that is not JSON is text, an empty one is null', async () => {
  const baseUrl = await serve((request, response) => {
    response.writeHead(502).end(request.url === '/empty' ? '' : '<html>Bad Gateway</html>');
  });
  const text = await sendRequest(get, { baseUrl, token });
  expect(text.result).toEqual({ kind: 'reply', reply: { status: 502, body: '<html>Bad Gateway</html>' } });
  const empty = await sendRequest({ ...get, path: '/empty' }, { baseUrl, token });
  expect(empty.result).toEqual({ kind: 'reply', reply: { status: 502, body: null } });
});

test('a packed answer is asked for and unpacked; one that is damaged is no answer', async () => {
  const packed = gzipSync('{"name":"Zoë"}');
  const baseUrl = await serve((request, response) => {
    if (request.headers['accept-encoding'] !== 'gzip') return response.writeHead(406).end();
    response.setHeader('Content-Encoding', 'gzip');
    if (request.url === '/empty') return response.writeHead(204).end();
    if (request.url === '/marked') return response.end(gzipSync('\u{FEFF}{"name":"Zoë"}'));
    return response.end(request.url === '/damaged' ? packed.subarray(0, 20) : packed);
  });
  const ask = async (path: string) => (await sendRequest({ ...get, path }, { baseUrl, token })).result;
  expect(await ask('/')).toEqual({ kind: 'reply', reply: { status: 200, body: { name: 'Zoë' } } });
  expect(await ask('/marked')).toEqual(await ask('/'));
  expect(await ask('/empty')).toEqual({ kind: 'reply', reply: { status: 204, body: null } });
  expect(await ask('/damaged')).toEqual({ kind: 'no-reply', reason: 'connection' });
});

test('no answer within the deadline is a time-out, also when it stops half-way', async () => {
  const baseUrl = await serve((request, response) => {
    if (request.url === '/half') response.writeHead(200).write('{"a":');
  });
  const started = Date.now();
  const silent = await sendRequest(get, { baseUrl, token, timeoutMs: 80 });
  const half = await sendRequest({ ...get, path: '/half' }, { baseUrl, token, timeoutMs: 80 });
  expect(silent).toEqual({
    result: { kind: 'no-reply', reason: 'timeout' },
    quota: null,
    answeredAt: null,
    left: true,
  });
  expect(half.result).toEqual({ kind: 'no-reply', reason: 'timeout' });
  expect(Date.now() - started).toBeLessThan(2000);
});

test('a dropped connection leaves it open whether the request was carried out', async () => {
  const baseUrl = await serve((request) => request.socket.destroy());
  const exchange = await sendRequest(get, { baseUrl, token });
  expect(exchange).toEqual({
    result: { kind: 'no-reply', reason: 'connection' },
    quota: null,
    answeredAt: null,
    left: true,
  });
});

test('a refused connection means that nothing left', async () => {
  const baseUrl = await serve(() => undefined);
  const server = servers.pop();
  await new Promise((resolve) => server?.close(resolve));
  const exchange = await sendRequest(get, { baseUrl, token });
  expect(exchange).toEqual({
    result: { kind: 'no-reply', reason: 'connection' },
    quota: null,
    answeredAt: null,
    left: false,
  });
});

test('where no handshake comes about nothing left, however long it was waited for', async () => {
  const silent = createSocketServer();
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  const baseUrl = new URL(`https://127.0.0.1:${(silent.address() as AddressInfo).port}`);
  const exchange = await sendRequest(get, { baseUrl, token, timeoutMs: 80 });
  silent.close();
  expect(exchange).toMatchObject({ result: { kind: 'no-reply', reason: 'timeout' }, left: false });
});

test('a form goes out as one, with its texts, its file names and their bytes', async () => {
  let seen: { type: string | undefined; body: string } | null = null;
  const baseUrl = await serve((request, response, body) => {
    seen = { type: request.headers['content-type'], body };
    response.end('{}');
  });
  const file = { fileName: 'notes.txt', contentType: 'text/plain', bytes: new TextEncoder().encode('Olá') };
  const form = [
    { name: 'name', value: 'Notes' },
    { name: 'file', value: file },
  ];
  await sendRequest({ ...get, method: 'POST', form }, { baseUrl, token });
  const { type, body } = seen ?? { type: '', body: '' };
  expect(type).toMatch(/^multipart\/form-data; boundary=/);
  expect(body).toMatch(/name="name"\r\n\r\nNotes\r\n/);
  expect(body).toMatch(/name="file"; filename="notes.txt"\r\nContent-Type: text\/plain\r\n\r\nOlá\r\n/);
});

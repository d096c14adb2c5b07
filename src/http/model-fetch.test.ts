import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { createModelFetch } from './model-fetch.ts';

test('another host is never asked, whatever the package wants', async () => {
  const send = createModelFetch({ baseUrl: 'https://model.example/v1' });
  for (const url of [
    'https://elsewhere.example/v1',
    'http://model.example/v1',
    'https://model.example.evil/v1',
  ])
    await expect(send(url)).rejects.toMatchObject({ code: 'host-not-allowed' });
});

test('an address is https or this machine', () => {
  for (const baseUrl of ['http://model.example/v1', 'ftp://model.example', 'model'])
    expect(() => createModelFetch({ baseUrl })).toThrow(
      expect.objectContaining({ code: 'host-not-allowed' }),
    );
});

test('a redirect is not followed, and silence ends', async () => {
  let followed = 0;
  const server = createServer((request, response) => {
    if (request.url === '/v1/silent') return;
    if (request.url === '/v1/moved') return void response.writeHead(307, { Location: '/v1/there' }).end();
    followed += 1;
    response.end('{}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    const { port } = server.address() as AddressInfo;
    const base = `http://127.0.0.1:${port}/v1`;
    const send = createModelFetch({ baseUrl: base });
    const hasty = createModelFetch({ baseUrl: base, timeoutMs: 50 });
    await expect(send(`${base}/moved`)).rejects.toThrow(/fetch failed/);
    expect(followed).toBe(0);
    await expect(hasty(`${base}/silent`)).rejects.toThrow(/timeout/);
    expect((await send(`${base}/there`)).status).toBe(200);
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

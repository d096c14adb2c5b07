import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';

/** A hono server that reads the body and answers with a constant of a contact's size; resolves to its address. */
export async function serveConstant(): Promise<string> {
  const constant = { contact: { id: 'x'.repeat(20), text: 'x'.repeat(700) } };
  const app = new Hono();
  app.all('*', async (c) => {
    await c.req.text();
    return c.json(constant);
  });
  const server = createAdaptorServer({ fetch: app.fetch }) as Server;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

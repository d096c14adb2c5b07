/** A door in front of the simulator that lets requests through until the token is called dead. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface TokenGate {
  readonly url: string;
  /** Requests of this method and path kill the token once `after` of them went through. */
  killAfter(method: string, path: string, after: number): void;
  revive(): void;
  close(): Promise<void>;
}

/** @param onRequest runs before a request is let through */
export async function openTokenGate(
  target: string,
  onRequest: (method: string, path: string) => Promise<void> = async () => undefined,
): Promise<TokenGate> {
  let rule: { method: string; path: string; left: number } | null = null;
  let dead = false;
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    const answer = async () => {
      await onRequest(request.method ?? 'GET', path);
      const current = rule;
      if (current !== null && current.method === request.method && current.path === path) {
        if (current.left === 0) dead = true;
        current.left -= 1;
      }
      if (dead && !path.startsWith('/__sim')) {
        request.resume();
        response.writeHead(401, { 'Content-Type': 'application/json' });
        response.end(JSON.stringify({ statusCode: 401, message: 'The token is not authorized' }));
        return;
      }
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const { host: _, connection: __, 'content-length': ___, ...headers } = request.headers;
      const reply = await fetch(`${target}${path}`, {
        method: request.method ?? 'GET',
        headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)])),
        ...(chunks.length === 0 ? {} : { body: Buffer.concat(chunks) }),
      });
      const limits = [...reply.headers].filter(([name]) => name.startsWith('x-ratelimit'));
      response.writeHead(reply.status, { 'Content-Type': 'application/json', ...Object.fromEntries(limits) });
      response.end(await reply.text());
    };
    answer().catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    killAfter(method, path, after) {
      rule = { method, path, left: after };
    },
    revive() {
      rule = null;
      dead = false;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => {
        server.close(resolve);
      });
    },
  };
}

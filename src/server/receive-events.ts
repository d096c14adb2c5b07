/**
 * Where Kartra's events arrive. They carry no signature, so nothing in them is believed: an event only names a lead,
 * whose state is then asked for. Nothing of an event is kept or shown but that it came.
 *
 * (Kartra, outbound API: JSON with `lead` and `action`; IPN: a form with `lead_*` fields. Neither is signed, so the
 * address holds a secret; the documents name no rule of repetition.)
 */
import type { Server } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { NamedLead } from '../model/named-lead.ts';

export interface EventReceiver {
  readonly url: string;
  stop(): Promise<void>;
}

/** An event is a few kilobytes; a survey with all its answers stays far below this. */
const mostBytes = 256 * 1024;

/** @param secret last part of the address; anything else is told apart from nothing (404) */
export function createEventApp(secret: string, onLead: (lead: NamedLead) => Promise<void>): Hono {
  const app = new Hono();
  app.post(
    `/kartra/${secret}`,
    bodyLimit({ maxSize: mostBytes, onError: (c) => c.json({ received: false }, 413) }),
    async (c) => {
      const lead = readLead(await c.req.text());
      if (lead === null) return c.json({ received: false }, 400);
      await onLead(lead);
      return c.json({ received: true });
    },
  );
  return app;
}

/** @param host loopback unless a person says otherwise; @param port 0 for any free one */
export async function receiveEvents(
  app: Hono,
  { host, port, path }: { readonly host: string; readonly port: number; readonly path: string },
): Promise<EventReceiver> {
  const server = createAdaptorServer({ fetch: app.fetch }) as Server;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
  const address = server.address();
  const open = typeof address === 'object' && address !== null ? address.port : port;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${open}${path}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** The lead of an event, as JSON or as a form; null for anything else. */
export function readLead(body: string): NamedLead | null {
  const lead = body.trimStart().startsWith('{') ? fromJson(body) : fromForm(body);
  return lead === null || (lead.id === '' && lead.email === '') ? null : lead;
}

function fromJson(body: string): NamedLead | null {
  try {
    const event = JSON.parse(body) as { readonly lead?: unknown };
    const lead = typeof event.lead === 'object' && event.lead !== null ? event.lead : event;
    const cells = lead as Readonly<Record<string, unknown>>;
    return {
      id: textOf(cells['id'] ?? cells['lead_id']),
      email: textOf(cells['email'] ?? cells['lead_email']),
    };
  } catch {
    return null;
  }
}

function fromForm(body: string): NamedLead | null {
  const form = new URLSearchParams(body);
  const cell = (name: string) => textOf(form.get(`lead[${name}]`) ?? form.get(`lead_${name}`));
  return { id: cell('id'), email: cell('email') };
}

/** Kartra writes N/A for nothing. */
function textOf(value: unknown): string {
  const text = typeof value === 'number' ? String(value) : typeof value === 'string' ? value.trim() : '';
  return /^n\/a$/iu.test(text) ? '' : text;
}

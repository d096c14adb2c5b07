/**
 * Owns: the way of one platform request: log, token, quota, fault, version, path, body, handler, reply.
 * Invariants: a request refused by the quota changes nothing and consumes no fault; a handler runs at most
 * once; the reply carries the rate-limit headers whatever its status.
 * Order of the checks where nothing is documented: integrators saw 401 for a wrong version and 404 for a path
 * that another version has, so the version is judged first.
 */

import type { HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { type Context, Hono } from 'hono';
import type { LocationState } from '../world/location-state.ts';
import type { World } from '../world/world.ts';
import { dropField } from './drop-field.ts';
import type { Strike } from './fault-list.ts';
import {
  API_VERSIONS,
  type ApiVersion,
  isV3,
  type PlatformReply,
  type PlatformRoute,
} from './platform-route.ts';
import { rateHeaders } from './rate-headers.ts';
import type { RateVerdict } from './rate-limiter.ts';
import { badRequest, Refusal, tooManyRequests, unauthorized, unknownPath, unprocessable } from './refusal.ts';

type PlatformContext = Context<{ Bindings: HttpBindings }>;

/** Waits of real time that `stop` can cut short. */
export interface Waiting {
  sleep(ms: number): Promise<void>;
}

/** The platform half of the simulator as a Hono app; the control half is mounted beside it. */
export function createPlatformApp(
  world: World,
  routes: readonly PlatformRoute[],
  waiting: Waiting,
): Hono<{ Bindings: HttpBindings }> {
  // Both `/contacts` and `/contacts/` are answered; the specs write the slash, integrators often leave it out.
  const app = new Hono<{ Bindings: HttpBindings }>({ strict: false });
  for (const route of routes)
    app.on(route.method, route.path.replace(/\/$/, ''), (c) => answer(world, waiting, c, route));
  app.notFound((c) => answer(world, waiting, c, undefined));
  return app;
}

async function answer(
  world: World,
  waiting: Waiting,
  c: PlatformContext,
  route: PlatformRoute | undefined,
): Promise<Response> {
  const { method } = c.req;
  const path = pathOf(c);
  const time = world.clock.now();
  const location = world.locationByToken.get(bearerOf(c));
  const position = world.requests.open({ method, path, time, tokenLocation: location?.id ?? null });
  world.markChanged();
  let verdict: RateVerdict | undefined;
  const send = (reply: PlatformReply, fault?: string): Response => {
    world.requests.close(position, reply.status, fault);
    return new Response(JSON.stringify(reply.body), {
      status: reply.status,
      headers: {
        'Content-Type': 'application/json; charset=utf-8',
        ...rateHeaders(world.behaviours, world.quota, verdict),
      },
    });
  };
  if (location === undefined) return send(replyOf(unauthorized('Invalid Private Integration token')));
  if (world.quota) {
    verdict = world.limiter.admit(location.token, time, world.behaviours);
    if (!verdict.admitted) return send(replyOf(tooManyRequests()));
  }

  const strike = world.faults.strike(method, path);
  if (strike?.effect.kind === 'status') {
    const { status } = strike.effect;
    if (status === 429 && verdict !== undefined) verdict = { ...verdict, remaining: 0 };
    // Integrators saw slow searches answered with 401 and this message, although the token was good.
    const message = status === 401 ? 'Command timed out' : 'Injected fault';
    return send({ status, body: { statusCode: status, message } }, strike.label);
  }
  if (strike?.effect.kind === 'drop-before') return hangUp(world, c, position, strike);

  let reply = await processRequest(world, location, c, route, strike);
  if (strike?.effect.kind === 'drop-after') return hangUp(world, c, position, strike);
  if (strike?.effect.kind === 'hang') {
    world.requests.close(position, 0, strike.label);
    await closed(c);
    return RESPONSE_ALREADY_SENT;
  }
  if (strike?.effect.kind === 'slow') await waiting.sleep(strike.effect.delayMs);
  // Integrators' issue 64: refused with 422, yet created.
  if (strike?.effect.kind === 'create-then-422')
    reply = replyOf(unprocessable(['Injected fault: refused after it was processed']));
  return send(reply, strike?.label);
}

async function processRequest(
  world: World,
  location: LocationState,
  c: PlatformContext,
  route: PlatformRoute | undefined,
  strike: Strike | undefined,
): Promise<PlatformReply> {
  try {
    const version = readVersion(c.req.header('Version'));
    const exists =
      route !== undefined && (route.only === undefined || (route.only === 'v3') === isV3(version));
    if (!exists) throw unknownPath(c.req.method, pathOf(c));
    const sent = c.req.method === 'GET' ? {} : parseBody(await c.req.text());
    const body = strike?.effect.kind === 'silent-drop' ? dropField(sent, strike.effect.field) : sent;
    const { query, params } = { query: c.req.query(), params: c.req.param() };
    return route.handle({ world, location, version, params, query, body, nowMs: world.clock.now() });
  } catch (error) {
    if (error instanceof Refusal) return replyOf(error);
    const message = `Simulator bug: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
    return { status: 500, body: { statusCode: 500, message } };
  }
}

/** The path as sent, with a trailing slash if there was one (Hono's own is stripped of it). */
function pathOf(c: PlatformContext): string {
  return new URL(c.req.url).pathname;
}

function readVersion(header: string | undefined): ApiVersion {
  if (header === undefined || header === '') throw unauthorized('version header was not found.');
  const version = API_VERSIONS.find((known) => known === header);
  if (version === undefined) throw unauthorized('version header is invalid');
  return version;
}

function parseBody(text: string): unknown {
  if (text === '') return {};
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw badRequest('Unexpected token in JSON');
  }
}

function bearerOf(c: PlatformContext): string {
  return /^Bearer (\S+)$/i.exec(c.req.header('Authorization') ?? '')?.[1] ?? '';
}

function replyOf(refusal: Refusal): PlatformReply {
  return { status: refusal.status, body: refusal.body };
}

function hangUp(world: World, c: PlatformContext, position: number, strike: Strike): Response {
  world.requests.close(position, 0, strike.label);
  c.env.incoming.socket.destroy();
  return RESPONSE_ALREADY_SENT;
}

async function closed(c: PlatformContext): Promise<void> {
  const { socket } = c.env.incoming;
  if (socket.destroyed) return;
  await new Promise<void>((resolve) => {
    socket.once('close', () => resolve());
  });
}

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
import { switchedBehaviours } from '../exchanges/switched-behaviours.ts';
import { type Caller, findCaller } from '../oauth/find-caller.ts';
import { tokenHasScope } from '../oauth/token-has-scope.ts';
import type { World } from '../world/world.ts';
import { dropField } from './drop-field.ts';
import type { Strike } from './fault-list.ts';
import type { OpenRoute } from './open-route.ts';
import {
  API_VERSIONS,
  type ApiVersion,
  isV3,
  type PlatformReply,
  type PlatformRoute,
} from './platform-route.ts';
import { rateHeaders } from './rate-headers.ts';
import type { RateVerdict } from './rate-limiter.ts';
import { readMultipart } from './read-multipart.ts';
import {
  badRequest,
  forbiddenLocation,
  missingScope,
  Refusal,
  tooManyRequests,
  unauthorized,
  unknownPath,
  unprocessable,
} from './refusal.ts';
import { routeScope } from './route-scope.ts';

type PlatformContext = Context<{ Bindings: HttpBindings }>;
type AnyRoute = PlatformRoute | OpenRoute;

/** Waits of real time that `stop` can cut short. */
export interface Waiting {
  sleep(ms: number): Promise<void>;
}

/** The platform half of the simulator as a Hono app; the control half is mounted beside it. */
export function createPlatformApp(
  world: World,
  routes: readonly AnyRoute[],
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
  route: AnyRoute | undefined,
): Promise<Response> {
  const { method } = c.req;
  const path = pathOf(c);
  await world.late.landUntil(world.clock.now());
  const time = world.clock.now();
  const isPublic = route !== undefined && 'access' in route && route.access === 'public';
  const found = isPublic ? undefined : findCaller(world, bearerOf(c), time);
  const caller = typeof found === 'string' ? undefined : found;
  const tokenLocation = caller?.locationId ?? null;
  const position = world.requests.open({ method, path, time, tokenLocation });
  world.markChanged();
  let verdict: RateVerdict | undefined;
  let sentText = '';
  const send = (reply: PlatformReply, fault?: string): Response => {
    world.requests.close(position, reply.status, fault);
    if (fault === undefined) recordExchange(world, c, route, sentText, reply);
    return new Response(JSON.stringify(reply.body), {
      status: reply.status,
      headers: {
        'Content-Type': 'application/json; charset=utf-8',
        // The server's time is the simulator's, not the machine's.
        Date: new Date(time).toUTCString(),
        ...(reply.location === undefined ? {} : { Location: reply.location }),
        ...rateHeaders(world.behaviours, world.quota, verdict),
      },
    });
  };
  /** What was sent is judged also where it was refused unread. Hono keeps the text it has read. */
  const keepSent = async (): Promise<void> => {
    if (world.recorder !== undefined) sentText = Buffer.from(await c.req.arrayBuffer()).toString();
  };
  if (typeof found === 'string') {
    await keepSent();
    return send(replyOf(unauthorized(found)));
  }
  if (world.quota && caller !== undefined) {
    verdict = world.limiter.admit(caller.client, time, world.behaviours);
    if (!verdict.admitted) {
      await keepSent();
      return send(replyOf(tooManyRequests()));
    }
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

  if (strike?.effect.kind === 'late') {
    await c.req.text();
    world.requests.close(position, 0, strike.label);
    world.late.add(time + strike.effect.delayMs, () => processRequest(world, caller, c, route, strike));
    await closed(c);
    return RESPONSE_ALREADY_SENT;
  }

  let reply = await processRequest(world, caller, c, route, strike);
  await keepSent();
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
  caller: Caller | undefined,
  c: PlatformContext,
  route: AnyRoute | undefined,
  strike: Strike | undefined,
): Promise<PlatformReply> {
  try {
    const version = readVersion(c.req.header('Version'), caller === undefined);
    const exists =
      route !== undefined && (route.only === undefined || (route.only === 'v3') === isV3(version));
    if (!exists) throw unknownPath(c.req.method, pathOf(c));
    requireScope(world, caller, c.req.method, pathOf(c));
    const sent = await readSent(c);
    const body = strike?.effect.kind === 'silent-drop' ? dropField(sent, strike.effect.field) : sent;
    const { query, params } = { query: c.req.query(), params: c.req.param() };
    const nowMs = world.clock.now();
    if ('access' in route) {
      if (route.access === 'agency' && caller?.userType !== 'Company')
        throw unauthorized('This route needs the token of an agency.');
      return route.handle({ world, caller, version, query, body, isForm: isForm(c), nowMs });
    }
    if (caller?.location === undefined) throw forbiddenLocation();
    const { location } = caller;
    return route.handle({ world, location, caller, version, params, query, body, nowMs });
  } catch (error) {
    if (error instanceof Refusal) return replyOf(error);
    const message = `Simulator bug: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
    return { status: 500, body: { statusCode: 500, message } };
  }
}

function requireScope(world: World, caller: Caller | undefined, method: string, path: string): void {
  const scope = routeScope(method, path);
  if (scope === undefined || caller === undefined || tokenHasScope(caller, scope)) return;
  throw missingScope(Number(world.behaviours.missingScopeStatus));
}

/** Offers the exchange to the recorder of a test run, where there is one. */
function recordExchange(
  world: World,
  c: PlatformContext,
  route: AnyRoute | undefined,
  sentText: string,
  { status, body }: PlatformReply,
): void {
  if (world.recorder === undefined) return;
  const { pathname, search } = new URL(c.req.url);
  let requestBody: unknown = null;
  try {
    if (sentText !== '')
      requestBody = isMultipart(c) ? readMultipart(Buffer.from(sentText)) : parseBody(sentText, isForm(c));
  } catch {
    requestBody = sentText;
  }
  world.recorder.offer({
    method: c.req.method,
    path: `${pathname}${search}`,
    route: route?.path,
    version: c.req.header('Version') ?? '',
    sender: c.req.header('User-Agent') ?? '',
    requestBody,
    status,
    responseBody: body,
    switched: switchedBehaviours(world.behaviours),
  });
}

/** The path as sent, with a trailing slash if there was one (Hono's own is stripped of it). */
function pathOf(c: PlatformContext): string {
  return new URL(c.req.url).pathname;
}

function readVersion(header: string | undefined, isOptional: boolean): ApiVersion {
  if ((header === undefined || header === '') && isOptional) return '2021-07-28';
  if (header === undefined || header === '') throw unauthorized('version header was not found.');
  const version = API_VERSIONS.find((known) => known === header);
  if (version === undefined) throw unauthorized('version header is invalid');
  return version;
}

async function readSent(c: PlatformContext): Promise<unknown> {
  if (c.req.method === 'GET') return {};
  return isMultipart(c)
    ? readMultipart(Buffer.from(await c.req.arrayBuffer()))
    : parseBody(await c.req.text(), isForm(c));
}

function isMultipart(c: PlatformContext): boolean {
  return (c.req.header('Content-Type') ?? '').startsWith('multipart/form-data');
}

function isForm(c: PlatformContext): boolean {
  return (c.req.header('Content-Type') ?? '').startsWith('application/x-www-form-urlencoded');
}

function parseBody(text: string, isForm: boolean): unknown {
  if (isForm) return Object.fromEntries(new URLSearchParams(text));
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

/**
 * Owns: Kartra's single endpoint, POST /kartra/api, over HTTP: limit, faults, form, answer, log.
 * Invariants: 200 for everything but the limit and what a behaviour or fault breaks; a refused call is not counted by
 * the limit; time is the virtual clock's.
 */

import type { HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { type Context, Hono } from 'hono';
import type { Waiting } from '../http/platform-app.ts';
import { RateLimiter } from '../http/rate-limiter.ts';
import type { World } from '../world/world.ts';
import { answerCall, type CallAnswer } from './answer-call.ts';
import type { KartraAccount } from './kartra-account.ts';
import { type PhpArray, parsePhpForm, textOf } from './php-form.ts';
import { showNumbers } from './show-numbers.ts';

type KartraContext = Context<{ Bindings: HttpBindings }>;

const SECOND_MS = 1000;
const FORM = /^application\/x-www-form-urlencoded\b/i;
const NOTHING: Pick<CallAnswer, 'commands' | 'errors' | 'writes'> = { commands: [], errors: [], writes: [] };

/** The Kartra half of the simulator as a Hono app. */
export function createKartraApp(
  world: World,
  account: KartraAccount,
  waiting: Waiting,
): Hono<{ Bindings: HttpBindings }> {
  const app = new Hono<{ Bindings: HttpBindings }>();
  const limiter = new RateLimiter();
  app.post('/kartra/api', (c) => answer(world, account, limiter, waiting, c));
  app.notFound((c) => c.html('<h1>Not Found</h1>', 404));
  return app;
}

async function answer(
  world: World,
  account: KartraAccount,
  limiter: RateLimiter,
  waiting: Waiting,
  c: KartraContext,
): Promise<Response> {
  const time = world.clock.now();
  const record = (status: number, what: typeof NOTHING, fault?: string): void => {
    const { commands, errors, writes } = what;
    world.kartra.add({ time, status, commands, errors, writes, ...(fault === undefined ? {} : { fault }) });
    world.markChanged();
  };
  // Only a form fills PHP's fields; anything else reads as a call without any.
  const text = await c.req.text();
  const form: PhpArray = FORM.test(c.req.header('Content-Type') ?? '') ? parsePhpForm(text) : new Map();

  if (world.quota && !isAdmitted(world, limiter, textOf(form, 'app_id'), time)) {
    record(429, NOTHING);
    return c.html('<h1>429 Too Many Requests</h1>', 429);
  }
  const strike = world.faults.strike('POST', '/kartra/api');
  const effect = strike?.effect;
  if (effect?.kind === 'status') {
    record(effect.status, NOTHING, strike?.label);
    return c.html('<h1>Injected fault</h1>', effect.status as 503);
  }
  if (effect?.kind === 'drop-before') {
    record(0, NOTHING, strike?.label);
    c.env.incoming.socket.destroy();
    return RESPONSE_ALREADY_SENT;
  }

  const calls = world.kartra.count('retrieve_custom_fields');
  const reply = answerCall(account, world.behaviours, form);
  if (effect?.kind === 'drop-after' || effect?.kind === 'hang' || effect?.kind === 'late') {
    record(0, reply, strike?.label);
    if (effect.kind === 'drop-after') c.env.incoming.socket.destroy();
    return RESPONSE_ALREADY_SENT;
  }
  if (effect?.kind === 'slow') await waiting.sleep(effect.delayMs);
  const every = world.behaviours.kartraCustomFieldsFailEvery;
  if (every > 0 && calls % every === 0 && reply.commands.includes('retrieve_custom_fields')) {
    record(504, reply, strike?.label);
    return c.html('<h1>504 Gateway Time-out</h1>', 504);
  }
  record(200, reply, strike?.label);
  const body = world.behaviours.kartraNumbersAsText ? reply.body : showNumbers(reply.body);
  const type = world.behaviours.kartraAnswersAsHtml ? 'text/html' : 'application/json';
  return c.body(JSON.stringify(body), 200, { 'Content-Type': `${type}; charset=UTF-8` });
}

function isAdmitted(world: World, limiter: RateLimiter, appId: string, time: number): boolean {
  const burstMax = world.behaviours.kartraCallsPerSecond;
  return limiter.admit(appId, time, { burstMax, burstIntervalMs: SECOND_MS, dailyMax: Infinity }).admitted;
}

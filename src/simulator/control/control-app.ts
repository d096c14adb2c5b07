/**
 * Owns: the control API under /__sim/, by which tests look behind the platform and act on it.
 * Invariants: it answers only calls addressed to loopback; it is outside quota, faults and request log; it never
 * needs a token. None of it exists on the real platform.
 */

import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import { z } from 'zod';
import { BEHAVIOURS, switchBehaviours } from '../behaviours.ts';
import { EXPORTED_OBJECTS, exportCsv } from '../csv/export-csv.ts';
import { faultSchema } from '../http/fault-list.ts';
import { parseInput } from '../http/parse-input.ts';
import { badRequest, Refusal } from '../http/refusal.ts';
import { createKartraControl } from '../kartra/kartra-control.ts';
import { issueToken, registerApp } from '../oauth/register-app.ts';
import type { World } from '../world/world.ts';
import { actInUi } from './act-in-ui.ts';
import { reportState } from './report-state.ts';

const LOOPBACK_HOST = /^(127(\.\d+){3}|localhost|\[::1\])(:\d+)?$/;

const exportQuery = z.strictObject({ locationId: z.string(), object: z.enum(EXPORTED_OBJECTS) });
const clockBody = z.strictObject({ advanceMs: z.number().min(0).optional(), quota: z.boolean().optional() });

export function createControlApp(world: World): Hono<{ Bindings: HttpBindings }> {
  const app = new Hono<{ Bindings: HttpBindings }>().basePath('/__sim');

  app.use('*', async (c, next) => {
    if (!LOOPBACK_HOST.test(c.req.header('host') ?? '')) return c.json({ message: 'loopback only' }, 403);
    await world.late.landUntil(world.clock.now());
    return next();
  });
  app.onError((error, c) => {
    if (error instanceof Refusal) return c.json(error.body, error.status as 400);
    if (error instanceof SyntaxError) return c.json({ message: error.message }, 400);
    return c.json({ message: `Simulator bug: ${error.stack ?? error.message}` }, 500);
  });

  app.get('/state', (c) => {
    const location = world.locations.get(c.req.query('locationId') ?? '');
    if (location === undefined) throw badRequest('locationId is missing or unknown');
    return c.json(reportState(world, location));
  });
  app.get('/requests', (c) => {
    const locationId = c.req.query('locationId');
    const entries = world.requests.entries();
    return c.json(
      locationId === undefined ? entries : entries.filter((entry) => entry.tokenLocation === locationId),
    );
  });
  app.get('/locations', (c) =>
    c.json([...world.locations.values()].map(({ id, token, record }) => ({ id, name: record.name, token }))),
  );

  app.post('/apps', async (c) => c.json(registerApp(world, await c.req.json())));
  app.post('/tokens', async (c) => c.json(issueToken(world, await c.req.json())));

  app.get('/faults', (c) => c.json(world.faults.list()));
  app.post('/faults', async (c) => {
    world.faults.replace(parseInput(z.array(faultSchema), await c.req.json()));
    return c.json(world.faults.list());
  });

  const clock = () => ({ now: world.clock.now(), quota: world.quota });
  app.get('/clock', (c) => c.json(clock()));
  app.post('/clock', async (c) => {
    const { advanceMs, quota } = parseInput(clockBody, await c.req.json());
    world.clock.advance(advanceMs ?? 0);
    await world.late.landUntil(world.clock.now());
    world.quota = quota ?? world.quota;
    world.markChanged();
    return c.json(clock());
  });

  const behaviours = () => ({
    values: world.behaviours,
    table: Object.entries(BEHAVIOURS).map(([name, { value, ...entry }]) => ({
      name,
      default: value,
      ...entry,
    })),
  });
  app.get('/behaviours', (c) => c.json(behaviours()));
  app.post('/behaviours', async (c) => {
    const changes = parseInput(z.record(z.string(), z.unknown()), await c.req.json());
    const problems = switchBehaviours(world.behaviours, changes);
    if (problems.length > 0) throw badRequest(problems.join('; '));
    world.markChanged();
    return c.json(behaviours());
  });

  app.get('/export', (c) => {
    const { locationId, object } = parseInput(exportQuery, c.req.query());
    const location = world.locations.get(locationId);
    if (location === undefined) throw badRequest('locationId is missing or unknown');
    return c.body(exportCsv(world, location, object), 200, { 'Content-Type': 'text/csv; charset=utf-8' });
  });
  app.post('/ui', async (c) => c.json(actInUi(world, await c.req.json()) as Record<string, unknown>));
  app.route('/kartra', createKartraControl(world));
  app.notFound((c) => c.json({ message: `No control call ${c.req.method} ${c.req.path}` }, 404));
  return app;
}

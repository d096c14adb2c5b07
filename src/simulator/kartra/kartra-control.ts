/**
 * Owns: what a test sees of the Kartra half, under /__sim/kartra.
 */

import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import type { World } from '../world/world.ts';

/** To be mounted at `/kartra` of the control API. */
export function createKartraControl(world: World): Hono<{ Bindings: HttpBindings }> {
  const app = new Hono<{ Bindings: HttpBindings }>();
  app.get('/requests', (c) => c.json(world.kartra.list().map(({ writes: _, ...call }) => call)));
  app.get('/writes', (c) =>
    c.json(world.kartra.list().flatMap(({ time, writes }) => writes.map((write) => ({ time, ...write })))),
  );
  return app;
}

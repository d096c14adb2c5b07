/**
 * Owns: starting and stopping the simulated HighLevel, in this process, on loopback only.
 * Invariants: it listens on 127.0.0.1 and nowhere else; after `stop` no socket and no timer is left; with a
 * state file, a simulator killed at any instant starts again as the same world.
 * It must never import another part of Landfall: it is an independent reading of the platform.
 */

import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { type Behaviours, switchBehaviours } from './behaviours.ts';
import { createControlApp } from './control/control-app.ts';
import { openExchangeRecorder } from './exchanges/open-exchange-recorder.ts';
import { OpenWaits } from './http/open-waits.ts';
import { createPlatformApp } from './http/platform-app.ts';
import { type KartraCredentials, openKartraAccount } from './kartra/kartra-account.ts';
import { createKartraApp } from './kartra/kartra-app.ts';
import { oauthRoutes } from './oauth/oauth-routes.ts';
import { limitToken, registerApp } from './oauth/register-app.ts';
import { platformRoutes } from './platform-routes.ts';
import type { LocationSettings } from './world/location-record.ts';
import { furnishLocation } from './world/location-state.ts';
import { StateFile } from './world/state-file.ts';
import { addLocation, createWorld, type World } from './world/world.ts';

export interface SimulatedLocation {
  readonly id?: string;
  readonly name: string;
  readonly token?: string;
  /** ISO-2; default US. */
  readonly country?: string;
  /** IANA; default America/New_York. */
  readonly timezone?: string;
  readonly settings?: Partial<LocationSettings>;
  /** People who work there beside the two every location has, by their e-mail addresses. */
  readonly users?: readonly string[];
  /** What `token` may do; absent: everything. */
  readonly scopes?: readonly string[];
}

export interface SimulatedApp {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly redirectUris: readonly string[];
  /** Absent: every scope. */
  readonly scopes?: readonly string[];
}

export interface SimulatorOptions {
  /** 0 (default) takes any free port. */
  readonly port?: number;
  /** Same seed, same ids and tokens; default 1. */
  readonly seed?: number;
  /** Where the world is kept; without it, in memory only. A world found there is continued. */
  readonly stateFile?: string;
  /** A kept world to begin with, which stays as it is: what happens from here on is in memory only. */
  readonly beginWith?: string;
  /** How many locations, or which; default two, "Rehearsal" and "Production". Ignored for a continued world. */
  readonly locations?: number | readonly SimulatedLocation[];
  /** OAuth apps; a client id already known is replaced. Redirects lead to loopback only. */
  readonly apps?: readonly SimulatedApp[];
  /** A folder `landfall generate` wrote: the account behind the Kartra API. Without it, an account of nobody. */
  readonly kartraAccount?: string;
  readonly behaviours?: Partial<Behaviours>;
  /** false switches the rate limiter off; default true. */
  readonly quota?: boolean;
  /**
   * The machine’s time in milliseconds; virtual time is this plus what /__sim/clock added. A client that takes over
   * this clock counts the real time between its readings: one that stands still leaves it ahead.
   */
  readonly realNow?: () => number;
}

export interface Simulator {
  readonly url: string;
  /** Kartra's API is `POST {kartraUrl}/api`. */
  readonly kartraUrl: string;
  readonly kartra: KartraCredentials;
  readonly locations: readonly { readonly id: string; readonly name: string; readonly token: string }[];
  /** Closes every connection, writes the state file, leaves nothing running. May be called twice. */
  stop(): Promise<void>;
}

const DEFAULT_NAMES = ['Rehearsal', 'Production'];

/**
 * Starts a simulator and resolves once it answers. Rejects when the port is taken, a behaviour is unknown or
 * the state file is not a world.
 *
 * @example
 * const simulator = await startSimulator({ behaviours: { searchLagMs: 0 } });
 * await fetch(`${simulator.url}/contacts/search`, { method: 'POST', … });
 * await simulator.stop();
 */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const world = createWorld(options.seed ?? 1, options.realNow ?? Date.now);
  const stateFile = options.stateFile === undefined ? undefined : new StateFile(options.stateFile, world);
  const kept =
    stateFile ?? (options.beginWith === undefined ? undefined : new StateFile(options.beginWith, world));
  const isContinued = (await kept?.load()) ?? false;
  if (!isContinued) furnishWorld(world, options.locations ?? DEFAULT_NAMES.length);
  const problems = switchBehaviours(world.behaviours, options.behaviours ?? {});
  if (problems.length > 0) throw new Error(problems.join('; '));
  for (const app of options.apps ?? []) registerApp(world, app);
  world.quota = options.quota ?? world.quota;
  world.recorder = openExchangeRecorder();

  const waits = new OpenWaits();
  const platform = createPlatformApp(world, [...platformRoutes, ...oauthRoutes], waits);
  const control = createControlApp(world);
  const account = await openKartraAccount(options.kartraAccount, options.seed ?? 1);
  const kartra = createKartraApp(world, account, waits);
  const server = createAdaptorServer({
    fetch: (request, env) => {
      const { pathname } = new URL(request.url);
      if (pathname.startsWith('/__sim')) return control.fetch(request, env);
      return (/^\/kartra(\/|$)/.test(pathname) ? kartra : platform).fetch(request, env);
    },
  }) as Server;
  // A client that pauses must not meet a connection closed for idleness: that would be a fault nobody injected.
  server.keepAliveTimeout = 120_000;
  const port = await listen(server, options.port ?? 0);
  if (stateFile !== undefined) {
    world.markChanged = () => stateFile.markChanged();
    world.markChanged();
  }

  let stopping: Promise<void> | undefined;
  const stop = async () => {
    waits.close();
    const closed = new Promise<void>((resolve) => {
      server.close(() => resolve());
    });
    server.closeAllConnections();
    await closed;
    world.markChanged = () => {};
    await stateFile?.close();
  };
  return {
    url: `http://127.0.0.1:${port}`,
    kartraUrl: `http://127.0.0.1:${port}/kartra`,
    kartra: account.credentials,
    locations: [...world.locations.values()].map(({ id, token, record }) => ({
      id,
      name: record.name,
      token,
    })),
    stop: () => (stopping ??= stop()),
  };
}

function furnishWorld(world: World, wanted: number | readonly SimulatedLocation[]): void {
  const companyId = world.ids.recordId();
  const locations: readonly SimulatedLocation[] =
    typeof wanted === 'number'
      ? Array.from({ length: wanted }, (_, index) => ({
          name: DEFAULT_NAMES[index] ?? `Location ${index + 1}`,
        }))
      : wanted;
  for (const location of locations) {
    const furnished = furnishLocation(location, companyId, world.ids, world.clock.now());
    addLocation(world, furnished);
    if (location.scopes !== undefined) limitToken(world, furnished, location.scopes);
  }
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

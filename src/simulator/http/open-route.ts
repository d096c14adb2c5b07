/**
 * Owns: the contract of calls that do not belong to one location: the OAuth endpoints, for which no token or an
 * agency's token is needed. Modes: `public` takes no token; `agency` takes an agency's token only.
 * Invariants: as for other routes a handler is synchronous; no budget of requests is charged to a public call.
 */

import type { Caller } from '../oauth/find-caller.ts';
import type { World } from '../world/world.ts';
import type { ApiVersion, PlatformReply } from './platform-route.ts';

export interface OpenRequest {
  readonly world: World;
  /** Absent in a public call. */
  readonly caller: Caller | undefined;
  readonly version: ApiVersion;
  readonly query: Readonly<Record<string, string>>;
  /** A form or JSON, as an object. */
  readonly body: unknown;
  readonly isForm: boolean;
  /** Virtual milliseconds at which the request is processed. */
  readonly nowMs: number;
}

export interface OpenRoute {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly only?: 'v2' | 'v3';
  readonly access: 'public' | 'agency';
  readonly handle: (request: OpenRequest) => PlatformReply;
}

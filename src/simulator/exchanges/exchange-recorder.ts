/**
 * Owns: what of the platform's exchanges is worth keeping, so that the official specifications can judge
 * them after a test run.
 * Modes: one only. An exchange is kept when its call, status and the shape of its bodies were not met before,
 * up to a number per call and status and a number of bytes in all; everything else is counted by nobody.
 * Invariants: no header is looked at but Version and User-Agent; values under a name that may hold a secret are masked; an
 * exchange that an injected fault has touched is never offered.
 */

import { shapeOf } from './shape-of.ts';

/** One request and its answer; bodies are parsed JSON, or null. */
export interface RecordedExchange {
  readonly method: string;
  /** With its query. */
  readonly path: string;
  /** Path of the route that answered, absent when there was none. */
  readonly route?: string | undefined;
  readonly version: string;
  /** What the sender calls itself in User-Agent: `landfall` for Landfall, something else for a test's own calls. */
  readonly sender: string;
  readonly requestBody: unknown;
  readonly status: number;
  readonly responseBody: unknown;
  /** Behaviours that stood at another value than their default. */
  readonly switched: readonly string[];
}

const MOST_PER_CALL = 60;
const MOST_BYTES = 12_000_000;
const MOST_BYTES_EACH = 300_000;
const SECRET = /token|secret|password|^code$/i;

export class ExchangeRecorder {
  readonly #write: (line: string) => void;
  readonly #counts = new Map<string, number>();
  readonly #shapes = new Set<string>();
  #bytes = 0;

  /** `write` is handed one line of JSON, without its end, for each exchange kept. */
  constructor(write: (line: string) => void) {
    this.#write = write;
  }

  /** Keeps the exchange or not. Never throws for what is in it. */
  offer(exchange: RecordedExchange): void {
    const { method, path, route, version, sender, status, requestBody, responseBody, switched } = exchange;
    const call = `${method} ${route ?? 'nowhere'} ${version} ${sender} ${status}`;
    const count = this.#counts.get(call) ?? 0;
    if (count >= MOST_PER_CALL || this.#bytes >= MOST_BYTES) return;
    const query = [...new URL(path, 'http://x').searchParams.keys()].sort().join('&');
    const shape = [call, query, shapeOf(requestBody), shapeOf(responseBody), switched.join()].join(' ');
    if (this.#shapes.has(shape)) return;
    const line = JSON.stringify(exchange, (key, value: unknown) =>
      SECRET.test(key) && typeof value === 'string' ? 'masked' : value,
    );
    if (line.length > MOST_BYTES_EACH) return;
    this.#shapes.add(shape);
    this.#counts.set(call, count + 1);
    this.#bytes += line.length;
    this.#write(line);
  }
}

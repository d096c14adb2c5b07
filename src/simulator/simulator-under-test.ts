/**
 * Owns: a running simulator and short calls to it, for the tests of this folder only.
 * Each simulator is stopped when its test ends, so a test that leaves one open cannot exist.
 */

import { onTestFinished } from 'vitest';
import { type Simulator, type SimulatorOptions, startSimulator } from './start-simulator.ts';

export interface Answer {
  readonly status: number;
  readonly body: Json;
  readonly headers: Headers;
}

/** JSON that may be looked into at any depth. The names listed are taken to be there: a test that errs throws. */
export interface Json {
  readonly id: Json & string;
  readonly dateAdded: Json & string;
  readonly dateUpdated: Json & string;
  readonly companyId: Json & string;
  readonly business: Json;
  readonly buiseness: Json;
  readonly contact: Json;
  readonly customField: Json;
  readonly location: Json;
  readonly tag: Json;
  readonly tags: Json;
  readonly users: Json;
  readonly values: Json;
  readonly responses: Json;
  readonly [key: string]: Json;
  readonly [position: number]: Json;
}

export interface CallOptions {
  readonly token?: string | null;
  readonly version?: string | null;
  readonly signal?: AbortSignal;
}

export interface SimulatorUnderTest {
  readonly simulator: Simulator;
  readonly locationId: string;
  readonly otherId: string;
  readonly call: (method: string, path: string, body?: unknown, options?: CallOptions) => Promise<Answer>;
  readonly control: (method: string, path: string, body?: unknown) => Promise<Answer>;
  /** Creates a contact and returns it; fails the test when refused. */
  readonly create: (fields: Record<string, unknown>, options?: CallOptions) => Promise<Json>;
  /** A person's act in the UI; returns the record. */
  readonly ui: (action: string, fields: Record<string, unknown>) => Promise<Json>;
  readonly state: () => Promise<
    Json & { contacts: Json[]; businesses: Json[]; tags: Json[]; triggerLog: Json[] }
  >;
  readonly search: (body?: Record<string, unknown>) => Promise<Json & { contacts: Json[]; total: number }>;
}

/** Starts a simulator without quota and search lag, unless `options` say otherwise. */
export async function openSimulator(options: SimulatorOptions = {}): Promise<SimulatorUnderTest> {
  const simulator = await startSimulator({
    quota: false,
    ...options,
    behaviours: { searchLagMs: 0, ...options.behaviours },
  });
  onTestFinished(() => simulator.stop());
  const [first, second] = simulator.locations;
  const locationId = first?.id ?? '';

  const send = async (
    method: string,
    path: string,
    body: unknown,
    headers: Record<string, string>,
    signal?: AbortSignal,
  ) => {
    const response = await fetch(`${simulator.url}${path}`, {
      method,
      headers: { 'Content-Type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      ...(signal === undefined ? {} : { signal }),
    });
    return { status: response.status, body: (await response.json()) as Json, headers: response.headers };
  };
  const call: SimulatorUnderTest['call'] = (method, path, body, { token, version, signal } = {}) =>
    send(
      method,
      path,
      body,
      {
        ...(token === null ? {} : { Authorization: `Bearer ${token ?? first?.token}` }),
        ...(version === null ? {} : { Version: version ?? '2021-07-28' }),
      },
      signal,
    );
  const control: SimulatorUnderTest['control'] = (method, path, body) => send(method, path, body, {});
  const expectStatus = (answer: Answer, status: number) => {
    if (answer.status !== status) throw new Error(`status ${answer.status}: ${JSON.stringify(answer.body)}`);
    return answer.body;
  };
  return {
    simulator,
    locationId,
    otherId: second?.id ?? '',
    call,
    control,
    create: async (fields, options) => {
      const body = expectStatus(await call('POST', '/contacts/', { locationId, ...fields }, options), 201);
      return body.contact;
    },
    ui: async (action, fields) =>
      expectStatus(await control('POST', '/__sim/ui', { locationId, action, ...fields }), 200),
    state: async () =>
      expectStatus(await control('GET', `/__sim/state?locationId=${locationId}`), 200) as Awaited<
        ReturnType<SimulatorUnderTest['state']>
      >,
    search: async (body) =>
      expectStatus(
        await call('POST', '/contacts/search', { locationId, pageLimit: 100, ...body }),
        200,
      ) as Awaited<ReturnType<SimulatorUnderTest['search']>>,
  };
}

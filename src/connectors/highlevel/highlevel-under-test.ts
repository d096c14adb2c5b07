/** A simulator and a `HighLevel` bound to its first location, for the tests of this folder only. */
import { onTestFinished } from 'vitest';
import { sendRequest } from '../../http/send-request.ts';
import type { Send, WireRequest } from '../../model/http.ts';
import { type SimulatorOptions, startSimulator } from '../../simulator/start-simulator.ts';
import type { ReadAnswer, WriteAnswer } from '../connector.ts';
import { createHighLevel, type HighLevel } from './connect.ts';

export interface HighLevelUnderTest {
  readonly highLevel: HighLevel;
  readonly send: Send;
  readonly locationId: string;
  /** Every request that left, oldest first. */
  readonly requests: readonly WireRequest[];
  /** What a person does in the platform's own pages; returns the record. */
  readonly ui: (action: string, fields: Record<string, unknown>) => Promise<{ readonly id: string }>;
  /** The next request that fits meets `effect`. */
  readonly fault: (effect: string, method: string, path: string) => Promise<void>;
  readonly state: () => Promise<Record<string, readonly Record<string, unknown>[]>>;
  /** The simulator itself, for what no provider does. */
  readonly api: {
    readonly url: string;
    readonly token: string;
    readonly control: (path: string, body?: unknown) => Promise<unknown>;
  };
  /** A new contact's id. */
  readonly person: (email: string) => Promise<string>;
}

export async function openHighLevel(options: SimulatorOptions = {}): Promise<HighLevelUnderTest> {
  const simulator = await startSimulator({
    quota: false,
    ...options,
    behaviours: { searchLagMs: 0, ...options.behaviours },
  });
  onTestFinished(() => simulator.stop());
  const { id: locationId, token } = simulator.locations[0] ?? { id: '', token: '' };
  const requests: WireRequest[] = [];
  const send: Send = async (request) => {
    requests.push(request);
    return (await sendRequest(request, { baseUrl: new URL(simulator.url), token })).result;
  };
  const control = async (path: string, body?: unknown): Promise<unknown> => {
    const init = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
    const response = await fetch(`${simulator.url}/__sim/${path}`, init);
    if (!response.ok) throw new Error(`${path}: ${await response.text()}`);
    return response.json();
  };
  const highLevel = createHighLevel({ send, locationId });
  return {
    highLevel,
    send,
    locationId,
    requests,
    ui: async (action, fields) =>
      (await control('ui', { locationId, action, ...fields })) as { readonly id: string },
    fault: async (effect, method, path) => {
      await control('faults', [{ match: { method, path }, effect }]);
    },
    state: async () =>
      (await control(`state?locationId=${locationId}`)) as Record<string, readonly Record<string, unknown>[]>,
    api: { url: simulator.url, token, control },
    person: async (email) =>
      done(await highLevel.contacts.create(send, { locationId, fields: { email }, custom: {} })).id,
  };
}

/** The `done` of an answer; fails the test at any other. */
export function done<Found>(
  answer: WriteAnswer<Found>,
): Extract<WriteAnswer<Found>, { readonly kind: 'done' }> {
  if (answer.kind !== 'done') throw new Error(`not done: ${JSON.stringify(answer)}`);
  return answer;
}

/** The record a read found; fails the test at any other answer. */
export function found<Found>(answer: ReadAnswer<Found>): Found {
  if (answer.kind !== 'found') throw new Error(`not found: ${JSON.stringify(answer)}`);
  return answer.record;
}

/** All rows of all pages; fails the test where one could not be read. */
export async function gather<Row>(pages: AsyncIterable<ReadAnswer<readonly Row[]>>): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for await (const page of pages) rows.push(...found(page));
  return rows;
}

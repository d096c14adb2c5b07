/**
 * Requests per second of the simulator with many contacts loaded and the quota off, beside a bare hono server
 * that answers every request with a constant, in the same run. See bench/README.md.
 *
 * @example npm run bench:simulator -- 10000
 */
import { Agent } from 'node:http';
import { isMainThread, workerData } from 'node:worker_threads';
import { startSimulator } from '../src/simulator/start-simulator.ts';
import { type Load, measureForMs, measureTimes } from './measure-requests.ts';
import { openWorker, sayReady } from './open-worker.ts';
import { serveConstant } from './serve-constant.ts';

interface Place {
  readonly url: string;
  readonly token: string;
  readonly locationId: string;
}

interface Row {
  readonly name: string;
  readonly simulator: number;
  readonly bare: number;
}

const measuredMs = 3000;

if (isMainThread) await main(Number(process.argv[2] ?? 100_000));
else if (workerData === 'simulator') await serveSimulator();
else sayReady({ url: await serveConstant() });

/** Runs in a thread of its own, so that the client does not take its time. */
async function serveSimulator(): Promise<void> {
  const { url, locations } = await startSimulator({ quota: false, behaviours: { searchLagMs: 0 } });
  const [location] = locations;
  sayReady({ url, token: location?.token, locationId: location?.id });
}

async function main(contacts: number): Promise<void> {
  if (!Number.isInteger(contacts) || contacts < 1000) throw new Error('the number of contacts: 1000 or more');
  const bare = await openWorker(import.meta.filename, 'bare');
  const simulated = await openWorker(import.meta.filename, 'simulator');
  const agent = new Agent({ keepAlive: true, maxSockets: 16 });
  try {
    const rows = await measureAll(contacts, bare.ready as { url: string }, simulated.ready as Place, agent);
    print(contacts, rows);
  } finally {
    agent.destroy();
    await Promise.all([bare.worker.terminate(), simulated.worker.terminate()]);
  }
}

async function measureAll(
  contacts: number,
  bare: { readonly url: string },
  place: Place,
  agent: Agent,
): Promise<Row[]> {
  const { url, token, locationId } = place;
  const headers = {
    Authorization: `Bearer ${token}`,
    Version: '2021-07-28',
    'Content-Type': 'application/json',
  };
  const shared = { url, agent, headers, concurrency: 16 };
  const rows: Row[] = [];
  /** The same requests go to the bare server at once before and after, so that both meet the same machine. */
  const compare = async (name: string, load: Load, work: () => Promise<number>) => {
    const before = await measureForMs({ ...load, url: bare.url }, measuredMs / 2);
    const simulator = await work();
    const after = await measureForMs({ ...load, url: bare.url }, measuredMs / 2);
    rows.push({ name, simulator, bare: (before + after) / 2 });
  };
  const search = async (name: string, bodyOf: (n: number) => object) => {
    const load: Load = {
      ...shared,
      requestOf: (n) => ({
        method: 'POST',
        path: '/contacts/search',
        body: { locationId, pageLimit: 100, ...bodyOf(n) },
      }),
    };
    await compare(name, load, () => measureForMs(load, measuredMs));
  };

  const create: Load = {
    ...shared,
    requestOf: (n) => ({ method: 'POST', path: '/contacts/', body: person(n, locationId) }),
  };
  const ids: string[] = [];
  await measureForMs({ ...create, url: bare.url }, 1000);
  await compare('create a contact', create, () =>
    measureTimes(create, contacts, (answer) => {
      const id = /"id":"(\w+)"/.exec(answer)?.[1];
      if (id !== undefined) ids.push(id);
    }),
  );
  if (ids.length !== contacts) throw new Error(`${ids.length} of ${contacts} contacts were created`);
  const get: Load = {
    ...shared,
    requestOf: (n) => ({
      method: 'GET',
      path: `/contacts/${ids[(n * 7919) % ids.length] ?? ''}`,
      body: undefined,
    }),
  };
  await compare('get a contact', get, () => measureForMs(get, measuredMs));
  const pages = Math.min(100, Math.floor(contacts / 100));
  await search('search, a page of 100 by its number', (n) => ({ page: 1 + (n % pages) }));
  await search('search, a tag, another each time', (n) => ({
    filters: [{ field: 'tags', operator: 'contains', value: `cohort-${n % 50}` }],
  }));
  await search('search, an e-mail, another each time', (n) => ({
    filters: [{ field: 'email', operator: 'eq', value: `person${n % contacts}@example.com` }],
  }));
  return rows;
}

function person(n: number, locationId: string): Readonly<Record<string, unknown>> {
  return {
    locationId,
    firstName: `First${n % 997}`,
    lastName: `Last${n % 7919}`,
    email: `person${n}@example.com`,
    phone: `+1415${String(1_000_000 + n).padStart(7, '0')}`,
    tags: ['customer', `cohort-${n % 50}`],
    country: 'US',
  };
}

function print(contacts: number, rows: readonly Row[]): void {
  const rate = (value: number) => value.toFixed(value < 100 ? 1 : 0);
  const line = (name: string, ...cells: readonly string[]) =>
    console.log([name.padEnd(38), ...cells.map((cell) => cell.padStart(12))].join(''));
  console.log(`${contacts} contacts, quota off, 16 connections, node ${process.version}`);
  line('requests per second', 'simulator', 'bare hono', 'ratio');
  for (const { name, simulator, bare } of rows)
    line(name, rate(simulator), rate(bare), (simulator / bare).toFixed(3));
}

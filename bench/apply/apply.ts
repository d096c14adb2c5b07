/**
 * How much of HighLevel's quota a load uses, and what it costs: people with tags, a field and a deal each, against the
 * simulator with its real quota and 200 ms an answer; beside it, in the same run, the loops a developer would write
 * with the official SDK. Then the same load once more with the simulator's own time, for the processor's part. Exits 1
 * below 97 % of the quota, at any status 429 of ours, or above 2 ms of processor a request.
 *
 * @example npm run bench:apply -- 200 100
 */
import { execFile } from 'node:child_process';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { isMainThread, workerData } from 'node:worker_threads';
import { askSimulator } from '../../src/http/ask-simulator.ts';
import { runPlan } from '../../src/pipeline/run-plan.ts';
import { startSimulator } from '../../src/simulator/start-simulator.ts';
import { openWorker, sayReady } from '../open-worker.ts';
import { type BenchWorkspace, prepareWorkspace } from '../prepare-workspace.ts';
import { contactLines, dealLines } from './account.ts';
import type { Applied } from './measure-apply.ts';
import { runNaiveLoop } from './naive-loop.ts';

interface Place {
  readonly url: string;
  readonly locations: readonly { readonly id: string; readonly name: string; readonly token: string }[];
}

interface Sent {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  /** Epoch ms. */
  readonly time: number;
}

/** What a load or a loop put on the wire, as the server saw it. */
interface Measured {
  readonly name: string;
  readonly people: number;
  readonly requests: number;
  readonly throttled: number;
  readonly minutes: number;
}

const latencyMs = 200;
const leastUse = 0.97;
const mostProcessorMs = 2;
const window = { requests: 100, ms: 10_000 };
const names = ['Landfall', 'One after the other', 'Ten at once'] as const;
const run = promisify(execFile);

if (isMainThread) await main(Number(process.argv[2] ?? 8000), Number(process.argv[3] ?? 200));
else await serveSimulator(workerData as string);

/** In a thread of its own, so that its work is not counted as ours. */
async function serveSimulator(role: string): Promise<void> {
  const settings = { allowDuplicateOpportunity: true };
  const { url, locations } = await startSimulator({
    locations: names.map((name) => ({ name, settings })),
    // Not what is measured here; the waiting for it would be.
    behaviours: { searchLagMs: 0 },
  });
  if (role === 'slow') {
    const effect = `slow:${latencyMs}`;
    await askSimulator(url, 'faults', [{ match: { method: '*', path: '*' }, times: 1e9, effect }]);
  }
  sayReady({ url, locations });
}

async function main(people: number, loopPeople: number): Promise<void> {
  console.log(
    `${people} people with tags, a field and a deal each; ${latencyMs} ms an answer; node ${process.version}, ${cpus().length} cores`,
  );
  const slow = await openWorker(import.meta.filename, 'slow');
  const quick = await openWorker(import.meta.filename, 'quick');
  try {
    const { applied, measured, use, ofFree } = await measureLoad(slow.ready as Place, people);
    const loops = [
      await measureLoop(slow.ready as Place, 1, loopPeople, 1),
      await measureLoop(slow.ready as Place, 2, loopPeople, 10),
    ];
    print(measured, loops);
    console.log(
      `quota used while people and deals were written: ${(100 * use).toFixed(1)} %; of what earlier requests left free: ${(100 * ofFree).toFixed(1)} %`,
    );
    const processor = await measureProcessor(quick.ready as Place, people);
    console.log(`processor: ${processor.toFixed(2)} ms a request, journal and quota included`);
    const isWell = use >= leastUse && applied.throttled === 0 && processor <= mostProcessorMs;
    process.exitCode = isWell ? 0 : 1;
  } finally {
    await Promise.all([slow.worker.terminate(), quick.worker.terminate()]);
  }
}

async function measureLoad(place: Place, people: number) {
  const bench = await planned(place, people);
  try {
    const before = (await sentTo(place, 0)).length;
    // The window that planning filled, in the simulator's time.
    await askSimulator(place.url, 'clock', { advanceMs: window.ms });
    const { LANDFALL_CLOCK: _, ...environment } = bench.environment;
    const applied = await apply(bench, { ...environment, XDG_STATE_HOME: join(bench.directory, 'state') });
    const all = (await sentTo(place, 0)).slice(before);
    const at = (path: string) =>
      all.findIndex(({ method, path: one }) => method === 'POST' && isAt(one, path));
    const last = all.findLastIndex(({ method, path }) => method === 'POST' && isAt(path, '/opportunities'));
    const load = all.slice(at('/contacts'), last + 1);
    const ofFree = load.length / mostPossible(all.slice(0, at('/contacts')), load);
    return { applied, measured: measuredOf(names[0], people, load), use: quotaUse(load), ofFree };
  } finally {
    await bench.remove();
  }
}

function isAt(path: string, start: string): boolean {
  return path.replace(/\/$/, '') === start;
}

async function measureLoop(
  place: Place,
  which: number,
  people: number,
  concurrency: number,
): Promise<Measured> {
  const { id: locationId, token, name } = place.locations[which] ?? { id: '', token: '', name: '' };
  const arrived = await runNaiveLoop({ url: place.url, locationId, token, people, concurrency });
  const all = await sentTo(place, which);
  const first = all.findIndex(({ path }) => path.startsWith('/contacts'));
  return measuredOf(name, arrived, all.slice(first));
}

/**
 * Milliseconds of the loading process for one more request, with nothing to wait for but the simulator's answer: what
 * a load costs beyond one of a fifth of the people, so that starting and warming up do not count.
 */
async function measureProcessor(place: Place, people: number): Promise<number> {
  const small = await measureQuick(place, 0, Math.round(people / 5));
  const whole = await measureQuick(place, 1, people);
  return (whole.processorMs - small.processorMs) / (whole.sent - small.sent);
}

async function measureQuick(place: Place, which: number, people: number): Promise<Applied> {
  const bench = await planned(place, people, which);
  try {
    return await apply(bench, bench.environment);
  } finally {
    await bench.remove();
  }
}

async function planned(place: Place, people: number, which = 0): Promise<BenchWorkspace> {
  const { id, token } = place.locations[which] ?? { id: '', token: '' };
  const location = { id, token };
  const bench = await prepareWorkspace({
    files: { 'contacts.csv': contactLines(people), 'deals.csv': dealLines(people) },
    location: { ...location, url: place.url },
    simulatorClock: true,
  });
  await bench.with((workspace) => runPlan(workspace, 'rehearsal', bench.surroundings));
  return bench;
}

async function apply(bench: BenchWorkspace, environment: NodeJS.ProcessEnv): Promise<Applied> {
  const script = join(import.meta.dirname, 'measure-apply.ts');
  const { stdout } = await run(process.execPath, [script, bench.directory], { env: environment });
  const applied = JSON.parse(stdout) as Applied;
  if (applied.status !== 'done') throw new Error(`the load ended as ${applied.status}`);
  return applied;
}

async function sentTo({ url, locations }: Place, which: number): Promise<readonly Sent[]> {
  const id = locations[which]?.id ?? '';
  return (await askSimulator(url, `requests?locationId=${id}`, null)) as readonly Sent[];
}

function spanMs(sent: readonly Sent[]): number {
  return (sent.at(-1)?.time ?? 0) - (sent[0]?.time ?? 0);
}

/** Requests ÷ the most the limit can ever grant in their span. */
function quotaUse(sent: readonly Sent[]): number {
  return sent.length / (window.requests * (spanMs(sent) / window.ms + 1));
}

/**
 * The most the limit grants from the first to the last of `load`: each place in the window is taken again the moment it
 * is free, and those `earlier` requests hold are not free at once.
 */
function mostPossible(earlier: readonly Sent[], load: readonly Sent[]): number {
  const [from, to] = [load[0]?.time ?? 0, load.at(-1)?.time ?? 0];
  const held = earlier.map(({ time }) => time + window.ms).filter((free) => free > from);
  const free = Array.from({ length: window.requests - held.length }, () => from);
  return [...held, ...free]
    .filter((at) => at <= to)
    .reduce((sum, at) => sum + Math.floor((to - at) / window.ms) + 1, 0);
}

function measuredOf(name: string, people: number, sent: readonly Sent[]): Measured {
  const throttled = sent.filter(({ status }) => status === 429).length;
  return { name, people, requests: sent.length, throttled, minutes: (spanMs(sent) + latencyMs) / 60_000 };
}

function print(ours: Measured, loops: readonly Measured[]): void {
  const rate = ({ people, minutes }: Measured) => people / minutes;
  const line = (...cells: readonly string[]) => console.log(cells.map((cell) => cell.padStart(20)).join(''));
  line('', 'people', 'requests a person', 'status 429', 'people a minute', 'Landfall is');
  for (const one of [ours, ...loops]) {
    line(
      one.name,
      String(one.people),
      (one.requests / one.people).toFixed(3),
      String(one.throttled),
      rate(one).toFixed(0),
      `${(rate(ours) / rate(one)).toFixed(2)} times`,
    );
  }
}

/**
 * A load larger than a day's quota: people with tags, a field and a deal each, against the simulator with its quota of
 * the day, in its own time. The load must come to its end by itself after the day's reset, without a single status 429.
 * Exits 1 otherwise, or where the reset was not crossed.
 *
 * @example npm run bench:day -- 125000 200000
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
import { prepareWorkspace } from '../prepare-workspace.ts';
import { contactLines, dealLines } from './account.ts';
import type { Applied } from './measure-apply.ts';

const run = promisify(execFile);
const dayMs = 86_400_000;

if (isMainThread) await main(Number(process.argv[2] ?? 125_000), process.argv[3] ?? '200000');
else await serveSimulator(Number(workerData));

/** In a thread of its own, so that neither waits for the other. */
async function serveSimulator(dailyMax: number): Promise<void> {
  const { url, locations } = await startSimulator({
    locations: [{ name: 'Rehearsal', settings: { allowDuplicateOpportunity: true } }],
    behaviours: { dailyMax, searchLagMs: 0 },
  });
  sayReady({ url, location: locations[0] });
}

async function main(people: number, dailyMax: string): Promise<void> {
  const operations = (2 * people).toLocaleString('en');
  console.log(
    `${operations} people and deals, ${Number(dailyMax).toLocaleString('en')} requests a day; node ${process.version}, ${cpus().length} cores`,
  );
  const { worker, ready } = await openWorker(import.meta.filename, dailyMax);
  const { url, location } = ready as { url: string; location: { id: string; token: string } };
  const bench = await prepareWorkspace({
    files: { 'contacts.csv': contactLines(people), 'deals.csv': dealLines(people) },
    location: { id: location.id, token: location.token, url },
    simulatorClock: true,
  });
  try {
    await bench.with((workspace) => runPlan(workspace, 'rehearsal', bench.surroundings));
    const clock = async () => ((await askSimulator(url, 'clock', null)) as { readonly now: number }).now;
    const begun = await clock();
    const startedAt = Date.now();
    const script = join(import.meta.dirname, 'measure-apply.ts');
    const { stdout } = await run(process.execPath, [script, bench.directory], { env: bench.environment });
    const { status, sent, throttled, processorMs, peakMb } = JSON.parse(stdout) as Applied;
    const tookMs = (await clock()) - begun;
    console.log(
      `${status}: ${sent.toLocaleString('en')} requests in ${(tookMs / 3_600_000).toFixed(1)} hours of the simulator’s time, ${throttled} × 429`,
    );
    console.log(
      `${Math.round((Date.now() - startedAt) / 1000)} s of real time, ${Math.round(processorMs / 1000)} s of the processor, ${peakMb} MB at the peak`,
    );
    const crossed = sent > Number(dailyMax) && tookMs > dayMs / 2;
    process.exitCode = status === 'done' && throttled === 0 && crossed ? 0 : 1;
  } finally {
    await bench.remove();
    await worker.terminate();
  }
}

/**
 * How long a load of 1,000,000 operations that was stopped takes to send again, from the start of the process: the
 * first request at all, and the first that writes, with the processor's share of it. Once stopped among its notes, once among its contacts. Exits 1
 * where the first write takes longer than 2 s.
 *
 * @example npm run bench:resume -- 100000
 */
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { askSimulator } from '../../src/http/ask-simulator.ts';
import { runApply } from '../../src/pipeline/run-apply.ts';
import { runPlan } from '../../src/pipeline/run-plan.ts';
import { startSimulator } from '../../src/simulator/start-simulator.ts';
import { rowsPerLead, transactionLines } from '../extract/transaction-lines.ts';
import { type BenchWorkspace, prepareWorkspace } from '../prepare-workspace.ts';

interface Sent {
  readonly method: string;
  readonly path: string;
  /** Epoch ms. */
  readonly time: number;
}

const run = promisify(execFile);
const mostMs = 2000;
const people = 200;
const left = 100;
const operations = Number(process.argv[2] ?? 1_000_000);
const launcher = join(import.meta.dirname, '../../landfall');

function* contactLines(): Generator<string> {
  yield 'id,email,first_name,phone,date_joined\r\n';
  for (let n = 1; n <= people; n += 1)
    yield `${n},p${n}@example.com,Person ${n},+1415555${String(n).padStart(4, '0')},2020-01-01 10:00:00\r\n`;
}

function* noteLines(): Generator<string> {
  yield 'Note ID,Lead ID,Email,Date,Author,Note\r\n';
  for (let n = 1; n <= people; n += 1)
    yield `${n},${n},p${n}@example.com,2024-01-01 10:00:00,Ann,Called about order ${n}\r\n`;
}

async function measureAll(): Promise<number> {
  const simulator = await startSimulator({
    locations: [{ name: 'Rehearsal', settings: { allowDuplicateOpportunity: true } }],
    quota: false,
  });
  const [location = { id: '', name: '', token: '' }] = simulator.locations;
  const known = { gross: 0, refunds: 0, sales: 0, refundRows: 0 };
  const bench = await prepareWorkspace({
    files: {
      'contacts.csv': contactLines(),
      'notes.csv': noteLines(),
      'report_all_transactions.csv': transactionLines(people * rowsPerLead, known),
    },
    choices: { transactions: 'per-order' },
    location: { ...location, url: simulator.url },
    simulatorClock: true,
  });
  try {
    const { surroundings } = bench;
    await bench.with((workspace) => runPlan(workspace, 'rehearsal', surroundings));
    await bench.with((workspace) => runApply(workspace, 'rehearsal', surroundings, () => undefined));
    const ledger = join(bench.directory, '.landfall/ledger.db');
    const stopAt = join(import.meta.dirname, 'stop-at.ts');
    // Once unmeasured: a load that was stopped has run on this machine before, and its code is compiled already.
    await run(process.execPath, [stopAt, ledger, 'note', String(left)]);
    await resume(bench, simulator.url, location.id);
    const wanted = { contact: operations * 0.25, order: operations * 0.35, note: operations * 0.4 };
    // In processes of their own: this one answers as HighLevel meanwhile, and must not seem dead.
    const fill = join(import.meta.dirname, 'fill-ledger.ts');
    await run(process.execPath, [fill, ledger, JSON.stringify(wanted)]);
    let worst = 0;
    for (const stopsAt of ['note', 'contact']) {
      const stopped = await run(process.execPath, [stopAt, ledger, stopsAt, String(left)]);
      const { total, open } = JSON.parse(stopped.stdout) as Readonly<Record<'total' | 'open', number>>;
      const { request, write, route, processorMs } = await resume(bench, simulator.url, location.id);
      console.log(
        `stopped among its ${stopsAt}s, ${open.toLocaleString('en')} of ${total.toLocaleString('en')} operations to come: first request ${request} ms, first write (${route}) ${write} ms, ${processorMs} ms of the processor by then`,
      );
      worst = Math.max(worst, write);
    }
    return worst;
  } finally {
    await simulator.stop();
    await bench.remove();
  }
}

/** Runs apply until it has written something, then ends it. Times in ms since the start of its process. */
async function resume(bench: BenchWorkspace, url: string, locationId: string) {
  const before = (await sentTo(url, locationId)).length;
  const startedAt = Date.now();
  const args = ['apply', '--target', 'rehearsal', '--workspace', bench.directory];
  // Real time: a virtual clock would hide what it waits for. A window of its own: the preparation's is full.
  const { LANDFALL_CLOCK: _, ...inherited } = bench.environment;
  const environment = { ...inherited, XDG_STATE_HOME: join(bench.directory, '.landfall', `state-${before}`) };
  const child = spawn(launcher, args, { env: environment, stdio: ['ignore', 'ignore', 'inherit'] });
  const ended = once(child, 'exit');
  let first: Sent | undefined;
  let write: Sent | undefined;
  while (write === undefined && child.exitCode === null) {
    const sent = (await sentTo(url, locationId)).slice(before);
    first ??= sent[0];
    write = sent.find(({ method, path }) => method !== 'GET' && !path.endsWith('/search'));
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const processorMs = child.exitCode === null ? await processorTime(child.pid ?? 0) : 0;
  child.kill('SIGINT');
  await ended;
  if (first === undefined || write === undefined) throw new Error('nothing was sent');
  const shift = await clockShift(url);
  const since = ({ time }: Sent) => time - shift - startedAt;
  const route = `${write.method} ${write.path.replaceAll(/\w{16,}/g, '…')}`;
  return { request: since(first), write: since(write), route, processorMs };
}

async function sentTo(url: string, locationId: string): Promise<readonly Sent[]> {
  return (await askSimulator(url, `requests?locationId=${locationId}`, null)) as readonly Sent[];
}

/** What a process has used so far, in ms. Linux counts in hundredths of a second. */
async function processorTime(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return 10 * (Number(fields[11]) + Number(fields[12]));
}

/** By how much the preparation moved the simulator's clock, in ms. */
async function clockShift(url: string): Promise<number> {
  const { now } = (await askSimulator(url, 'clock', null)) as { readonly now: number };
  return now - Date.now();
}

console.log(`node ${process.version}, ${cpus().length} cores; ${operations.toLocaleString('en')} operations`);
process.exitCode = (await measureAll()) <= mostMs ? 0 : 1;

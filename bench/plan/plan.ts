/**
 * 348,917 transactions, the size of the largest real file known of, planned as one deal for each payment against an
 * empty location: time, peak of memory, and what the plan says it would cost. The simulator and the preparation run in
 * this process, the plan in one of its own. Exits 1 above 500 MB.
 *
 * @example npm run bench:plan -- 34892
 */
import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { runConnect } from '../../src/pipeline/run-connect.ts';
import { decide, decideRecommended } from '../../src/pipeline/run-decide.ts';
import { runExtract } from '../../src/pipeline/run-extract.ts';
import { runMapConfirm, runMapPropose } from '../../src/pipeline/run-map.ts';
import { initWorkspace, openWorkspace, type Workspace } from '../../src/pipeline/workspace.ts';
import type { PlanCost } from '../../src/plan/plan-cost.ts';
import { startSimulator } from '../../src/simulator/start-simulator.ts';
import { rowsPerLead, transactionLines } from '../extract/transaction-lines.ts';

interface Measured {
  readonly ms: number;
  readonly peakMb: number;
  readonly operations: number;
  readonly orders: number;
  readonly cost: PlanCost;
  readonly status: string;
}

const mostMb = 500;
const run = promisify(execFile);
const rows = Number(process.argv[2] ?? 348_917);

function* contactLines(leads: number): Generator<string> {
  yield 'id,email,first_name,date_joined\r\n';
  for (let lead = 1; lead <= leads; lead += 1)
    yield `${lead},p${lead}@example.com,Person ${lead},2020-01-01 10:00:00\r\n`;
}

async function measure(count: number): Promise<Measured> {
  const folder = await mkdtemp(join(tmpdir(), 'landfall-bench-plan-'));
  const simulator = await startSimulator({
    locations: [{ name: 'Rehearsal', settings: { allowDuplicateOpportunity: true } }],
  });
  try {
    const [location] = simulator.locations;
    const workspaceFolder = join(folder, 'bench');
    await initWorkspace(workspaceFolder);
    const write = (name: string, lines: Iterable<string>) =>
      pipeline(Readable.from(lines), createWriteStream(join(workspaceFolder, 'exports', name)));
    await write('contacts.csv', contactLines(Math.ceil(count / rowsPerLead)));
    const known = { gross: 0, refunds: 0, sales: 0, refundRows: 0 };
    await write('report_all_transactions.csv', transactionLines(count, known));
    const environment = {
      ...process.env,
      LANDFALL_HIGHLEVEL_URL: simulator.url,
      LANDFALL_CLOCK: 'simulator',
      XDG_STATE_HOME: join(folder, 'state'),
    };
    const file = join(folder, 'token');
    await writeFile(file, location?.token ?? '');
    const who = { by: 'a benchmark', at: '2026-01-01T00:00:00.000Z' };
    const act = async (step: (workspace: Workspace) => Promise<unknown>) => {
      const workspace = await openWorkspace(workspaceFolder);
      try {
        await step(workspace);
      } finally {
        await workspace.close();
      }
    };
    await act(async (workspace) => {
      await runExtract(workspace, () => undefined);
      await decide(workspace, 'default-country', 'US', who);
      await decide(workspace, 'time-zone', 'America/New_York', who);
      await decide(workspace, 'transactions', 'per-order', who);
      await runMapPropose(workspace);
      await runMapConfirm(workspace, { ...who, withoutReview: true });
    });
    await act(async (workspace) => {
      await decideRecommended(workspace, who);
      await runConnect(
        workspace,
        'rehearsal',
        location?.id ?? '',
        { file },
        {
          environment,
          allowedHosts: [],
          simulatorClock: true,
          stop: new AbortController().signal,
          onWait: () => undefined,
          random: Math.random,
          newId: randomUUID,
        },
      );
    });
    const script = join(import.meta.dirname, 'measure-plan.ts');
    const { stdout } = await run(process.execPath, [script, workspaceFolder], { env: environment });
    return JSON.parse(stdout) as Measured;
  } finally {
    await simulator.stop();
    await rm(folder, { recursive: true });
  }
}

const small = await measure(Math.round(rows / 10));
console.log(
  `a tenth:  ${small.operations.toLocaleString('en')} operations in ${small.ms} ms, ${small.peakMb} MB`,
);
const whole = await measure(rows);
const { ms, peakMb, operations, orders, cost } = whole;
const hours = (cost.durationMs / 3_600_000).toFixed(1);
console.log(`${rows.toLocaleString('en')} rows; node ${process.version}, ${cpus().length} cores`);
console.log(
  `planned:  ${operations.toLocaleString('en')} operations, ${orders.toLocaleString('en')} of them payments, in ${ms} ms`,
);
console.log(`memory:   ${peakMb} MB at the peak; with a tenth of the rows ${small.peakMb} MB`);
console.log(`linear:   ${(ms / small.ms).toFixed(1)} times the time of a tenth of the rows (${small.ms} ms)`);
console.log(
  `the load: ${cost.requests.toLocaleString('en')} requests, ${hours} hours (limit: ${cost.limit})`,
);
process.exitCode = peakMb <= mostMb ? 0 : 1;

/**
 * 348,917 transactions, the size of the largest real file known of, planned as one deal for each payment against an
 * empty location: time, peak of memory, and what the plan says it would cost. The simulator and the preparation run in
 * this process, the plan in one of its own. Exits 1 above 500 MB.
 *
 * @example npm run bench:plan -- 34892
 */
import { execFile } from 'node:child_process';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { PlanCost } from '../../src/plan/plan-cost.ts';
import { startSimulator } from '../../src/simulator/start-simulator.ts';
import { rowsPerLead, transactionLines } from '../extract/transaction-lines.ts';
import { prepareWorkspace } from '../prepare-workspace.ts';

interface Measured {
  readonly ms: number;
  /** Of the processor. */
  readonly processorMs: number;
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
  const simulator = await startSimulator({
    locations: [{ name: 'Rehearsal', settings: { allowDuplicateOpportunity: true } }],
  });
  const [location = { id: '', token: '' }] = simulator.locations;
  const known = { gross: 0, refunds: 0, sales: 0, refundRows: 0 };
  const bench = await prepareWorkspace({
    files: {
      'contacts.csv': contactLines(Math.ceil(count / rowsPerLead)),
      'report_all_transactions.csv': transactionLines(count, known),
    },
    choices: { transactions: 'per-order' },
    location: { ...location, url: simulator.url },
    simulatorClock: true,
  });
  try {
    const script = join(import.meta.dirname, 'measure-plan.ts');
    const { stdout } = await run(process.execPath, [script, bench.directory], { env: bench.environment });
    return JSON.parse(stdout) as Measured;
  } finally {
    await simulator.stop();
    await bench.remove();
  }
}

const small = await measure(Math.round(rows / 10));
console.log(
  `a tenth:  ${small.operations.toLocaleString('en')} operations in ${small.ms} ms, ${small.processorMs} ms of the processor, ${small.peakMb} MB`,
);
const whole = await measure(rows);
const { ms, processorMs, peakMb, operations, orders, cost } = whole;
const hours = (cost.durationMs / 3_600_000).toFixed(1);
console.log(`${rows.toLocaleString('en')} rows; node ${process.version}, ${cpus().length} cores`);
console.log(
  `planned:  ${operations.toLocaleString('en')} operations, ${orders.toLocaleString('en')} of them payments, in ${ms} ms, ${processorMs} ms of the processor`,
);
console.log(`memory:   ${peakMb} MB at the peak; with a tenth of the rows ${small.peakMb} MB`);
console.log(
  `linear:   ${(processorMs / small.processorMs).toFixed(1)} times the processor’s time for a tenth of the rows`,
);
console.log(
  `the load: ${cost.requests.toLocaleString('en')} requests, ${hours} hours (limit: ${cost.limit})`,
);
process.exitCode = peakMb <= mostMb ? 0 : 1;

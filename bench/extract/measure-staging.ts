/**
 * Landfall staging one folder of exports into a new ledger: bytes, structure, cells, rows; read in a
 * thread of its own, as large files are, or (`same`) in the thread that stores. Prints
 * `{ rows, ms, peakMb, cpuMs }`. A process of its own, so that the peak is its own.
 *
 * @example node bench/extract/measure-staging.ts exports work same
 */
import { join } from 'node:path';
import { inspectAll } from '../../src/extract/inspect-all.ts';
import { listExports } from '../../src/extract/list-exports.ts';
import { stageExport } from '../../src/extract/stage-export.ts';
import { openLedger } from '../../src/ledger/sqlite/open-ledger.ts';

const [directory = '', work = '', where = 'thread'] = process.argv.slice(2);
const threadFromBytes = where === 'thread' ? 0 : Number.POSITIVE_INFINITY;
const ledger = await openLedger(join(work, 'ledger.db'));
const started = performance.now();
const { files } = await listExports(directory);
const { fresh } = await inspectAll(files, ledger.staging, {}, {}, () => {});
let rows = 0;
for (const file of fresh) rows += (await stageExport(file, ledger.staging, () => {}, threadFromBytes)).staged;
const ms = performance.now() - started;
await ledger.close();
// Linux gives the peak in kilobytes.
const { user, system } = process.cpuUsage();
const cpuMs = Math.round((user + system) / 1000);
const peakMb = Math.round(process.resourceUsage().maxRSS / 1024);
console.log(JSON.stringify({ rows, ms: Math.round(ms), peakMb, cpuMs }));

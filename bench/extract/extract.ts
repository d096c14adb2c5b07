/**
 * Landfall's staging against DuckDB on the same file, in one run: rows per second, the ratio, what reading
 * in a thread of its own is worth, and the peak of memory at a tenth of the rows and at all of them.
 *
 * @example npm run bench:extract -- 1000000
 */
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { writeExport } from './write-export.ts';

interface Measured {
  readonly rows: number;
  readonly ms: number;
}

const run = promisify(execFile);
const here = import.meta.dirname;
const rows = Number(process.argv[2] ?? 1_000_000);
const folder = await mkdtemp(join(tmpdir(), 'landfall-bench-'));

async function measure<Result extends Measured>(script: string, ...args: string[]): Promise<Result> {
  const { stdout } = await run(process.execPath, [join(here, script), ...args]);
  return JSON.parse(stdout) as Result;
}

async function exportsOf(count: number): Promise<string> {
  const exports = await mkdtemp(join(folder, 'exports-'));
  await writeExport(join(exports, 'contacts.csv'), count);
  return exports;
}

async function stage(exports: string, where: 'thread' | 'same') {
  const work = await mkdtemp(join(folder, 'work-'));
  const measured = await measure<Measured & { readonly peakMb: number; readonly cpuMs: number }>(
    'measure-staging.ts',
    exports,
    work,
    where,
  );
  await rm(work, { recursive: true });
  return measured;
}

try {
  const small = await stage(await exportsOf(rows / 10), 'thread');
  const exports = await exportsOf(rows);
  const csv = join(exports, 'contacts.csv');
  const before = await measure('measure-duckdb.mjs', csv, join(folder, 'before.db'));
  const landfall = await stage(exports, 'thread');
  const same = await stage(exports, 'same');
  const after = await measure('measure-duckdb.mjs', csv, join(folder, 'after.db'));
  for (const { rows: read } of [before, landfall, same, after]) {
    if (read !== rows) throw new Error(`${read} rows were read, not ${rows}`);
  }
  const duckdbMs = (before.ms + after.ms) / 2;
  const perSecond = (ms: number) => Math.round((rows / ms) * 1000).toLocaleString('en');
  console.log(
    `${rows.toLocaleString('en')} rows, 30 columns; node ${process.version}, ${cpus().length} cores`,
  );
  console.log(
    `DuckDB, one thread: ${perSecond(duckdbMs)} rows/s (${before.ms} ms before, ${after.ms} ms after)`,
  );
  const ratio = (ms: number) => (duckdbMs / ms).toFixed(2);
  console.log(
    `Landfall:           ${perSecond(landfall.ms)} rows/s (${landfall.ms} ms, ${landfall.cpuMs} ms of the processor)`,
  );
  console.log(
    `  in one thread:    ${perSecond(same.ms)} rows/s (${same.ms} ms, ${same.cpuMs} ms of the processor)`,
  );
  console.log(`ratio:              ${ratio(landfall.ms)}; in one thread ${ratio(same.ms)}`);
  console.log(
    `peak memory:        ${landfall.peakMb} MB; with a tenth of the rows ${small.peakMb} MB; in one thread ${same.peakMb} MB`,
  );
} finally {
  await rm(folder, { recursive: true });
}

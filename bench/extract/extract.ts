/**
 * Landfall's staging against DuckDB on the same file, in one run: rows per second, the ratio, and the
 * peak of memory at a tenth of the rows and at all of them.
 *
 * @example npm run bench:extract -- 1000000
 */
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
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

async function stage(count: number) {
  const exports = join(folder, `exports-${count}`);
  const work = join(folder, `work-${count}`);
  await mkdir(exports);
  await mkdir(work);
  await writeExport(join(exports, 'contacts.csv'), count);
  return measure<Measured & { readonly peakMb: number }>('measure-staging.ts', exports, work);
}

try {
  const small = await stage(rows / 10);
  const csv = join(folder, 'duckdb.csv');
  await writeExport(csv, rows);
  const before = await measure('measure-duckdb.mjs', csv, join(folder, 'before.db'));
  const landfall = await stage(rows);
  const after = await measure('measure-duckdb.mjs', csv, join(folder, 'after.db'));
  for (const { rows: read } of [before, landfall, after]) {
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
  console.log(`Landfall:           ${perSecond(landfall.ms)} rows/s (${landfall.ms} ms)`);
  console.log(`ratio:              ${(duckdbMs / landfall.ms).toFixed(2)}`);
  console.log(`peak memory:        ${landfall.peakMb} MB; with a tenth of the rows ${small.peakMb} MB`);
} finally {
  await rm(folder, { recursive: true });
}

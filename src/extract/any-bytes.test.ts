/**
 * Whatever bytes a file holds: it is refused whole with a reason, or each of its rows is staged or
 * rejected, and none is lost. csv-parse counts the rows as an independent witness.
 */
import { isUtf8 } from 'node:buffer';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { expect, it } from 'vitest';
import { checkStructure } from '../connectors/kartra/check-structure.ts';
import { readCsv } from '../connectors/kartra/read-csv.ts';
import { LandfallError } from '../errors.ts';
import { openLedger } from '../ledger/sqlite/open-ledger.ts';
import { unpackCells } from '../model/pack-cells.ts';
import { inspectAll } from './inspect-all.ts';
import { listExports } from './list-exports.ts';
import { prepareRows } from './prepare-rows.ts';
import { stageExport } from './stage-export.ts';

const fragments = [
  'email',
  'lead_id',
  'a@b.co',
  ',',
  ',',
  ',',
  ';',
  '\t',
  '|',
  '"',
  '""',
  '"x"',
  '\n',
  '\n',
  '\n',
  '\r\n',
  '\r',
  '17',
  'Zoë',
  '😀',
  '\uFFFD',
  '\uFEFF',
  'sep=;',
  '=1+1',
  'ÃƒÂ©',
  ' ',
  '1E+10',
  '\u001F',
  '\u2028',
  '[',
  '#N/A',
].map((text) => Buffer.from(text));

/** The same numbers for the same seed: 0 to 1, from a linear congruential generator. */
function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 0x1_0000_0000;
  };
}

/** Fragments of exports in any order, often below a header, with bytes of any kind between. */
function anyBytes(next: () => number): Buffer {
  const parts: Buffer[] = next() < 0.7 ? [Buffer.from(next() < 0.5 ? 'email,n\n' : 'lead_id,email\n1,')] : [];
  const length = Math.floor(next() * 30);
  for (let count = 0; count < length; count += 1) {
    const odd = next() < 0.03;
    parts.push(
      odd
        ? Buffer.of(Math.floor(next() * 256))
        : (fragments[Math.floor(next() * fragments.length)] ?? Buffer.of()),
    );
  }
  return Buffer.concat(parts);
}

/** Chunks as files are read: each stands where the one before stood, so nobody may keep one. */
async function* cut(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  const chunk = Buffer.alloc(size);
  for (let at = 0; at < bytes.length; at += size)
    yield chunk.subarray(0, bytes.copy(chunk, 0, at, at + size));
}

async function* below<Row>(batches: AsyncIterable<readonly Row[]>): AsyncGenerator<readonly Row[]> {
  let first = true;
  for await (const batch of batches) {
    yield first ? batch.slice(1) : batch;
    first = false;
  }
}

/** What became of the text; null when it was refused whole. */
async function readText(text: Buffer, size: number) {
  const structure = await checkStructure(cut(text, size), 'a.csv').catch((error: unknown) => {
    if (error instanceof LandfallError && error.details.rule !== undefined) return null;
    throw error;
  });
  if (structure === null) return null;
  const { layout, header, endsOpen } = structure;
  const rows = below(readCsv(cut(text, size), layout, 'a.csv'));
  const columns = header.cells.map((cell) => cell.trim().toLowerCase());
  const sums = { rows: 0, staged: 0, rejected: 0, cells: [] as string[][], layout };
  for await (const batch of prepareRows(
    { header: header.cells, columns, kind: 'contacts', endsOpen },
    rows,
  )) {
    sums.rows += batch.rows;
    sums.staged += batch.staged.lines.length;
    sums.rejected += batch.rejected.length;
    sums.cells.push(...batch.staged.cells.map(unpackCells), ...batch.rejected.map(({ cells }) => [...cells]));
  }
  return sums;
}

const inputs = 100_000;

it(`${inputs} texts of any kind: refused whole, or every row accounted for`, {
  timeout: 240_000,
}, async () => {
  const next = chance(11);
  let read = 0;
  for (let count = 0; count < inputs; count += 1) {
    const bytes = anyBytes(next);
    const text = isUtf8(bytes) ? bytes : Buffer.from(new TextDecoder('windows-1252').decode(bytes));
    const sums = await readText(text, 1 + Math.floor(next() * 40));
    if (sums === null) continue;
    read += 1;
    if (sums.rows !== sums.staged + sums.rejected) throw new Error(`input ${count} lost a row`);
    if (read % 10 !== 0) continue;
    const { delimiter, newline, namesDelimiter } = sums.layout;
    const judged = parse(text, {
      delimiter,
      relax_column_count: true,
      record_delimiter: newline === '\r' ? ['\r'] : ['\r\n', '\n'],
    }).filter((cells) => cells.length > 1 || cells[0]?.trim() !== '');
    const wanted = judged.slice(namesDelimiter ? 2 : 1);
    const sorted = (rows: readonly string[][]) => rows.map((cells) => JSON.stringify(cells)).sort();
    expect(sorted(sums.cells), `input ${count}`).toEqual(sorted(wanted));
  }
  expect(read).toBeGreaterThan(inputs / 5);
});

it('300 files of any bytes through the whole step, archives among them', {
  timeout: 120_000,
}, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'landfall-bytes-'));
  const ledger = await openLedger(join(folder, 'ledger.db'));
  try {
    const next = chance(12);
    const exports = join(folder, 'exports');
    await mkdir(exports);
    const seen = { refused: 0, staged: 0 };
    for (let count = 0; count < 300; count += 1) {
      const name = count % 10 === 0 ? 'a.zip' : 'a.csv';
      await writeFile(join(exports, name), anyBytes(next));
      const { files } = await listExports(exports);
      try {
        const { fresh } = await inspectAll(files, ledger.staging, { 'a.csv': 'windows-1252' }, {}, () => {});
        for (const file of fresh) {
          const { rows, staged, rejected } = await stageExport(file, ledger.staging);
          expect(rows).toBe(staged + rejected);
          seen.staged += 1;
        }
      } catch (error) {
        if (!(error instanceof LandfallError) || error.details.remedy === undefined) throw error;
        seen.refused += 1;
      }
      await rm(join(exports, name));
    }
    expect(seen.staged).toBeGreaterThan(50);
    expect(seen.refused).toBeGreaterThan(50);
  } finally {
    await ledger.close();
    await rm(folder, { recursive: true });
  }
});

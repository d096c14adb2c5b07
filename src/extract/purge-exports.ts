/**
 * Removes a person from export files: their rows whole, and their address or number out of rows of others. Only
 * files that hold something of theirs are written again (or taken away, where nothing else is left), as UTF-8 with their own columns and delimiter and the
 * date they had; an archive is unpacked beside itself and taken away. The one step that changes `exports/`.
 */
import { mkdir, readFile, rename, rm, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import type { FileOnDisk } from '../connectors/kartra/file-on-disk.ts';
import { type ConfirmedEncoding, inspectBytes } from '../connectors/kartra/inspect-bytes.ts';
import { type InspectedExport, inspectExport, readExport } from '../connectors/kartra/inspect-export.ts';
import { isInventoryYaml } from '../connectors/kartra/inventory-yaml.ts';
import type { ExportKind } from '../model/entity.ts';
import { type PersonTraces, removeTraces } from '../model/person-traces.ts';
import { normaliseEmail } from './e-mail.ts';
import { listExports } from './list-exports.ts';

export interface PurgedExports {
  /** Files written again. */
  readonly files: readonly string[];
  readonly rows: number;
  /** Cells of other people's rows that named the person. */
  readonly cells: number;
}

const leadColumns = new Set(['lead_id']);
const emailColumns = new Set(['email', 'contact_email', 'buyer_email']);

/**
 * @param directory the `exports/` folder
 * @throws LandfallError of a file that cannot be read; nothing was changed then
 */
export async function purgeExports(
  directory: string,
  traces: PersonTraces,
  known: {
    readonly encodings: Readonly<Record<string, ConfirmedEncoding>>;
    readonly kinds: Readonly<Record<string, ExportKind>>;
  },
): Promise<PurgedExports> {
  const { files } = await listExports(directory);
  const found: { file: FileOnDisk; text: string; rows: number; cells: number }[] = [];
  const clean: { file: FileOnDisk; text: string }[] = [];
  const archives = new Set<string>();
  for (const file of files) {
    if (file.fault !== undefined) throw file.fault;
    const inspected = await inspectExport(
      file,
      await inspectBytes(file, known.encodings[file.name]),
      known.kinds[file.name],
    );
    const { text: table, rows, cells } = await purgeFile(inspected, traces);
    const text = isInventoryYaml(file.name) ? await purgeYaml(file, traces) : table;
    if (rows + cells > 0) {
      found.push({ file, text, rows, cells });
      if (file.member !== undefined) archives.add(file.path);
    } else if (file.member !== undefined) clean.push({ file, text });
  }
  // Everything was read without a fault: only now is anything written.
  const unpacked = clean.filter(({ file }) => archives.has(file.path));
  for (const { file, text } of [...found, ...unpacked]) await replaceFile(directory, file, text);
  for (const archive of archives) await rm(archive);
  return {
    files: found.map(({ file }) => file.name),
    rows: found.reduce((sum, { rows }) => sum + rows, 0),
    cells: found.reduce((sum, { cells }) => sum + cells, 0),
  };
}

async function purgeFile(
  file: InspectedExport,
  traces: PersonTraces,
): Promise<{ readonly text: string; readonly rows: number; readonly cells: number }> {
  const isTheirs = theirRow(file.columns, traces);
  const lines: (readonly string[])[] = [file.header];
  let [rows, cells] = [0, 0];
  for await (const batch of readExport(file)) {
    for (const row of batch) {
      if (isTheirs(row.cells)) {
        rows += 1;
        continue;
      }
      lines.push(
        row.cells.map((cell) => {
          const clean = removeTraces(cell, traces);
          if (clean !== null) cells += 1;
          return clean ?? cell;
        }),
      );
    }
  }
  const table = stringify(
    lines.map((line) => [...line]),
    { delimiter: file.layout.delimiter, record_delimiter: 'windows' },
  );
  // A header without a row is no export.
  return { text: lines.length === 1 ? '' : `\uFEFF${table}`, rows, cells };
}

/** An inventory somebody wrote by hand stays what it is, comments and all. */
async function purgeYaml({ path }: FileOnDisk, traces: PersonTraces): Promise<string> {
  const text = await readFile(path, 'utf8');
  return removeTraces(text, traces) ?? text;
}

function theirRow(
  columns: readonly string[],
  { leadIds, emails }: PersonTraces,
): (cells: readonly string[]) => boolean {
  const at = (names: ReadonlySet<string>) =>
    columns.flatMap((column, index) => (names.has(column) ? [index] : []));
  const [leads, addresses] = [at(leadColumns), at(emailColumns)];
  return (cells) => {
    const named = leads.map((index) => (cells[index] ?? '').trim()).filter((lead) => lead !== '');
    // A lead id says whose row it is; an address may have been another person's before.
    if (named.length > 0) return named.some((lead) => leadIds.includes(lead));
    return addresses.some((index) => emails.includes(normaliseEmail(cells[index] ?? '') ?? ''));
  };
}

async function replaceFile(directory: string, file: FileOnDisk, text: string): Promise<void> {
  const name = file.member === undefined ? file.name : file.name.replace(/\.zip\//iu, '/');
  const path = join(directory, name);
  if (text === '') return rm(path, { force: true });
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  await writeFile(`${path}.part`, text, { mode: 0o600 });
  // The date tells which export is later.
  const seconds = file.modifiedAt / 1000;
  await utimes(`${path}.part`, seconds, seconds);
  await rename(`${path}.part`, path);
}

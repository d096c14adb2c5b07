/**
 * The exit pack (B20): everything Landfall knows of the account as CSV, JSON and SQLite, each record with where it came
 * from and what it became, so that the customer can leave both Landfall and HighLevel with it. Reads only.
 */
import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openPack } from '../ledger/sqlite/open-pack.ts';
import { isoInstant } from '../model/clock.ts';
import { type Entity, type EntityKind, entityKinds } from '../model/entity.ts';
import { noRequests, type StepSummary } from '../model/summary.ts';
import { plainCsvText } from '../report/csv.ts';
import { openCellPlaces } from './cell-places.ts';
import { explainFiles } from './explain-file-error.ts';
import { contactProfiles, mergePeople } from './merge-people.ts';
import { packTables } from './pack-tables.ts';
import type { Workspace } from './workspace.ts';

export interface ExitPackSummary extends StepSummary {
  readonly step: 'exit-pack';
  /** Records by kind. */
  readonly records: Readonly<Record<string, number>>;
}

export const exitPackFolder = 'exit-pack';

/**
 * What every record carries besides its own columns: where it stood, whose it is, what it became. Its cells stand in
 * `landfall_file` at `landfall_line`, but for those that `landfall_elsewhere` names with their place.
 */
const provenance = [
  'landfall_id',
  'landfall_person',
  'landfall_file',
  'landfall_line',
  'landfall_elsewhere',
  'landfall_exported_at',
  'landfall_earlier_values',
  'landfall_highlevel_id',
] as const;

interface Row {
  readonly columns: Entity['columns'];
  readonly provenance: readonly string[];
}

/** @param at ISO instant */
export async function runExitPack(workspace: Workspace, at: string): Promise<ExitPackSummary> {
  const { ledger, config, directory } = workspace;
  const folder = join(directory, exitPackFolder);
  const part = `${folder}.part`;
  const records: Record<string, number> = {};
  const files: string[] = [];
  await explainFiles(folder, async () => {
    await rm(part, { recursive: true, force: true });
    await mkdir(part, { recursive: true, mode: 0o700 });
    const pack = openPack(join(part, 'account.sqlite'));
    try {
      for (const kind of entityKinds) {
        const count = await ledger.entities.count(kind);
        if (count === 0) continue;
        records[kind] = count;
        const columns = await columnsOf(workspace, kind);
        const header = [...provenance, ...columns];
        const cells = () => cellsOf(readRows(workspace, kind), columns);
        await pack.addTable(kind, header, cells());
        await writeFile(join(part, `${kind}.csv`), plainCsvText(header, cells()), { mode: 0o600 });
        await writeFile(join(part, `${kind}.json`), jsonOf(readRows(workspace, kind)), { mode: 0o600 });
        files.push(`${kind}.csv`, `${kind}.json`);
      }
      for (const { name, header, rows } of await packTables(workspace)) {
        await pack.addTable(name, header, rows());
        await writeFile(join(part, `${name}.csv`), plainCsvText(header, rows()), { mode: 0o600 });
        await writeFile(join(part, `${name}.json`), listOf(header, rows()), { mode: 0o600 });
        files.push(`${name}.csv`, `${name}.json`);
      }
    } finally {
      pack.close();
    }
    files.push('account.sqlite');
    const sources = (await ledger.staging.files()).map(
      ({ name, sha256, rows, staged, rejected, exportedAt }) => ({
        name,
        sha256,
        rows,
        staged,
        rejected,
        exportedAt: isoInstant(exportedAt),
      }),
    );
    const hashes: Record<string, string> = {};
    for (const file of files) hashes[file] = await hashFile(join(part, file));
    const manifest = { account: config.account, writtenAt: at, records, sources, files: hashes };
    await writeFile(join(part, 'pack.json'), `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600 });
    if (existsSync(folder)) await rm(folder, { recursive: true });
    await rename(part, folder);
  });
  return {
    step: 'exit-pack',
    runId: null,
    status: 'done',
    counts: {},
    requests: noRequests,
    issues: {},
    changes: 0,
    files: [...files, 'pack.json'].map((file) => `${exitPackFolder}/${file}`),
    next: null,
    records,
  };
}

async function columnsOf({ ledger }: Workspace, kind: EntityKind): Promise<readonly string[]> {
  const profiles = kind === 'contact' ? await contactProfiles(ledger) : await ledger.entities.profiles(kind);
  const named = new Set(profiles.map(({ column }) => column));
  // Columns no profile names, such as the opening hours several rows make up.
  for await (const batch of ledger.entities.all(kind)) {
    for (const { columns } of batch) for (const column of Object.keys(columns)) named.add(column);
  }
  return [...named];
}

async function* readRows(workspace: Workspace, kind: EntityKind): AsyncGenerator<readonly Row[]> {
  const { ledger } = workspace;
  const merge = kind === 'contact' ? await mergePeople(ledger) : null;
  const exportedAt = new Map(
    (await ledger.staging.files()).map((file) => [file.name, isoInstant(file.exportedAt)]),
  );
  const location = (await ledger.plans.latest('production'))?.inputs.locationId ?? null;
  const findPlaces = await openCellPlaces(ledger, kind);
  for await (const batch of ledger.entities.all(kind)) {
    const entities = merge === null ? batch : (await merge(batch)).map(({ entity }) => entity);
    const ids =
      location === null
        ? {}
        : await ledger.journal.destinationIds(
            location,
            entities.map(({ marker }) => marker),
          );
    const asked = merge === null ? null : await ledger.witness.leads(entities.map(({ marker }) => marker));
    yield batch.map((read, at) => {
      const merged = entities[at] ?? read;
      const { marker, contact, origin, superseded, columns } = merged;
      return {
        columns,
        provenance: [
          marker,
          contact ?? '',
          origin.file,
          String(origin.line),
          jsonCell(findPlaces(read, merged, asked?.get(marker)?.readAt ?? null)),
          exportedAt.get(origin.file) ?? '',
          jsonCell(superseded),
          ids[marker] ?? '',
        ],
      };
    });
  }
}

function jsonCell(value: Readonly<Record<string, unknown>>): string {
  return Object.keys(value).length === 0 ? '' : JSON.stringify(value);
}

async function* cellsOf(
  rows: AsyncIterable<readonly Row[]>,
  columns: readonly string[],
): AsyncGenerator<readonly (readonly string[])[]> {
  for await (const batch of rows) {
    yield batch.map((row) => [...row.provenance, ...columns.map((column) => row.columns[column] ?? '')]);
  }
}

/** A list of objects, a record a line; columns stand under a key of their own, so that no name can collide. */
async function* jsonOf(rows: AsyncIterable<readonly Row[]>): AsyncGenerator<string> {
  let before = '[\n';
  for await (const batch of rows) {
    for (const row of batch) {
      const from = Object.fromEntries(provenance.map((name, at) => [name, row.provenance[at] ?? '']));
      yield `${before}${JSON.stringify({ ...from, columns: row.columns })}`;
      before = ',\n';
    }
  }
  yield '\n]\n';
}

/** A list of objects, one a line. */
async function* listOf(
  header: readonly string[],
  rows: AsyncIterable<readonly (readonly string[])[]>,
): AsyncGenerator<string> {
  let before = '[\n';
  for await (const batch of rows) {
    for (const row of batch) {
      yield `${before}${JSON.stringify(Object.fromEntries(header.map((name, at) => [name, row[at] ?? ''])))}`;
      before = ',\n';
    }
  }
  yield before === '[\n' ? '[]\n' : '\n]\n';
}

async function hashFile(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

/** The exit pack holds every record with its cells as they are in the exports, in three forms that agree (B20). */
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { parse } from 'csv-parse/sync';
import { expect, onTestFinished, test } from 'vitest';
import { sha256 } from '../../src/model/digest.ts';
import { runExitPack } from '../../src/pipeline/run-exit-pack.ts';
import { runExtract } from '../../src/pipeline/run-extract.ts';
import { runMapPropose } from '../../src/pipeline/run-map.ts';
import { initWorkspace, openWorkspace } from '../../src/pipeline/workspace.ts';
import { ACCOUNT_OBJECTS } from '../../src/simulator/generate/account-objects.ts';
import { generateAccount } from '../../src/simulator/generate/generate-account.ts';

test('CSV, JSON and SQLite hold the same records, each with where it came from', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'landfall-pack-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const directory = join(folder, 'acme');
  await initWorkspace(directory);
  await generateAccount({
    directory: join(directory, 'exports'),
    contacts: 60,
    seed: 4,
    vintage: 'contacts',
    objects: ACCOUNT_OBJECTS.filter((object) => object !== 'attachments'),
  });
  // A second export of two of them, with a column the first has not and without most of its own.
  const [contacts = ''] = (await readdir(join(directory, 'exports'))).filter((name) =>
    name.startsWith('contacts'),
  );
  const first: Record<string, string>[] = parse(await readFile(join(directory, 'exports', contacts)), {
    bom: true,
    columns: true,
    relax_column_count: true,
  });
  const named = first.filter(({ id }) => id !== undefined && id !== '').slice(0, 2);
  await writeFile(
    join(directory, 'exports', 'contacts_kartra_11-06-2026_6a2803f884d5c.csv'),
    `id,email,shoe size\n${named.map(({ id, email }) => `${id},${email},44`).join('\n')}\n`,
  );
  const workspace = await openWorkspace(directory);
  onTestFinished(() => workspace.close());
  await runExtract(workspace, () => undefined);
  await runMapPropose(workspace);
  const { records } = await runExitPack(workspace, '2026-06-12T08:00:00.000Z');
  const pack = join(directory, 'exit-pack');
  const manifest = JSON.parse(await readFile(join(pack, 'pack.json'), 'utf8')) as {
    readonly files: Readonly<Record<string, string>>;
    readonly sources: readonly { readonly name: string }[];
  };
  const db = new Database(join(pack, 'account.sqlite'), { readonly: true });
  onTestFinished(() => void db.close());
  expect(Object.keys(records).length).toBe(16);
  for (const [kind, count] of Object.entries(records)) {
    const csv: Record<string, string>[] = parse(await readFile(join(pack, `${kind}.csv`)), {
      bom: true,
      columns: true,
    });
    const json = JSON.parse(await readFile(join(pack, `${kind}.json`), 'utf8')) as {
      readonly landfall_id: string;
      readonly landfall_file: string;
      readonly landfall_line: string;
      readonly landfall_elsewhere: string;
      readonly columns: Readonly<Record<string, string>>;
    }[];
    const sqlite = db.prepare<[], { landfall_id: string }>(`SELECT landfall_id FROM "${kind}"`).all();
    expect([csv.length, json.length, sqlite.length]).toEqual([count, count, count]);
    expect(sqlite.map(({ landfall_id: id }) => id)).toEqual(json.map(({ landfall_id: id }) => id));
    for (const [at, { columns, landfall_file: file }] of json.entries()) {
      for (const [column, cell] of Object.entries(columns)) expect(csv[at]?.[column]).toBe(cell);
      expect(manifest.sources.map(({ name }) => name)).toContain(file);
    }
  }
  await expectEveryCellWhereItIsSaid(directory);
  expect(db.prepare('SELECT count(*) AS n FROM "field-map"').get()).not.toEqual({ n: 0 });
  for (const [file, hash] of Object.entries(manifest.files)) {
    expect(sha256(await readFile(join(pack, file)))).toBe(hash);
  }
});

/** Every cell of a person stands in the file and line its record names, or in the file that is named for it. */
async function expectEveryCellWhereItIsSaid(directory: string): Promise<void> {
  const people = JSON.parse(await readFile(join(directory, 'exit-pack', 'contact.json'), 'utf8')) as {
    readonly landfall_file: string;
    readonly landfall_line: string;
    readonly landfall_elsewhere: string;
    readonly columns: Readonly<Record<string, string>>;
  }[];
  const files = new Map<string, readonly Placed[]>();
  const rowsOf = async (name: string): Promise<readonly Placed[]> => {
    const known = files.get(name);
    if (known !== undefined) return known;
    const rows = splitRows(await readFile(join(directory, 'exports', name), 'utf8'));
    files.set(name, rows);
    return rows;
  };
  let elsewhere = 0;
  for (const { landfall_file: file, landfall_line: line, landfall_elsewhere: said, columns } of people) {
    const places = (said === '' ? {} : JSON.parse(said)) as Readonly<Record<string, string>>;
    const own = (await rowsOf(file)).find((row) => String(row.line) === line)?.cells ?? [];
    elsewhere += Object.keys(places).length;
    for (const [column, cell] of Object.entries(columns)) {
      if (column.startsWith('filter')) continue;
      const place = places[column];
      const there =
        place === undefined
          ? own
          : (await Promise.all(place.split(' or ').map(rowsOf))).flat().flatMap(({ cells }) => cells);
      expect(there, `${column} in ${place ?? `${file}:${line}`}`).toContain(cell.trim());
    }
  }
  expect(elsewhere).toBeGreaterThan(10);
}

interface Placed {
  readonly line: number;
  readonly cells: readonly string[];
}

/** Rows of a CSV with the line each begins on; a line break between quotes ends none. */
function splitRows(text: string): readonly Placed[] {
  const rows: { line: number; raw: string }[] = [{ line: 1, raw: '' }];
  let [line, quoted] = [1, false];
  for (const part of text.split(/(\r\n|\n|\r)/u)) {
    const isBreak = /^[\r\n]+$/u.test(part);
    if (isBreak) line += 1;
    else if ((part.match(/"/gu) ?? []).length % 2 === 1) quoted = !quoted;
    const last = rows.at(-1);
    if (isBreak && !quoted) rows.push({ line, raw: '' });
    else if (last !== undefined) last.raw += part;
  }
  return rows.map(({ line: at, raw }) => {
    const [cells = []] = parse(raw, { bom: true, relax_quotes: true });
    return { line: at, cells: cells.map((cell) => cell.trim()) };
  });
}

/** The exit pack holds every record with its cells as they are in the exports, in three forms that agree (B20). */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { parse } from 'csv-parse/sync';
import { expect, onTestFinished, test } from 'vitest';
import { sha256 } from '../../src/model/digest.ts';
import { runExitPack } from '../../src/pipeline/run-exit-pack.ts';
import { runExtract } from '../../src/pipeline/run-extract.ts';
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
  const workspace = await openWorkspace(directory);
  onTestFinished(() => workspace.close());
  await runExtract(workspace, () => undefined);
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
  for (const [file, hash] of Object.entries(manifest.files)) {
    expect(sha256(await readFile(join(pack, file)))).toBe(hash);
  }
});

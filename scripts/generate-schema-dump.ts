/** `src/ledger/sqlite/schema.sql`: the tables as the migrations leave them, to be read and diffed. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { openLedger } from '../src/ledger/sqlite/open-ledger.ts';
import type { GeneratedFile } from './generated-file.ts';

async function render(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'landfall-schema-'));
  try {
    const file = join(folder, 'ledger.db');
    await (await openLedger(file)).close();
    const statements = readStatements(file);
    if (statements.length < 5) throw new Error(`a ledger of ${statements.length} statements is not one`);
    return [
      '-- Generated from src/ledger/migrations by `npm run generate`. Write a migration, not this file.',
      ...statements.map((statement) => `${statement};`),
      '',
    ].join('\n\n');
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function readStatements(file: string): readonly string[] {
  const database = new Database(file, { readonly: true });
  try {
    return database
      .prepare<[], string>(
        "select sql from sqlite_master where sql is not null and name not like 'sqlite_%' and name not like 'kysely_%' order by type desc, name",
      )
      .pluck()
      .all();
  } finally {
    database.close();
  }
}

export const schemaDump: GeneratedFile = { path: 'src/ledger/sqlite/schema.sql', render };

/**
 * Opens a workspace's ledger: SQLite in WAL mode with synchronous=FULL, so that what a store's method
 * has resolved survives a power cut, and so that a stream can read while a long write is open.
 *
 * Errors: `ledger-newer` (a newer program wrote it), `ledger-corrupt`, `disk-full`,
 * `workspace-unusable` (cannot be opened or written).
 */
import { chmodSync } from 'node:fs';
import Database from 'better-sqlite3';
import { Kysely } from 'kysely';
import { LandfallError } from '../../errors.ts';
import type { Ledger } from '../ledger.ts';
import { migrate } from '../migrations/migrate.ts';
import { createStores } from '../stores/create-stores.ts';
import type { Tables } from '../tables.ts';
import { commitTogether } from './commit-together.ts';
import { createDialect } from './create-dialect.ts';
import { createInsertRows } from './create-insert-rows.ts';
import { createJournalWrites } from './create-journal-writes.ts';
import { createReversalWrites } from './create-reversal-writes.ts';
import { createRunEach } from './create-run-each.ts';
import { explainSqliteError } from './explain-sqlite-error.ts';

/** How long a write waits for another process of this workspace, in ms. */
const busyTimeoutMs = 10_000;

/** @param file path of `ledger.db`; its folder exists. */
export async function openLedger(file: string): Promise<Ledger> {
  const handles: Kysely<Tables>[] = [];
  const close = async () => {
    for (const handle of handles.splice(0)) await handle.destroy();
  };
  try {
    const [write, database] = openHandle(file, false);
    handles.push(write);
    await migrate(write, file);
    const [read] = openHandle(file, true);
    handles.push(read);
    const findDamage = async () => {
      const said = String(database.pragma('quick_check(1)', { simple: true }));
      return said === 'ok' ? null : said;
    };
    const compact = async () => {
      database.exec('VACUUM');
      database.pragma('wal_checkpoint(TRUNCATE)');
      await Promise.resolve();
    };
    const commit = commitTogether(database, write);
    return {
      ...createStores({
        read,
        write,
        insertRows: createInsertRows(database, write),
        journalWrites: createJournalWrites(database, commit),
        reversalWrites: createReversalWrites(database, commit),
        runEach: createRunEach(database),
      }),
      compact,
      findDamage,
      close,
    };
  } catch (error) {
    await close();
    if (error instanceof LandfallError) throw error;
    throw explainSqliteError(error, file);
  }
}

function openHandle(file: string, readonly: boolean): [Kysely<Tables>, Database.Database] {
  const database = new Database(file, { readonly });
  database.pragma(`busy_timeout = ${busyTimeoutMs}`);
  if (!readonly) {
    chmodSync(file, 0o600);
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = FULL');
    database.pragma('foreign_keys = ON');
  }
  return [new Kysely<Tables>({ dialect: createDialect(database) }), database];
}

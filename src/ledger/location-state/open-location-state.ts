/**
 * State that belongs to a HighLevel location, not to a workspace: its request quota, who is writing to it and
 * whether a person has paused that. One small SQLite file per location and machine, shared by all processes and workspaces on it.
 *
 * Invariants: the folder is 0700 and the file 0600; every change is one IMMEDIATE transaction of well under
 * a millisecond; nothing here needs to survive a power cut (a machine that was off holds no permits and
 * writes nowhere), so synchronous=NORMAL, which a `kill -9` cannot hurt, is enough.
 */
import { chmodSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { LandfallError } from '../../errors.ts';
import type { QuotaStore } from '../../model/quota.ts';
import { createPauseSwitch, type PauseSwitch } from './pause-switch.ts';
import { createQuotaRing } from './quota-ring.ts';
import { createWriterLock, type WriterLock } from './writer-lock.ts';

export interface LocationState {
  readonly quota: QuotaStore;
  readonly lock: WriterLock;
  readonly pause: PauseSwitch;
  /** Gives up the writer lock if this handle holds it. */
  close(): Promise<void>;
}

/** Raised when a table changes; a file of a newer program is refused. */
const schemaVersion = 1;

/** How long a change waits for another process, in ms. */
const busyTimeoutMs = 10_000;
/** Before a refused switch is asked for again, in ms. */
const busyPauseMs = 20;

const schema = `
CREATE TABLE IF NOT EXISTS slot (
  id INTEGER PRIMARY KEY,
  generation INTEGER NOT NULL,
  since INTEGER NOT NULL,
  freeAt INTEGER NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS slotFreeAt ON slot (freeAt);
CREATE TABLE IF NOT EXISTS quota (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  dayUsed INTEGER NOT NULL,
  dayResetAt INTEGER NOT NULL,
  dayBlockedUntil INTEGER NOT NULL,
  burstBlockedUntil INTEGER NOT NULL
) STRICT;
INSERT OR IGNORE INTO quota VALUES (1, 0, 0, 0, 0);
CREATE TABLE IF NOT EXISTS reading (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  source TEXT NOT NULL,
  steadyMs REAL NOT NULL,
  now REAL NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS pause (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  since INTEGER NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS writer (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  pid INTEGER NOT NULL,
  host TEXT NOT NULL,
  workspace TEXT NOT NULL,
  since INTEGER NOT NULL,
  process TEXT
) STRICT;
`;

/**
 * @param directory where the files of all locations stand; made when missing
 * @param locationId HighLevel's id: letters, digits, `-` and `_`
 * @throws LandfallError `config-invalid` (not an id), `ledger-newer`, `workspace-unusable`
 * @example const state = await openLocationState(join(stateHome, 'landfall'), locationId)
 */
export async function openLocationState(directory: string, locationId: string): Promise<LocationState> {
  if (!/^[\w-]{1,100}$/.test(locationId)) {
    throw new LandfallError('config-invalid', 'The location id is not one of HighLevel.', {
      value: locationId,
      rule: 'letters, digits, - and _',
      remedy: 'Copy it from the address of the location in HighLevel: …/location/<id>/…',
      safe: 'Nothing was sent.',
    });
  }
  const file = join(directory, `${locationId}.db`);
  let database: Database.Database | null = null;
  try {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    chmodSync(directory, 0o700);
    database = new Database(file, { timeout: busyTimeoutMs });
    chmodSync(file, 0o600);
    prepare(database, file);
  } catch (error) {
    database?.close();
    throw explain(error, file);
  }
  const opened = database;
  const lock = createWriterLock(opened, file);
  return {
    quota: createQuotaRing(opened),
    lock,
    pause: createPauseSwitch(opened),
    close: async () => {
      if (!opened.open) return;
      await lock.release();
      opened.close();
    },
  };
}

/**
 * Of processes that open a fresh file at one moment only one may switch it, and SQLite refuses the others at once instead
 * of waiting for the time it was given (SQLITE_BUSY): they ask again until then.
 */
function useWriteAheadLog(database: Database.Database): void {
  for (let left = busyTimeoutMs / busyPauseMs; ; left -= 1) {
    try {
      database.pragma('journal_mode = WAL');
      return;
    } catch (error) {
      const isBusy = error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY');
      if (!isBusy || left <= 0) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, busyPauseMs);
    }
  }
}

function prepare(database: Database.Database, file: string): void {
  useWriteAheadLog(database);
  database.pragma('synchronous = NORMAL');
  database
    .transaction(() => {
      const found = Number(database.pragma('user_version', { simple: true }));
      if (found > schemaVersion) {
        throw new LandfallError(
          'ledger-newer',
          'The state of this location was written by a newer Landfall.',
          { file },
        );
      }
      database.exec(schema);
      database.pragma(`user_version = ${schemaVersion}`);
    })
    .immediate();
}

function explain(error: unknown, file: string): unknown {
  if (error instanceof LandfallError) return error;
  return new LandfallError(
    'workspace-unusable',
    'The state of this location cannot be opened or written.',
    {
      file,
      remedy:
        'Check that this user may write the folder. A damaged file may be deleted while no Landfall runs: it holds only the quota and who is writing.',
      safe: 'Nothing was sent to HighLevel.',
    },
    error,
  );
}

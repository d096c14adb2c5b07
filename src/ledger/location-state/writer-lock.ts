/**
 * At most one run writes to a location, whatever workspace it belongs to.
 *
 * Modes: *free*; *held* by a process, named with its host, workspace and start. Held becomes free when
 * the holder releases it, and is taken over when the holder's process is gone from this machine. A holder
 * on another host cannot be checked, so it is believed.
 */
import { hostname } from 'node:os';
import type { Database } from 'better-sqlite3';
import { LandfallError } from '../../errors.ts';
import { isoInstant } from '../../model/clock.ts';
import { identifyProcess, isProcessAlive } from './is-process-alive.ts';

export interface WriterHolder {
  readonly pid: number;
  readonly host: string;
  /** Path of the workspace's folder. */
  readonly workspace: string;
  /** Epoch ms. */
  readonly since: number;
}

export interface WriterLock {
  /** @throws LandfallError `location-busy`, naming who holds it and since when */
  acquire(holder: WriterHolder): Promise<void>;
  /** Who writes now; null when nobody does, or its process is gone. */
  holder(): Promise<WriterHolder | null>;
  /** Gives up what this handle acquired; without that it does nothing. */
  release(): Promise<void>;
}

type WriterRow = WriterHolder & { readonly process: string | null };

/** @param file named in the error, for the one case a person must resolve */
export function createWriterLock(database: Database, file: string): WriterLock {
  const select = database.prepare<[], WriterRow>('SELECT pid, host, workspace, since, process FROM writer');
  const put = database.prepare('REPLACE INTO writer VALUES (1, @pid, @host, @workspace, @since, @process)');
  const drop = database.prepare('DELETE FROM writer WHERE pid = @pid AND host = @host AND since = @since');
  let held: WriterHolder | null = null;

  const acquire = database.transaction((holder: WriterHolder): void => {
    const current = select.get();
    if (current !== undefined && stillHolds(current, holder.host)) throw busy(current, holder.host, file);
    put.run({ ...holder, process: identifyProcess(holder.pid) });
  });

  return {
    acquire: async (holder) => {
      acquire.immediate(holder);
      held = holder;
    },
    holder: async () => {
      const current = select.get();
      return current !== undefined && stillHolds(current, hostname()) ? current : null;
    },
    release: async () => {
      if (held !== null) drop.run({ pid: held.pid, host: held.host, since: held.since });
      held = null;
    },
  };
}

function stillHolds(row: WriterRow, thisHost: string): boolean {
  return row.host !== thisHost || isProcessAlive(row.pid, row.process);
}

function busy(row: WriterRow, thisHost: string, file: string): LandfallError {
  const since = isoInstant(row.since);
  const remedy =
    row.host === thisHost
      ? 'Wait for it to end, or stop it; then run the same command again.'
      : `That machine cannot be asked from here. When no Landfall runs there any more, delete ${file} and run the same command again.`;
  return new LandfallError(
    'location-busy',
    `Another run has been writing to this location since ${since}: process ${row.pid} on ${row.host}, workspace ${row.workspace}.`,
    {
      remedy,
      safe: 'Nothing was sent to HighLevel by this command.',
      facts: { pid: row.pid, host: row.host, workspace: row.workspace, since },
    },
  );
}

/**
 * Whether a person has paused everything Landfall sends to a location. Modes: *running*; *paused* since an
 * instant, until it is resumed, by whatever process and workspace. Killing a process changes nothing about it.
 */
import type { Database } from 'better-sqlite3';

export interface PauseSwitch {
  /** Epoch ms; null while nothing is paused. */
  pausedSince(): Promise<number | null>;
  /** Keeps the first instant where it is paused already. */
  pause(now: number): Promise<void>;
  resume(): Promise<void>;
}

export function createPauseSwitch(database: Database): PauseSwitch {
  const select = database.prepare<[], number>('SELECT since FROM pause').pluck();
  const put = database.prepare('INSERT OR IGNORE INTO pause VALUES (1, ?)');
  const drop = database.prepare('DELETE FROM pause');
  return {
    pausedSince: async () => select.get() ?? null,
    pause: async (now) => {
      put.run(Math.floor(now));
    },
    resume: async () => {
      drop.run();
    },
  };
}

/**
 * A text file written from the start in large pieces, readable by its owner only.
 *
 * Holds at most one piece in memory. An existing file of that name is replaced.
 */

import { open } from 'node:fs/promises';

export interface TextFile {
  write(text: string): Promise<void>;
  /** Writes what is left and closes; returns the file's size in bytes. */
  close(): Promise<number>;
  /** Closes without writing what is left, after a failure. */
  abandon(): Promise<void>;
}

const PIECE_LENGTH = 1 << 18;
const OWNER_ONLY = 0o600;

/** @param path absolute or relative to the working directory; its folder must exist */
export async function openTextFile(path: string): Promise<TextFile> {
  const handle = await open(path, 'w', OWNER_ONLY);
  let pending = '';
  let bytes = 0;
  async function flush(): Promise<void> {
    const piece = Buffer.from(pending, 'utf8');
    pending = '';
    bytes += piece.length;
    await handle.appendFile(piece);
  }
  return {
    async write(text) {
      pending += text;
      if (pending.length >= PIECE_LENGTH) await flush();
    },
    async close() {
      await flush();
      await handle.close();
      return bytes;
    },
    abandon: () => handle.close(),
  };
}

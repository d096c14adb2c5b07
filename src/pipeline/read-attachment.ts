/** Reads a file of a person from the workspace, to be sent. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Workspace } from './workspace.ts';

/** @returns the function that reads files by their path below `attachments/`; null for one that is gone */
export function attachmentReader({ directory }: Pick<Workspace, 'directory'>) {
  return async (path: string): Promise<Uint8Array<ArrayBuffer> | null> => {
    try {
      return new Uint8Array(await readFile(join(directory, 'attachments', path)));
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
      throw error;
    }
  };
}

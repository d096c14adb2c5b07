/** How many files lie in exports/, whether or not they were read. */
import { readdir } from 'node:fs/promises';

/** @returns 0 for a folder that does not exist; hidden files do not count */
export async function findExportFiles(directory: string): Promise<number> {
  try {
    const names = await readdir(directory, { recursive: true });
    return names.filter((name) => /\.(?:csv|zip|tsv|txt|ya?ml)$/i.test(name) && !/(?:^|[\\/])\./.test(name))
      .length;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return 0;
    throw error;
  }
}

/** A file's bytes in chunks. Memory is one chunk, whatever the size of the file. */
import { createReadStream } from 'node:fs';
import { LandfallError } from '../../errors.ts';

const chunkBytes = 256 * 1024;

/**
 * @param path where the file stands
 * @param file its name in messages
 * @throws LandfallError `file-missing`, `file-unreadable`
 */
export async function* readBytes(path: string, file: string): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: chunkBytes })) yield chunk as Buffer;
  } catch (error) {
    throw describeReadError(error, file);
  }
}

/** A file-system error in Landfall's terms; anything else comes back unchanged. */
export function describeReadError(error: unknown, file: string): unknown {
  if (!(error instanceof Error) || !('syscall' in error)) return error;
  const code = 'code' in error ? String(error.code) : 'unknown';
  if (code === 'ENOENT') {
    return new LandfallError(
      'file-missing',
      `${file} is not there any more.`,
      { file, remedy: 'Put the file back, or run the step again without it.' },
      error,
    );
  }
  return new LandfallError(
    'file-unreadable',
    `${file} cannot be read (${code}).`,
    { file, rule: code, remedy: 'Check the permissions of the file and the disk it stands on.' },
    error,
  );
}

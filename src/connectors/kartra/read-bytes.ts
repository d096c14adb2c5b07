/** The bytes of a file, or of a member of an archive, in chunks. Memory is a chunk, whatever its size. */
import { createReadStream } from 'node:fs';
import { describeReadError } from './describe-read-error.ts';
import type { FileOnDisk } from './file-on-disk.ts';
import { describeZipError, openMember } from './open-member.ts';

const chunkBytes = 256 * 1024;

/**
 * @throws LandfallError `file-missing`, `file-unreadable`, `file-not-an-export` for a damaged archive
 */
export async function* readBytes({ path, name, member }: FileOnDisk): AsyncGenerator<Buffer> {
  try {
    const stream =
      member === undefined
        ? createReadStream(path, { highWaterMark: chunkBytes })
        : await openMember(path, name, member);
    for await (const chunk of stream) yield chunk as Buffer;
  } catch (error) {
    throw member === undefined ? describeReadError(error, name) : describeZipError(error, name);
  }
}

/**
 * The bytes of a file, or of a member of an archive, in chunks. Memory is one chunk, whatever the size: a
 * file is read into the same buffer again and again, since a thousand buffers left to the garbage
 * collector stand in memory until it finds them worth its while, some 70 MB later.
 */
import { type FileHandle, open } from 'node:fs/promises';
import { describeReadError } from './describe-read-error.ts';
import type { FileOnDisk } from './file-on-disk.ts';
import { describeZipError, openMember } from './open-member.ts';

const chunkBytes = 256 * 1024;

/**
 * @returns chunks, each valid until the next one is asked for: who keeps bytes longer copies them
 * @throws LandfallError `file-missing`, `file-unreadable`, `file-not-an-export` for a damaged archive
 */
export async function* readBytes({ path, name, member }: FileOnDisk): AsyncGenerator<Buffer> {
  try {
    if (member === undefined) yield* readFile(path);
    else for await (const chunk of await openMember(path, name, member)) yield chunk as Buffer;
  } catch (error) {
    throw member === undefined ? describeReadError(error, name) : describeZipError(error, name);
  }
}

async function* readFile(path: string): AsyncGenerator<Buffer> {
  const file = await open(path);
  try {
    const buffer = Buffer.allocUnsafe(chunkBytes);
    for (;;) {
      const length = await fill(file, buffer);
      if (length > 0) yield buffer.subarray(0, length);
      if (length < buffer.length) return;
    }
  } finally {
    await file.close();
  }
}

/** Bytes read, fewer than the buffer holds only at the file's end: a disk may give them in pieces. */
async function fill(file: FileHandle, buffer: Buffer): Promise<number> {
  let length = 0;
  while (length < buffer.length) {
    const { bytesRead } = await file.read(buffer, length);
    if (bytesRead === 0) break;
    length += bytesRead;
  }
  return length;
}

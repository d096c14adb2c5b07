/**
 * Members of ZIP archives, read straight out of the archive: nothing is ever unpacked to disk, and no
 * member yields more bytes than the archive's directory says (yauzl checks while inflating).
 */
import type { Readable } from 'node:stream';
import { openPromise, type ZipFile } from 'yauzl';
import { LandfallError } from '../../errors.ts';
import { describeReadError } from './describe-read-error.ts';
import { refuseFile } from './refuse-file.ts';

/**
 * @param path where the archive stands
 * @param name of the archive or member in messages
 * @throws LandfallError `file-missing`, `file-unreadable`, `file-not-an-export`
 */
export async function openArchive(path: string, name: string): Promise<ZipFile> {
  try {
    return await openPromise(path, { autoClose: false });
  } catch (error) {
    throw describeZipError(error, name);
  }
}

/** The bytes of one member; the archive is closed when they end or are no longer read. */
export async function openMember(path: string, name: string, member: string): Promise<Readable> {
  const archive = await openArchive(path, name);
  for await (const entry of archive.eachEntry()) {
    if (entry.fileName !== member) continue;
    const stream = await archive.openReadStreamPromise(entry);
    return stream.once('close', () => archive.close());
  }
  archive.close();
  throw new LandfallError('file-missing', `${name} is not in the archive any more.`, {
    file: name,
    remedy: 'Put the archive back as it was downloaded, or run the step again without it.',
  });
}

/** What yauzl and the file system say, in Landfall's terms. */
export function describeZipError(error: unknown, name: string): unknown {
  if (error instanceof LandfallError || !(error instanceof Error)) return error;
  if ('syscall' in error) return describeReadError(error, name);
  const outside = /^(?:invalid relative path|absolute path|invalid characters in fileName)/iu.test(
    error.message,
  );
  return outside
    ? refuseFile(name, 'a member of this archive has a path that leads out of it.', {
        rule: 'zip-path',
        remedy: 'This is no download from Kartra. Unpack it only if you trust where it came from.',
      })
    : refuseFile(name, 'the archive is damaged or incomplete.', {
        rule: 'zip-damaged',
        remedy: 'Download it again and wait until the download is complete.',
      });
}

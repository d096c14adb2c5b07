/**
 * What a ZIP archive in `exports/` holds, from its directory alone: nothing is inflated here. An archive
 * is refused whole when it cannot be trusted: paths that lead out of it, encryption, archives inside it,
 * or sizes only a bomb has.
 *
 * Deflate makes text 3 to 20 times smaller; its limit is 1032. 100 times over the whole archive is far
 * from any export, and also catches archives whose members overlap.
 */
import type { Entry } from 'yauzl';
import type { FileOnDisk } from './file-on-disk.ts';
import { describeZipError, openArchive } from './open-member.ts';
import { refuseFile } from './refuse-file.ts';

export interface ListedMembers {
  readonly files: readonly FileOnDisk[];
  /** Names of members that are not read. */
  readonly ignored: readonly string[];
}

const maxMembers = 2000;
const maxRatio = 100;
/** Small archives may be dense: a header and empty cells. */
const ratioFromBytes = 16 * 1024 * 1024;
const archives = /\.(?:zip|gz|7z|rar|tar|tgz)$/iu;

/**
 * @param isExport whether a name may be an export
 * @throws LandfallError `file-not-an-export`, `file-missing`, `file-unreadable`
 */
export async function listMembers(
  archive: FileOnDisk,
  isExport: (name: string) => boolean,
): Promise<ListedMembers> {
  const entries = await readDirectory(archive);
  const files: FileOnDisk[] = [];
  const ignored: string[] = [];
  for (const { fileName } of entries) {
    const parts = fileName.split('/');
    // Folders, hidden files, and what macOS adds beside each file.
    if (fileName.endsWith('/') || parts.some((part) => part.startsWith('.') || part === '__MACOSX')) continue;
    const name = `${archive.name}/${fileName}`;
    if (isExport(fileName)) files.push({ ...archive, name, member: fileName });
    else ignored.push(name);
  }
  if (files.length > 0) return { files, ignored };
  throw refuseFile(archive.name, 'the archive holds no .csv, .txt or .tsv file.', {
    rule: 'zip-empty',
    remedy: 'Put the exports themselves here, or an archive that holds them.',
  });
}

async function readDirectory(archive: FileOnDisk): Promise<readonly Entry[]> {
  const { name, path, sizeOnDisk } = archive;
  const zip = await openArchive(path, name);
  const entries = new Map<string, Entry>();
  let bytes = 0;
  try {
    for await (const entry of zip.eachEntry()) {
      bytes += entry.uncompressedSize;
      refuseMember(entry, name);
      if (entries.has(entry.fileName)) {
        throw refuseFile(name, 'two members of the archive have the same name.', {
          value: entry.fileName,
          rule: 'zip-name-twice',
          remedy: 'Unpack the archive and put its files here.',
        });
      }
      if (entries.size >= maxMembers || (bytes > ratioFromBytes && bytes > sizeOnDisk * maxRatio)) {
        throw refuseFile(name, 'the archive would unpack to far more than exports ever hold.', {
          rule: 'zip-bomb',
          value: `${entries.size + 1} members, ${bytes} bytes in an archive of ${sizeOnDisk}`,
          remedy: 'Nothing was unpacked. Export from Kartra again, or put the exports here one by one.',
        });
      }
      entries.set(entry.fileName, entry);
    }
  } catch (error) {
    throw describeZipError(error, name);
  } finally {
    zip.close();
  }
  return [...entries.values()];
}

function refuseMember(entry: Entry, archive: string): void {
  if (entry.isEncrypted()) {
    throw refuseFile(archive, 'the archive is protected by a password.', {
      value: entry.fileName,
      rule: 'zip-encrypted',
      remedy: 'Unpack it with its password and put the files here.',
    });
  }
  if (archives.test(entry.fileName)) {
    throw refuseFile(archive, 'the archive holds another archive.', {
      value: entry.fileName,
      rule: 'zip-nested',
      remedy: 'Unpack the outer archive and put the inner one here.',
    });
  }
}

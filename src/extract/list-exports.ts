/**
 * The files below `exports/`: those that may be exports, and those left aside. Only archives are opened,
 * to list their members; one that cannot be trusted is listed with the reason. Hidden files and folders are
 * passed over in silence (`.answers.json`, `.DS_Store`); every other file that is not read is named, so that
 * nobody believes it was. People's own files are no exports, whatever they are called: a folder of them that
 * stands here instead of beside `exports/` is named as a whole.
 */
import type { Dirent, Stats } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { FileOnDisk } from '../connectors/kartra/file-on-disk.ts';
import { isInventoryYaml } from '../connectors/kartra/inventory-yaml.ts';
import { listMembers } from '../connectors/kartra/list-members.ts';
import { LandfallError } from '../errors.ts';

export interface ListedExports {
  /** In the order of their names. */
  readonly files: readonly FileOnDisk[];
  /** Names of files that are not read. */
  readonly ignored: readonly string[];
}

const extensions = /\.(?:csv|txt|tsv)$/iu;
const archive = /\.zip$/iu;
/** Excel's lock file beside an open sheet. */
const lockFile = /^~\$/u;
/** What the folder of people's own files is called, with which `ignored` names it. */
export const attachmentsFolder = 'attachments/';

/**
 * @param directory the `exports/` folder
 * @throws LandfallError `file-missing`, `file-unreadable`
 */
export async function listExports(directory: string): Promise<ListedExports> {
  const files: FileOnDisk[] = [];
  const ignored: string[] = [];
  const walk = async (folder: string): Promise<void> => {
    for (const entry of await readFolder(directory, folder)) {
      if (entry.name.startsWith('.')) continue;
      const name = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory() && `${name}/` === attachmentsFolder) ignored.push(attachmentsFolder);
      else if (entry.isDirectory()) {
        const before = files.length;
        await walk(name);
        // A folder that calls itself an export and holds none: nobody may believe it was read.
        if (files.length === before && extensions.test(name)) ignored.push(name);
      } else await add(entry, name);
    }
  };
  const add = async (entry: Dirent, name: string): Promise<void> => {
    const path = join(directory, name);
    const isArchive = archive.test(name);
    const stats = isArchive || isExport(entry.name) ? await statFile(path) : null;
    if (!stats?.isFile()) {
      ignored.push(name);
      return;
    }
    const file: FileOnDisk = { path, name, modifiedAt: stats.mtimeMs, sizeOnDisk: stats.size };
    if (isArchive) await addMembers(file);
    else files.push(file);
  };
  const addMembers = async (file: FileOnDisk): Promise<void> => {
    try {
      const members = await listMembers(file, (name) => isExport(name.slice(name.lastIndexOf('/') + 1)));
      files.push(...members.files);
      ignored.push(...members.ignored);
    } catch (error) {
      if (!(error instanceof LandfallError)) throw error;
      files.push({ ...file, fault: error });
    }
  };
  await walk('');
  files.sort((a, b) => (a.name < b.name ? -1 : 1));
  return { files, ignored: ignored.sort() };
}

function isExport(baseName: string): boolean {
  return (extensions.test(baseName) || isInventoryYaml(baseName)) && !lockFile.test(baseName);
}

/** Null for a link that leads nowhere. */
async function statFile(path: string): Promise<Stats | null> {
  try {
    return await stat(path);
  } catch {
    return null;
  }
}

async function readFolder(directory: string, folder: string): Promise<Dirent[]> {
  try {
    return await readdir(join(directory, folder), { withFileTypes: true });
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    const shown = folder === '' ? 'exports/' : `exports/${folder}/`;
    throw new LandfallError(
      missing ? 'file-missing' : 'file-unreadable',
      `The folder ${shown} ${missing ? 'does not exist' : 'cannot be read'}.`,
      { file: shown, remedy: 'Create the folder and put the exports from Kartra into it.' },
      error,
    );
  }
}

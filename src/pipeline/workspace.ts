/**
 * A workspace: the folder of one migration. Files a person reads stand at its top; what the program must
 * never forget stands in `.landfall/`. Folders are 0700 and files 0600: they hold personal data.
 */
import { existsSync, statSync } from 'node:fs';
import { chmod, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { type Config, editConfig, newConfigText, parseConfig } from '../config.ts';
import { LandfallError } from '../errors.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { openLedger } from '../ledger/sqlite/open-ledger.ts';
import { readMap, writeMap } from '../mapping/map-file.ts';
import type { FieldMap } from '../model/field-map.ts';

export interface Workspace {
  readonly directory: string;
  readonly exportsDirectory: string;
  readonly reportsDirectory: string;
  readonly config: Config;
  readonly ledger: Ledger;
  /** Writes values into `landfall.yaml`, keeping comments. `config` stays what it was when opened. */
  editConfig(edits: Parameters<typeof editConfig>[2]): Promise<void>;
  /** The field map, or null while none was proposed. */
  readFieldMap(): Promise<FieldMap | null>;
  writeFieldMap(map: FieldMap): Promise<void>;
  /** Writes a paper under `reports/` and returns its path relative to the workspace. */
  writeReport(name: string, text: string | AsyncIterable<string>): Promise<string>;
  close(): Promise<void>;
}

const configName = 'landfall.yaml';
const mapName = 'mapping.yaml';

/** Makes a new workspace. @throws `workspace-exists`, `workspace-unusable` */
export async function initWorkspace(directory: string): Promise<void> {
  const root = resolve(directory);
  if (existsSync(join(root, configName))) {
    throw new LandfallError('workspace-exists', `${root} already is a workspace.`, {
      file: join(root, configName),
      remedy: 'Choose another folder, or go on in this one.',
      next: `landfall --workspace ${directory}`,
    });
  }
  await explainFiles(root, async () => {
    for (const folder of [root, join(root, 'exports'), join(root, 'reports'), join(root, '.landfall')]) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
    }
    await chmod(root, 0o700);
    await writePrivate(join(root, configName), newConfigText(basename(root)));
  });
}

/** Opens a workspace and its ledger. @throws `workspace-missing`, `config-invalid`, `ledger-newer`, … */
export async function openWorkspace(directory: string): Promise<Workspace> {
  const root = resolve(directory);
  const configFile = join(root, configName);
  if (!existsSync(configFile)) {
    throw new LandfallError('workspace-missing', `${root} is not a Landfall workspace.`, {
      file: configFile,
      rule: 'a workspace holds landfall.yaml',
      remedy: 'Make one with `landfall init`, or name it with --workspace.',
      next: 'landfall init my-migration --default-country US --time-zone America/New_York',
    });
  }
  const config = parseConfig(await explainFiles(configFile, () => readFile(configFile, 'utf8')), configName);
  await explainFiles(root, () => mkdir(join(root, '.landfall'), { recursive: true, mode: 0o700 }));
  const ledger = await openLedger(join(root, '.landfall', 'ledger.db'));
  const mapFile = join(root, mapName);
  return {
    directory: root,
    exportsDirectory: join(root, 'exports'),
    reportsDirectory: join(root, 'reports'),
    config,
    ledger,
    async editConfig(edits) {
      const text = await readFile(configFile, 'utf8');
      await explainFiles(configFile, () => writePrivate(configFile, editConfig(text, configName, edits)));
    },
    async readFieldMap() {
      if (!existsSync(mapFile)) return null;
      return readMap(await explainFiles(mapFile, () => readFile(mapFile, 'utf8')), mapName);
    },
    async writeFieldMap(map) {
      const before = existsSync(mapFile) ? await readFile(mapFile, 'utf8') : undefined;
      await explainFiles(mapFile, () => writePrivate(mapFile, writeMap(map, before)));
    },
    async writeReport(name, text) {
      const file = join(root, 'reports', name);
      await explainFiles(file, async () => {
        await mkdir(join(root, 'reports'), { recursive: true, mode: 0o700 });
        await writePrivate(file, text);
      });
      return join('reports', name);
    },
    close: () => ledger.close(),
  };
}

/** Writes beside the file and renames, so that a crash leaves the old one or the new one, never half. */
async function writePrivate(file: string, content: string | AsyncIterable<string>): Promise<void> {
  const part = `${file}.part`;
  await writeFile(part, content, { mode: 0o600 });
  await rename(part, file);
}

/** File-system failures in the words of the person at the keyboard. */
async function explainFiles<Result>(file: string, act: () => Promise<Result>): Promise<Result> {
  try {
    return await act();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code === 'ENOSPC' || code === 'EDQUOT') {
      throw new LandfallError(
        'disk-full',
        'The disk is full.',
        {
          file,
          remedy: 'Free some space, then run the same command again.',
          safe: 'The file stands as it was before.',
        },
        error,
      );
    }
    if (['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EISDIR', 'ENOENT'].includes(code)) {
      throw new LandfallError(
        'workspace-unusable',
        `${file} cannot be read or written.`,
        {
          file,
          value: code,
          rule:
            existsSync(file) && statSync(file).isDirectory() ? 'it is a folder' : 'read and write permission',
          remedy: 'Check the folder and its permissions.',
          safe: 'Nothing was sent to HighLevel because of this.',
        },
        error,
      );
    }
    throw error;
  }
}

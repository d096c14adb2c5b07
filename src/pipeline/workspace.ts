/**
 * A workspace: the folder of one migration. Files a person reads stand at its top; what the program must
 * never forget stands in `.landfall/`. Folders are 0700 and files 0600: they hold personal data.
 */
import { existsSync } from 'node:fs';
import { chmod, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { type Config, configMistake, editConfig, newConfigText, parseConfig } from '../config.ts';
import { LandfallError } from '../errors.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { openLedger } from '../ledger/sqlite/open-ledger.ts';
import { readMap, writeMap } from '../mapping/map-file.ts';
import { mapSchema } from '../mapping/map-schema.ts';
import type { FieldMap } from '../model/field-map.ts';
import { checkChoice } from './check-choice.ts';
import { decisionSpecs } from './decision-specs.ts';
import { explainFileError, explainFiles } from './explain-file-error.ts';

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
  /** Writes a file of the workspace's own, whole or not at all. */
  writeOwnFile(name: string, text: string): Promise<void>;
  close(): Promise<void>;
}

const configName = 'landfall.yaml';
const mapName = 'mapping.yaml';

/** What may stand in a folder before it becomes a workspace; hidden files besides. */
const ownNames = ['exports', 'attachments', 'reports', 'suppress.csv', mapName];

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
    await refuseStrangers(root);
    for (const folder of [root, join(root, 'exports'), join(root, 'reports'), join(root, '.landfall')]) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
    }
    await chmod(root, 0o700);
    await writePrivate(join(root, configName), newConfigText(basename(root)));
  });
}

/** A workspace is closed to everybody else and full of personal data: never somebody's folder of something else. */
async function refuseStrangers(root: string): Promise<void> {
  if (!existsSync(root)) return;
  const strangers = (await readdir(root)).filter((name) => !name.startsWith('.') && !ownNames.includes(name));
  if (strangers.length === 0) return;
  throw new LandfallError('workspace-unusable', `${root} holds other things already.`, {
    file: root,
    value: strangers.slice(0, 3).join(', '),
    rule: `a new or empty folder; ${ownNames.join(', ')} may stand in it`,
    remedy: 'Name a folder that does not exist yet: it is made.',
    safe: 'Nothing in the folder was changed.',
  });
}

/** Opens a workspace and its ledger. @throws `workspace-missing`, `config-invalid`, `ledger-newer`, … */
export async function openWorkspace(directory: string): Promise<Workspace> {
  const root = resolve(directory);
  const configFile = join(root, configName);
  const text = await readConfig(root, configFile);
  const config = parseConfig(text, configName);
  checkAnswers(config, text);
  await explainFiles(root, () => mkdir(join(root, '.landfall'), { recursive: true, mode: 0o700 }));
  const ledgerFile = join(root, '.landfall', 'ledger.db');
  const ledger = await explainFiles(ledgerFile, () => openLedger(ledgerFile));
  const mapFile = join(root, mapName);
  return {
    directory: root,
    exportsDirectory: join(root, 'exports'),
    reportsDirectory: join(root, 'reports'),
    config,
    ledger,
    editConfig: (edits) =>
      explainFiles(configFile, async () => {
        const now = await readFile(configFile, 'utf8');
        await writePrivate(configFile, editConfig(now, configName, edits));
      }),
    async readFieldMap() {
      if (!existsSync(mapFile)) return null;
      return readMap(await explainFiles(mapFile, () => readFile(mapFile, 'utf8')), mapName);
    },
    writeFieldMap: (map) =>
      explainFiles(mapFile, async () => {
        const before = existsSync(mapFile) ? await readFile(mapFile, 'utf8') : undefined;
        await writePrivate(mapFile, writeMap(map, before));
        // Beside it, for editors: the file names it in its first line.
        await writePrivate(
          join(root, '.landfall', 'mapping.schema.json'),
          `${JSON.stringify(mapSchema())}\n`,
        );
      }),
    async writeReport(name, text) {
      const file = join(root, 'reports', name);
      await explainFiles(file, async () => {
        await mkdir(join(root, 'reports'), { recursive: true, mode: 0o700 });
        await writePrivate(file, text);
      });
      return join('reports', name);
    },
    writeOwnFile: (name, text) => explainFiles(join(root, name), () => writePrivate(join(root, name), text)),
    close: () => ledger.close(),
  };
}

/** @throws `workspace-missing`, `workspace-unusable` */
async function readConfig(root: string, file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    if (code !== 'ENOENT' && code !== 'ENOTDIR') throw explainFileError(error, file);
    throw new LandfallError('workspace-missing', `${root} is not a Landfall workspace.`, {
      file,
      rule: 'a workspace holds landfall.yaml',
      remedy: 'Make one with `landfall init`, or name it with --workspace.',
      safe: 'Nothing was written or sent.',
      next: 'landfall init my-migration --default-country US --time-zone America/New_York',
    });
  }
}

/** A person may write answers by hand: each must be one its question knows. @throws `config-invalid` */
function checkAnswers(config: Config, text: string): void {
  for (const { id } of decisionSpecs) {
    const answer = config.decisions[id];
    if (answer === undefined) continue;
    try {
      checkChoice(id, answer.choice);
    } catch (error) {
      if (!(error instanceof LandfallError)) throw error;
      const { value = '', rule = '', remedy = '' } = error.details;
      throw configMistake(text, configName, { path: ['decisions', id, 'choice'], value, rule, remedy });
    }
  }
}

/** Writes beside the file and renames, so that a crash leaves the old one or the new one, never half. */
async function writePrivate(file: string, content: string | AsyncIterable<string>): Promise<void> {
  const part = `${file}.part`;
  try {
    await writeFile(part, content, { mode: 0o600 });
    await rename(part, file);
  } catch (error) {
    await rm(part, { force: true }).catch(() => undefined);
    throw error;
  }
}

/**
 * Templates: a confirmed map written for other workspaces, and read as proposals. A template says where
 * columns go; it holds no value of a cell but those a person named in a value map.
 */
import { chmod, readFile, writeFile } from 'node:fs/promises';
import { LandfallError } from '../errors.ts';
import { readMap, writeMap } from '../mapping/map-file.ts';
import { explainFiles } from './explain-file-error.ts';
import { type ProposedMap, requireMap, runMapPropose } from './run-map.ts';
import type { Workspace } from './workspace.ts';

/** @throws `map-unconfirmed` when a person has decided on no column yet */
export async function exportMap(workspace: Workspace, file: string): Promise<{ readonly columns: number }> {
  const map = await requireMap(workspace);
  const columns = map.columns.filter(({ status }) => status !== 'proposed');
  if (columns.length === 0) {
    throw new LandfallError('map-unconfirmed', 'No column of the map is confirmed yet.', {
      rule: 'a template holds what a person confirmed',
      next: 'landfall map confirm --all --by "Your Name"',
    });
  }
  await explainFiles(file, async () => {
    await writeFile(file, writeMap({ ...map, columns }), { mode: 0o600 });
    await chmod(file, 0o600);
  });
  return { columns: columns.length };
}

/**
 * Proposes again with a template first after the presets. What was confirmed here stays.
 * @throws `map-invalid` with line and column, `file-missing`
 */
export async function importMap(
  workspace: Workspace,
  file: string,
  environment: NodeJS.ProcessEnv,
): Promise<ProposedMap> {
  const text = await readTemplate(file);
  return runMapPropose(workspace, { templates: [readMap(text, file)], environment });
}

async function readTemplate(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
      throw new LandfallError('file-missing', `There is no file ${file}.`, {
        file,
        rule: 'a map written by landfall map export',
        remedy: 'Check the path.',
      });
    }
    return explainFiles(file, () => Promise.reject(error));
  }
}

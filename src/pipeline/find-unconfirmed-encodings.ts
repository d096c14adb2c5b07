/** Which files in exports/ are no UTF text, so that a person must say what their letters are. */
import { inspectBytes } from '../connectors/kartra/inspect-bytes.ts';
import { LandfallError } from '../errors.ts';
import { listExports } from '../extract/list-exports.ts';
import type { Workspace } from './workspace.ts';

/**
 * @returns names below exports/, in their order; files that cannot be read for another reason are not among them
 * @throws LandfallError `file-missing`, `file-unreadable` of the folder
 */
export async function findUnconfirmedEncodings({
  config,
  exportsDirectory,
}: Workspace): Promise<readonly string[]> {
  const { files } = await listExports(exportsDirectory);
  const names: string[] = [];
  for (const file of files) {
    if (file.fault !== undefined) continue;
    try {
      await inspectBytes(file, config.encodings[file.name]?.encoding);
    } catch (error) {
      if (!(error instanceof LandfallError)) throw error;
      if (error.details.rule === 'encoding-unconfirmed') names.push(file.name);
    }
  }
  return names;
}

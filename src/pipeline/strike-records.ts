/**
 * Takes the records of a person out of the manifests of a workspace. A line becomes the digest of itself, so that the
 * file stays as it was signed, and nothing can be tested against the person any more: the salt is gone with the line.
 */
import { readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sha256 } from '../model/digest.ts';
import type { ManifestRecord, StruckRecord } from '../model/manifest.ts';
import { explainFiles } from './explain-file-error.ts';
import type { Workspace } from './workspace.ts';

/**
 * @param theirs ids in HighLevel of the person and of every record of theirs
 * @returns lines struck
 */
export async function strikeRecords(
  { reportsDirectory }: Workspace,
  theirs: readonly string[],
): Promise<number> {
  const ids = new Set(theirs);
  let struck = 0;
  for (const name of await readdir(reportsDirectory)) {
    if (!/^manifest-\w+\.jsonl$/u.test(name)) continue;
    const file = join(reportsDirectory, name);
    const [header = '', ...lines] = (await readFile(file, 'utf8')).trimEnd().split('\n');
    const kept = lines.map((line) => {
      const record = JSON.parse(line) as ManifestRecord | StruckRecord;
      if ('struck' in record || !(ids.has(record.id) || ids.has(record.on ?? ''))) return line;
      struck += 1;
      return JSON.stringify({ struck: sha256(line) } satisfies StruckRecord);
    });
    await explainFiles(file, async () => {
      await writeFile(`${file}.new`, `${[header, ...kept].join('\n')}\n`, { mode: 0o600 });
      await rename(`${file}.new`, file);
    });
  }
  return struck;
}

/** The key this person signs with on this machine: made once, 0600, beside the state of locations, in no workspace. */
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stateDirectory } from './connect-destination.ts';
import { explainFiles } from './explain-file-error.ts';
import { createSigningKey } from './signature.ts';

/** @returns PKCS#8 in PEM */
export function readSigningKey(environment: NodeJS.ProcessEnv): Promise<string> {
  const directory = stateDirectory(environment);
  const file = join(directory, 'signing-key.pem');
  return explainFiles(file, async () => {
    await mkdir(directory, { recursive: true, mode: 0o700 });
    // `wx`: of two processes that make one at once, the first wins and both sign with it.
    if (!existsSync(file))
      await writeFile(file, createSigningKey(), { mode: 0o600, flag: 'wx' }).catch(ignoreExisting);
    return readFile(file, 'utf8');
  });
}

function ignoreExisting(error: unknown): void {
  if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
}

/**
 * Where the tests of one run keep their temporary folders: in memory where the system has room for them there, since a
 * disk is waited for at every commit. What the program asks of the disk stays as it is; only the disk is another.
 */
import { accessSync, constants, mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const memory = '/dev/shm';

/** A test file was seen to hold 430 MB at once, and two run side by side. Containers often give 64 MB. */
const neededBytes = 2 * 1024 ** 3;

/** @returns a new folder that is removed when this process ends; null where the usual place has to do */
export function chooseTemporaryFolder(): string | null {
  try {
    const { bavail, bsize } = statfsSync(memory);
    if (bavail * bsize < neededBytes) return null;
    const folder = mkdtempSync(join(memory, 'landfall-tests-'));
    process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
    // Some tests start programs of their own there, which a mount can forbid.
    const program = join(folder, 'program');
    writeFileSync(program, '', { mode: 0o700 });
    accessSync(program, constants.X_OK);
    return folder;
  } catch {
    return null;
  }
}

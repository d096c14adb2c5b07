/**
 * Packs the program with the packages it uses into a few files in `dist/packed/`. Most of a start goes into finding and
 * linking some thousand modules; packed it takes less than half. `npm ci` runs it, and `./landfall` starts what it made
 * for as long as no source is newer; whatever goes wrong here, the sources start as they are.
 *
 * @example node scripts/pack.ts
 */
import { mkdir, readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';

const home = join(import.meta.dirname, '..');
const to = join(home, 'dist/packed');
const fresh = join(home, 'dist/packed-new');
const entry = 'main.js';

/** A load that is running goes on with the pieces it was started from; none runs longer. */
const keptMs = 14 * 86_400_000;

try {
  // Of the packages for development: `npm ci --omit=dev` goes without.
  const { build } = await import('rolldown');
  const startedAt = new Date();
  await rm(fresh, { recursive: true, force: true });
  await build({
    cwd: home,
    // What is started by its name: the program itself (again by the demo) and the thread that reads exports.
    input: ['src/cli/main.ts', 'src/extract/prepare-thread.ts'],
    platform: 'node',
    // Native code beside its loader.
    external: ['better-sqlite3'],
    logLevel: 'warn',
    output: { dir: fresh },
  });
  // A source saved meanwhile is newer.
  await utimes(join(fresh, entry), startedAt, startedAt);
  await mkdir(to, { recursive: true });
  await dropOld(startedAt.getTime() - keptMs);
  // The entry last: who starts it finds all its pieces.
  const pieces = (await readdir(fresh)).filter((name) => name !== entry);
  for (const name of [...pieces, entry]) await rename(join(fresh, name), join(to, name));
} catch (error) {
  // What was packed before is older than some source, or as good as it was.
  console.warn(`not packed: ${error instanceof Error ? error.message : String(error)}`);
} finally {
  await rm(fresh, { recursive: true, force: true });
}

async function dropOld(before: number): Promise<void> {
  for (const name of await readdir(to)) {
    const file = join(to, name);
    if ((await stat(file)).mtimeMs < before) await rm(file);
  }
}

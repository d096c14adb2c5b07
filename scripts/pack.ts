/**
 * Packs the program with the packages it uses into a few files in `dist/packed/`. Most of a start goes into finding and
 * linking some thousand modules; packed it takes less than half. `npm ci` runs it, and `./landfall` starts what it made
 * for as long as no source is newer; whatever goes wrong here, the sources start as they are.
 *
 * @example node scripts/pack.ts
 */
import { rm, utimes } from 'node:fs/promises';
import { join } from 'node:path';

const home = join(import.meta.dirname, '..');
const to = join(home, 'dist/packed');

try {
  // Of the packages for development: `npm ci --omit=dev` goes without.
  const { build } = await import('rolldown');
  const startedAt = new Date();
  await rm(to, { recursive: true, force: true });
  await build({
    cwd: home,
    // What is started by its name: the program itself (again by the demo) and the thread that reads exports.
    input: ['src/cli/main.ts', 'src/extract/prepare-thread.ts'],
    platform: 'node',
    // Native code beside its loader.
    external: ['better-sqlite3'],
    logLevel: 'warn',
    output: { dir: to, cleanDir: true },
  });
  // A source saved meanwhile is newer.
  await utimes(join(to, 'main.js'), startedAt, startedAt);
} catch (error) {
  await rm(to, { recursive: true, force: true });
  console.warn(`not packed: ${error instanceof Error ? error.message : String(error)}`);
}

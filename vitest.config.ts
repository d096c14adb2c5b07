/**
 * Four projects: `unit` beside the source, `suites` in test/, `conformance` against the official
 * specifications and SDK, `browser` where Chromium is installed. `LANDFALL_TEST_RESULTS=FILE` also writes the results as JSON (for .ci/run).
 */
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { chooseTemporaryFolder } from './test/support/choose-temporary-folder.ts';

const results = process.env['LANDFALL_TEST_RESULTS'];

// Workers and what they start inherit both: the folder for temporary files, and the compiled code that `./landfall` keeps.
const temporaryFolder = process.env['TMPDIR'] ?? chooseTemporaryFolder();
if (temporaryFolder !== null) process.env['TMPDIR'] = temporaryFolder;
process.env['NODE_COMPILE_CACHE'] ??= join(import.meta.dirname, 'node_modules/.cache/landfall');

export default defineConfig({
  test: {
    // Node runs the sources as they are: the tests run the same, with no transform between. Nothing keeps what a test did
    // in a module (`isolate: false`): one load of the sources for all files of a worker halves their time.
    experimental: { viteModuleRunner: false },
    // Vitest leaves one core free; most of these tests wait for processes they started.
    maxWorkers: 2,
    reporters: results === undefined ? ['default'] : ['default', ['json', { outputFile: results }]],
    projects: [
      {
        test: {
          name: 'unit',
          include: ['src/**/*.test.ts'],
          isolate: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
          globalSetup: ['test/support/record-exchanges.ts'],
          setupFiles: ['test/support/seed-properties.ts', 'test/support/record-each-file.ts'],
        },
      },
      {
        test: {
          name: 'suites',
          include: ['test/**/*.test.ts'],
          exclude: ['test/conformance/**', 'test/browser/**'],
          isolate: false,
          testTimeout: 180_000,
          hookTimeout: 60_000,
          globalSetup: ['test/support/record-exchanges.ts'],
          setupFiles: ['test/support/seed-properties.ts', 'test/support/record-each-file.ts'],
        },
      },
      {
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          testTimeout: 600_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: { name: 'conformance', include: ['test/conformance/**/*.test.ts'], testTimeout: 180_000 },
      },
    ],
  },
});

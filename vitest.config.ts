/**
 * Four projects: `unit` beside the source, `suites` in test/, `conformance` against the official
 * specifications and SDK, `browser` where Chromium is installed. `LANDFALL_TEST_RESULTS=FILE` also writes the results as JSON (for .ci/run).
 */
import { defineConfig } from 'vitest/config';

const results = process.env['LANDFALL_TEST_RESULTS'];

export default defineConfig({
  test: {
    // Vitest leaves one core free; most of these tests wait for processes they started.
    maxWorkers: 2,
    reporters: results === undefined ? ['default'] : ['default', ['json', { outputFile: results }]],
    projects: [
      {
        test: {
          name: 'unit',
          include: ['src/**/*.test.ts'],
          // They keep nothing in modules: one load of the sources for all of them halves their time.
          isolate: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
          globalSetup: ['test/support/record-exchanges.ts'],
          setupFiles: ['test/support/seed-properties.ts'],
        },
      },
      {
        test: {
          name: 'suites',
          include: ['test/**/*.test.ts'],
          exclude: ['test/conformance/**', 'test/browser/**'],
          testTimeout: 180_000,
          hookTimeout: 60_000,
          globalSetup: ['test/support/record-exchanges.ts'],
          setupFiles: ['test/support/seed-properties.ts'],
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

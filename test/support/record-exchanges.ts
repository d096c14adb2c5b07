/**
 * Has every simulator of a whole test run record what it was asked and what it answered; `npm run
 * test:conformance` then judges the recordings by the official specifications. A run of single files records
 * nothing and leaves the recordings of the last whole run alone.
 */
import { mkdirSync, rmSync } from 'node:fs';
import type { TestProject } from 'vitest/node';
import { exchangesFolder } from './exchanges-folder.ts';

export default function recordExchanges({ vitest }: TestProject): void {
  // Set already: by the other project of this run, or by whoever wants the recordings elsewhere.
  if (process.env['LANDFALL_RECORD_EXCHANGES'] !== undefined) return;
  // What was named on the command line; the runner's types leave it out.
  const { filenamePattern = [] } = vitest as unknown as { filenamePattern?: readonly string[] };
  if (filenamePattern.length > 0) return;
  rmSync(exchangesFolder, { recursive: true, force: true });
  mkdirSync(exchangesFolder, { recursive: true });
  process.env['LANDFALL_RECORD_EXCHANGES'] = exchangesFolder;
}

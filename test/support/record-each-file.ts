/**
 * Has each test file record its exchanges in a folder of its own, where any are recorded: a recorder keeps so many of a
 * kind and no more, and each file is to have that much, whether or not others ran before it in the same process.
 */
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';

const name = 'LANDFALL_RECORD_EXCHANGES';
const ofAll = process.env[name];

if (ofAll !== undefined) {
  beforeAll(() => {
    process.env[name] = mkdtempSync(join(ofAll, 'file-'));
  });
  afterAll(() => {
    process.env[name] = ofAll;
  });
}

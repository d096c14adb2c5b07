/**
 * Prints the scorer's figures on the two development files of the mapping evaluation, with values and by
 * headers alone. The evaluation stands in
 * `../shared/mapping-eval`, or in the folder `LANDFALL_MAPPING_EVAL` names.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { predictFile } from './eval-mapping/predict-file.ts';

const folder = process.env['LANDFALL_MAPPING_EVAL'] ?? join(import.meta.dirname, '../../shared/mapping-eval');
const scorer = join(folder, 'score.mjs');

if (existsSync(scorer)) {
  const scratch = mkdtempSync(join(tmpdir(), 'landfall-eval-'));
  try {
    for (const name of ['devset.jsonl', 'kartra_slice.jsonl'])
      for (const headerOnly of [false, true]) report(name, headerOnly, scratch);
  } finally {
    rmSync(scratch, { recursive: true });
  }
} else {
  console.error(
    `!!! NO MAPPING EVALUATION AT ${folder}: NOTHING WAS MEASURED. Name it in LANDFALL_MAPPING_EVAL.`,
  );
  process.exitCode = 1;
}

function report(name: string, headerOnly: boolean, scratch: string): void {
  const file = join(folder, name);
  const predictions = join(scratch, 'predictions.jsonl');
  writeFileSync(
    predictions,
    predictFile(file, { headerOnly })
      .map((prediction) => JSON.stringify(prediction))
      .join('\n'),
  );
  console.log(`\n${name}, ${headerOnly ? 'headers alone' : 'headers and values'}`);
  const { status } = spawnSync(process.execPath, [scorer, file, predictions, '0.9'], { stdio: 'inherit' });
  if (status !== 0) process.exitCode = 1;
}

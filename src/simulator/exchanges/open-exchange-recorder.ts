/**
 * Owns: whether the exchanges of this process are recorded: only where LANDFALL_RECORD_EXCHANGES names a
 * folder, which the test runner sets and nothing else does.
 * Invariants: every thread of every process writes a file of its own, so that parallel runs cannot mix lines;
 * each line is on disk when the answer leaves; a folder that cannot be written stops the test that wanted it.
 */

import { appendFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { threadId } from 'node:worker_threads';
import { ExchangeRecorder } from './exchange-recorder.ts';

let opened: { readonly folder: string; readonly recorder: ExchangeRecorder } | undefined;

/** The recorder of this process, or undefined when nothing is recorded. */
export function openExchangeRecorder(): ExchangeRecorder | undefined {
  const folder = process.env['LANDFALL_RECORD_EXCHANGES'];
  if (folder === undefined || folder === '') return undefined;
  if (opened?.folder === folder) return opened.recorder;
  const file = join(folder, `${process.pid}-${threadId}-${Date.now()}.jsonl`);
  const recorder = new ExchangeRecorder((line) => {
    mkdirSync(folder, { recursive: true });
    appendFileSync(file, `${line}\n`);
  });
  opened = { folder, recorder };
  return recorder;
}

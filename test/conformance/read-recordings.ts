/** Reads the exchanges that the simulators of the last test run recorded. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RecordedExchange } from '../../src/simulator/exchanges/exchange-recorder.ts';

export interface Recordings {
  /** Simulator processes that recorded something. */
  readonly files: number;
  readonly exchanges: readonly RecordedExchange[];
}

/** Null when the folder is not there: the tests have not run in this checkout. */
export function readRecordings(folder: string): Recordings | null {
  if (!existsSync(folder)) return null;
  const names = readdirSync(folder, { encoding: 'utf8', recursive: true });
  const files = names.filter((name) => name.endsWith('.jsonl'));
  return { files: files.length, exchanges: files.flatMap((name) => readFile(join(folder, name))) };
}

/** A last line without its end belongs to a process that was killed in the middle of it. */
function readFile(path: string): RecordedExchange[] {
  const text = readFileSync(path, 'utf8');
  return text
    .slice(0, text.lastIndexOf('\n') + 1)
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as RecordedExchange);
}

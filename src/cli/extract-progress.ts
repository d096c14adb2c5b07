/** Turns what the extract step tells into a line with rate and time left. */
import type { ExtractProgress } from '../extract/extract-exports.ts';
import { manyOf } from '../model/number-words.ts';
import { progressLine } from '../report/extract-text.ts';

const words: Readonly<Record<ExtractProgress['stage'], string>> = {
  inspect: 'checking',
  read: 'reading',
  reassemble: 'putting together',
};

/** What came sooner says nothing of the rate: the first batch is there at once. */
const settledAfterMs = 1000;

/** @param now the clock, in ms */
export function createExtractProgress(now: () => number): (progress: ExtractProgress) => string {
  let current = '';
  let startedAt = now();
  const firstReadAt = { ms: 0 };
  return ({ stage, file, rows, bytes, bytesDone }) => {
    const named = stage === 'reassemble' ? manyOf(file ?? '') : file;
    const what = `${words[stage]} ${named ?? file ?? ''}`.trim();
    if (what !== current) {
      current = what;
      startedAt = now();
    }
    if (stage === 'read' && firstReadAt.ms === 0) firstReadAt.ms = now();
    const elapsed = now() - startedAt;
    const spent = now() - firstReadAt.ms;
    const isKnown = stage === 'read' && bytesDone > 0 && spent >= settledAfterMs;
    return progressLine({
      what,
      rows,
      rowsPerSecond: elapsed < settledAfterMs ? null : (rows / elapsed) * 1000,
      restMs: isKnown ? (spent / bytesDone) * (bytes - bytesDone) : null,
    });
  };
}

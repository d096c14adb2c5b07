/** Turns what the extract step tells into a line with rate and time left. */
import type { ExtractProgress } from '../extract/extract-exports.ts';
import { progressLine } from '../report/extract-text.ts';

const words: Readonly<Record<ExtractProgress['stage'], string>> = {
  inspect: 'checking',
  read: 'reading',
  reassemble: 'putting together',
};

/** @param now the clock, in ms */
export function createExtractProgress(now: () => number): (progress: ExtractProgress) => string {
  let current = '';
  let startedAt = now();
  const firstReadAt = { ms: 0 };
  return ({ stage, file, rows, bytes, bytesDone }) => {
    const what = `${words[stage]} ${file ?? ''}`.trim();
    if (what !== current) {
      current = what;
      startedAt = now();
    }
    if (stage === 'read' && firstReadAt.ms === 0) firstReadAt.ms = now();
    const elapsed = Math.max(1, now() - startedAt);
    const spent = now() - firstReadAt.ms;
    const restMs = stage === 'read' && bytesDone > 0 ? (spent / bytesDone) * (bytes - bytesDone) : null;
    return progressLine({ what, rows, rowsPerSecond: (rows / elapsed) * 1000, restMs });
  };
}

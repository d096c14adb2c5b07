/** What `landfall extract` says about files of people, and fetches with `--pictures`. */
import { type AttachmentsSummary, runAttachments } from '../pipeline/run-attachments.ts';
import type { Workspace } from '../pipeline/workspace.ts';
import { number, plural } from '../report/words.ts';
import type { Output } from './output.ts';

/** Null when there is no folder `attachments/` and no picture was asked for. */
export async function recordAttachments(
  workspace: Workspace,
  pictures: boolean,
  stop: AbortSignal,
  output: Output,
): Promise<AttachmentsSummary | null> {
  const summary = await runAttachments(workspace, {
    pictures,
    stop,
    onProgress: (done) => output.progress(`pictures: ${number(done)}`),
  });
  output.endProgress();
  return summary;
}

export function showAttachments(summary: AttachmentsSummary, output: Output): void {
  const { files, linked, unlinked, pictures, paper } = summary;
  output.say(`attachments/: ${plural(files, 'file')}, ${number(linked)} of people in the exports.`);
  if (unlinked > 0) output.say(`${plural(unlinked, 'file')} of nobody we know: ${paper}`);
  if (pictures === null) return;
  output.say(`Pictures: ${number(pictures.fetched)} fetched, ${number(pictures.kept)} there already.`);
  for (const [reason, count] of Object.entries(pictures.refused)) {
    output.say(`  ${number(count)} not fetched: ${reason}`);
  }
}

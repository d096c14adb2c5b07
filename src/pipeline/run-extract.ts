/** Extract: everything in `exports/` into the ledger, and the papers about what could not be read. */
import { type ExtractProgress, extractExports } from '../extract/extract-exports.ts';
import { readRejected } from '../extract/read-rejected.ts';
import { type ExtractSummary, noRequests } from '../model/summary.ts';
import { rejectedRowsCsv } from '../report/issue-papers.ts';
import type { Workspace } from './workspace.ts';

export async function runExtract(
  workspace: Workspace,
  onProgress: (progress: ExtractProgress) => void,
): Promise<ExtractSummary> {
  const { ledger, config } = workspace;
  const result = await extractExports({
    directory: workspace.exportsDirectory,
    account: config.account,
    staging: ledger.staging,
    entities: ledger.entities,
    encodings: Object.fromEntries(
      Object.entries(config.encodings).map(([name, { encoding }]) => [name, encoding]),
    ),
    onProgress,
  });
  const files =
    result.rejected === 0
      ? []
      : [await workspace.writeReport('rejected-rows.csv', rejectedRowsCsv(readRejected(ledger.staging)))];
  const issues: Record<string, number> = {};
  if (result.rejected > 0) issues['row-rejected'] = result.rejected;
  if (result.conflicts > 0) issues['e-mail of two lead ids'] = result.conflicts;
  if (result.merged > 0) issues['row of a person seen before'] = result.merged;
  if (result.ignored.length > 0) issues['file-ignored'] = result.ignored.length;
  return {
    step: 'extract',
    runId: null,
    status: 'done',
    counts: {},
    requests: noRequests,
    issues,
    changes: result.changed ? 1 : 0,
    files,
    next: (await workspace.readFieldMap()) === null ? 'landfall map propose' : 'landfall plan',
    inputs: result.inputs,
    entities: { contact: result.entities },
  };
}

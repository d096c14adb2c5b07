/**
 * Extract: everything in `exports/` into the ledger, the count the audit is made from, and the papers about what could
 * not be read.
 */
import { LandfallError } from '../errors.ts';
import { countPeople } from '../extract/count-people.ts';
import { type ExtractProgress, extractExports } from '../extract/extract-exports.ts';
import { readRejected } from '../extract/read-rejected.ts';
import { sumMoney } from '../extract/sum-money.ts';
import type { ExportFile } from '../model/entity.ts';
import { type ExtractSummary, noRequests } from '../model/summary.ts';
import { extractFindingsCsv, moneyByMonthCsv, rejectedExportCsv } from '../report/extract-papers.ts';
import { rejectedRowsCsv } from '../report/issue-papers.ts';
import { surveyAccount } from './audit/survey-account.ts';
import { compareExpected } from './compare-expected.ts';
import { findExtractIssues } from './find-extract-issues.ts';
import { settleWitness } from './settle-witness.ts';
import { hashAddress, readSuppressions } from './suppressions.ts';
import type { Workspace } from './workspace.ts';
import { writeFilePapers } from './write-file-papers.ts';

/**
 * @param stop ends it at the next batch of rows; the next reading goes on from the files read so far
 * @throws LandfallError `interrupted` when stopped, `file-…` and `counts-unbalanced` as `extractExports` says
 */
export async function runExtract(
  workspace: Workspace,
  onProgress: (progress: ExtractProgress) => void,
  stop?: AbortSignal,
): Promise<ExtractSummary> {
  const { ledger, config } = workspace;
  const suppressed = await readSuppressions(workspace);
  const result = await extractExports({
    directory: workspace.exportsDirectory,
    account: config.account,
    staging: ledger.staging,
    entities: ledger.entities,
    transactions: ledger.transactions,
    encodings: Object.fromEntries(
      Object.entries(config.encodings).map(([name, { encoding }]) => [name, encoding]),
    ),
    kinds: config.exports,
    isSuppressed: suppressed === null ? null : (email) => suppressed.has(hashAddress(email)),
    onProgress(progress) {
      if (stop?.aborted === true) throw stoppedReading();
      onProgress(progress);
    },
  });
  const round = await ledger.witness.latestRound();
  // What Kartra's API said stands; what it is compared with may have changed.
  if (round !== null && round.endedAt !== null) await settleWitness(ledger, round, round.endedAt);
  await surveyAccount(workspace);
  const totals = await ledger.transactions.totals();
  const money = sumMoney(totals);
  const { expected } = config;
  const people = await countPeople(ledger.entities, {
    statuses: Object.keys(expected.statuses ?? {}),
    lists: namesOf(expected.lists),
    tags: namesOf(expected.tags),
  });
  const differences = compareExpected(expected, { entities: result.entities, people, money });

  const papers = await writeFilePapers(workspace);
  const issues: Record<string, number> = { ...papers.issues };
  if (result.rejected > 0) issues['row-rejected'] = result.rejected;
  const { conflicts, merged } = result;
  if (conflicts['contact'] !== undefined) issues['e-mail of two lead ids'] = conflicts['contact'];
  if (merged['contact'] !== undefined) issues['row of a person seen before'] = merged['contact'];
  const mergedRecords = total(merged) - (merged['contact'] ?? 0);
  if (mergedRecords > 0) issues['row of a record seen before'] = mergedRecords;

  const files = [...(await writeRejected(workspace, result.files)), ...papers.files];
  const found: Record<string, number> = {};
  const state = {
    files: result.files,
    ignored: result.ignored,
    differences,
    suppressedEmails: result.suppressed.emails,
  };
  const paper = await workspace.writeReport(
    'extract-issues.csv',
    extractFindingsCsv(findExtractIssues(ledger, state, found)),
  );
  if (total(found) > 0) files.push(paper);
  if (totals.length > 0) {
    files.push(await workspace.writeReport('money-by-month.csv', moneyByMonthCsv(totals)));
  }
  return {
    step: 'extract',
    runId: null,
    status: 'done',
    counts: {},
    requests: noRequests,
    issues: { ...issues, ...found },
    changes: result.changed ? 1 : 0,
    files,
    next: (await workspace.readFieldMap()) === null ? 'landfall map propose' : 'landfall next',
    inputs: result.inputs,
    entities: result.entities,
    money,
  };
}

function stoppedReading(): LandfallError {
  return new LandfallError('interrupted', 'Reading the exports was stopped.', {
    safe: 'Nothing was sent to HighLevel. Files that were read are kept; nothing is planned before all are.',
    next: 'landfall extract',
  });
}

/** One paper that explains every rejected row, and per export one that can be mended and read again. */
async function writeRejected(workspace: Workspace, files: readonly ExportFile[]): Promise<string[]> {
  const { staging } = workspace.ledger;
  const papers: string[] = [];
  for (const file of files) {
    if (file.rejected === 0) continue;
    const name = `rejected-${file.name.replaceAll('/', '--').replace(/\.[^.]*$/u, '')}.csv`;
    papers.push(await workspace.writeReport(name, rejectedExportCsv(file, staging.rejected(file.id))));
  }
  if (papers.length === 0) return papers;
  return [
    await workspace.writeReport('rejected-rows.csv', rejectedRowsCsv(readRejected(staging))),
    ...papers,
  ];
}

function namesOf(expected: number | Readonly<Record<string, number>> | undefined): readonly string[] {
  return typeof expected === 'object' ? Object.keys(expected) : [];
}

function total(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}

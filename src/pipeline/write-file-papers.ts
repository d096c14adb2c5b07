/** The papers about the export files themselves, from what was noticed while they were read. */
import { fileColumnsCsv, fileFindingsCsv, type ReportedFile } from '../report/file-papers.ts';
import type { Workspace } from './workspace.ts';

export interface FilePapers {
  /** Papers written, relative to the workspace. */
  readonly files: readonly string[];
  /** Cells or rows concerned, by the code of the finding. */
  readonly issues: Readonly<Record<string, number>>;
}

export async function writeFilePapers(workspace: Workspace): Promise<FilePapers> {
  const { staging } = workspace.ledger;
  const reported: ReportedFile[] = [];
  const issues: Record<string, number> = {};
  for (const file of await staging.files()) {
    const report = await staging.report(file.id);
    reported.push({ ...file, report });
    for (const { code, count } of report.findings) issues[code] = (issues[code] ?? 0) + count;
  }
  const files = [await workspace.writeReport('file-columns.csv', fileColumnsCsv(reported))];
  if (Object.keys(issues).length > 0) {
    files.push(await workspace.writeReport('file-findings.csv', fileFindingsCsv(reported)));
  }
  return { files, issues };
}

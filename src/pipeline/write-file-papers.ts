/** The papers about the exports themselves: how full they are, what was noticed, what they leave open. */
import { entityKinds } from '../model/entity.ts';
import { type AskingColumn, columnQuestionsCsv } from '../report/column-questions.ts';
import { fileColumnsCsv, fileFindingsCsv, type ReportedFile } from '../report/file-papers.ts';
import type { Workspace } from './workspace.ts';

export interface FilePapers {
  /** Papers written, relative to the workspace. */
  readonly files: readonly string[];
  /** Cells or rows concerned, by the code of the finding. */
  readonly issues: Readonly<Record<string, number>>;
}

export async function writeFilePapers(workspace: Workspace): Promise<FilePapers> {
  const { staging, entities } = workspace.ledger;
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
  const questions: AskingColumn[] = [];
  for (const kind of entityKinds) {
    for (const profile of await entities.profiles(kind)) {
      const { readings, samples, column } = profile;
      for (const question of readings?.questions ?? []) {
        // Asked once for the whole account, and not again of each column.
        if (question === 'time-zone' && workspace.config.decisions['time-zone'] !== undefined) continue;
        questions.push({ kind, column, question, samples });
      }
    }
  }
  if (questions.length > 0) {
    issues['column-question'] = questions.length;
    files.push(await workspace.writeReport('column-questions.csv', columnQuestionsCsv(questions)));
  }
  return { files, issues };
}

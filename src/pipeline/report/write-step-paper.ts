/** The papers steps write as they end: each is made from its figures alone, so that it says nothing they do not. */
import { affiliatesPaper } from '../../report/affiliate-papers.ts';
import { calendarsPaper } from '../../report/booking-papers.ts';
import { byHandPaper } from '../../report/by-hand-paper.ts';
import { consentPaper } from '../../report/consent-paper.ts';
import { csvProofPaper } from '../../report/csv-proof-paper.ts';
import { exportGuide } from '../../report/export-guide.ts';
import { historyPaper } from '../../report/history-paper.ts';
import { levelsPaper } from '../../report/membership-papers.ts';
import { moneyPaper } from '../../report/money-paper.ts';
import type { Paper } from '../../report/paper/paper.ts';
import { finalReconciliation } from '../../report/papers/final-reconciliation.ts';
import { reconciliationPaper } from '../../report/reconciliation.ts';
import { signoffPaper } from '../../report/signoff-paper.ts';
import { sequencesPaper, smartListsPaper } from '../../report/tag-papers.ts';
import { verificationPaper } from '../../report/verification-paper.ts';
import { type Figures, imprintOf, writePaper } from '../audit/write-paper.ts';
import type { Workspace } from '../workspace.ts';
import type { StepFigures } from './paper-figures.ts';

export const stepPapers: { readonly [Name in keyof StepFigures]: (figures: StepFigures[Name]) => Paper } = {
  'export-guide': exportGuide,
  memberships: levelsPaper,
  affiliates: affiliatesPaper,
  calendars: calendarsPaper,
  history: historyPaper,
  'smart-lists': smartListsPaper,
  sequences: sequencesPaper,
  consent: consentPaper,
  signoff: signoffPaper,
  'by-hand': byHandPaper,
  'phase-reconciliation': reconciliationPaper,
  'load-verification': verificationPaper,
  'load-reconciliation': finalReconciliation,
  'verification-csv': csvProofPaper,
  money: moneyPaper,
};

/**
 * @param report which paper it is, as its schema names it
 * @param now epoch ms
 * @param name of the files, without ending
 * @returns the files written, the one to open first
 */
export async function writeStepPaper<Report extends keyof StepFigures>(
  workspace: Workspace,
  report: Report,
  figures: Figures[Report],
  now: number,
  name: string = report,
): Promise<readonly string[]> {
  const paper = stepPapers[report](figures);
  return writePaper(workspace, report, paper, figures, await imprintOf(workspace, now), name);
}

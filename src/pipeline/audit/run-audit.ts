/**
 * Audit as a step: counts everything, grades it, estimates it, and says what will not come along. Needs neither
 * a token nor a network.
 */
import { LandfallError } from '../../errors.ts';
import type { PruningReason } from '../../model/account-survey.ts';
import type { AuditReport } from '../../model/audit.ts';
import { noRequests, type StepSummary } from '../../model/summary.ts';
import { auditPaper } from '../../report/papers/audit-paper.ts';
import { pruningCsv } from '../../report/pruning-paper.ts';
import { requireExtracted } from '../require-extracted.ts';
import type { Workspace } from '../workspace.ts';
import { auditOf } from './read-audit.ts';
import { countAccount, surveyVersion } from './survey-account.ts';
import { writePaper } from './write-paper.ts';

export interface AuditSummary extends StepSummary, AuditReport {
  readonly step: 'audit';
  /** Gaps nobody has said they know of. */
  readonly open: number;
}

/** @param at ISO instant @throws LandfallError `step-missing` before anything was extracted, or half of it */
export async function runAudit(workspace: Workspace, at: string): Promise<AuditSummary> {
  const { ledger } = workspace;
  await requireExtracted(workspace);
  const version = await surveyVersion(workspace);
  const pruned: (readonly [string, readonly PruningReason[]])[] = [];
  const survey = await countAccount(workspace, (...person) => pruned.push(person));
  const changed = (await ledger.surveys.latest())?.version !== version;
  await ledger.surveys.save(version, survey);
  const audit = await auditOf(workspace, survey);
  const imprint = { account: survey.account, writtenAt: at, asOf: survey.asOf };
  const files = [...(await writePaper(workspace, 'audit', auditPaper(audit), audit, imprint))];
  if (pruned.length > 0) files.push(await workspace.writeReport('pruning.csv', pruningCsv(pruned)));
  const open = audit.gaps.filter(({ acknowledged }) => acknowledged === null).length;
  return {
    step: 'audit',
    runId: null,
    status: 'done',
    counts: {},
    requests: noRequests,
    issues: open === 0 ? {} : { 'gap-open': open },
    changes: changed ? 1 : 0,
    files,
    next: await nextCommand(workspace, open),
    open,
    ...audit,
  };
}

/**
 * Records that a person knows of gaps; knowing changes nothing about them.
 * @param ids gaps; null for all that are open
 * @throws LandfallError `usage` for a gap this account does not have
 */
export async function acknowledgeGaps(
  workspace: Workspace,
  { gaps }: Pick<AuditReport, 'gaps'>,
  ids: readonly string[] | null,
  who: { readonly by: string; readonly at: string },
): Promise<readonly string[]> {
  const wanted = ids ?? gaps.filter(({ acknowledged }) => acknowledged === null).map(({ id }) => id);
  const unknown = wanted.find((id) => !gaps.some((gap) => gap.id === id));
  if (unknown !== undefined) {
    throw new LandfallError('usage', `This account has no gap named "${unknown}".`, {
      value: unknown,
      rule: `one of ${gaps.map(({ id }) => id).join(', ')}`,
      remedy: 'List them with `landfall audit`.',
    });
  }
  await workspace.editConfig(wanted.map((id) => ({ path: ['acknowledged', id], value: who })));
  return wanted;
}

async function nextCommand(workspace: Workspace, open: number): Promise<string> {
  if (open > 0) return 'landfall audit --acknowledge --by "Your Name"';
  return (await workspace.readFieldMap()) === null ? 'landfall map propose' : 'landfall next';
}

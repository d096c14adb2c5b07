/** Plan as a step: makes it, writes its papers, and says what it will cost. */

import { LandfallError } from '../errors.ts';
import { columnsWithTable, createChangeSamples } from '../mapping/sample-changes.ts';
import { channels } from '../model/contact.ts';
import type { TargetName } from '../model/location.ts';
import type { Plan } from '../model/plan.ts';
import type { StepSummary } from '../model/summary.ts';
import { isClear } from '../plan/accept-findings.ts';
import { consentReads, type PlanCost, planCost } from '../plan/plan-cost.ts';
import type { PreflightFinding } from '../plan/preflight.ts';
import { changedValuesCsv, issuesCsv } from '../report/issue-papers.ts';
import { planText } from '../report/plan-text.ts';
import { awaitLateArrivals } from './await-late-arrivals.ts';
import { connectTarget, type Surroundings } from './connect-destination.ts';
import { loadCounts } from './load-counts.ts';
import { makePlan, type PlanOptions } from './make-plan.ts';
import { preflightOfPlan } from './preflight.ts';
import { capabilitiesFor } from './read-capabilities.ts';
import { writeBookings } from './records/write-bookings.ts';
import { writeHistory } from './records/write-history.ts';
import { writeMoney } from './records/write-money.ts';
import { writeRecordPapers } from './records/write-record-papers.ts';
import { writeStepPaper } from './report/write-step-paper.ts';
import { isSigned } from './require-signoff.ts';
import { mergedTags } from './survey-tags.ts';
import { type ConsentTally, tallyConsent } from './tally-consent.ts';
import type { Workspace } from './workspace.ts';
import { writeTagPapers } from './write-tag-papers.ts';

export interface PlanSummary extends StepSummary {
  readonly planHash: string;
  readonly cost: PlanCost;
  /** What stands in the way of a load; one that loses records makes the plan `blocked`. */
  readonly preflight: readonly PreflightFinding[];
  /** Requests the probe would save: 0 where it was made, or would save none. */
  readonly probeSaves: number;
  /** People who may not be contacted after the load, by channel. */
  readonly restricted: Readonly<Record<string, number>>;
  /** The rule of consent as it falls on this account, before addresses that are shared. */
  readonly consent: ConsentTally;
  /** Names of Kartra that become one tag, since HighLevel knows no capitals. */
  readonly mergedTags: readonly { readonly tag: string; readonly names: readonly string[] }[];
  /** Why records are left out, with counts. */
  readonly reasons: Readonly<Record<string, number>>;
}

export async function runPlan(
  workspace: Workspace,
  target: TargetName,
  surroundings: Surroundings,
  { recreate = false }: Pick<PlanOptions, 'recreate'> = {},
): Promise<PlanSummary> {
  const connection = await connectTarget(workspace, target, surroundings);
  try {
    const capabilities = await capabilitiesFor(workspace, target, connection.clock.now());
    await awaitLateArrivals(workspace, connection, capabilities);
    const made = await makePlan(workspace, target, connection, capabilities, { recreate });
    const { plan, counts, restricted, planning } = made;
    const money = await writeMoney({ planning, plan, readBack: null }, connection.clock.now());
    if (money.unequal.length > 0) throw unequalMoney(money.unequal);
    const consent = await tallyConsent(workspace.ledger);
    const { ledger } = workspace;
    const costs = {
      counts,
      existing: await ledger.snapshots.count(plan.inputs.locationId),
      restricted,
      searchableChannels: capabilities.searchableChannels,
    };
    const all = Object.values(counts);
    const changes = all.reduce((sum, { created, updated }) => sum + created + updated, 0);
    const load = loadCounts(counts);
    const loading = Object.values(load).reduce((sum, { created, updated }) => sum + created + updated, 0);
    const waiting = changes > 0 && loading === 0 ? 'release' : 'apply';
    const toDo = changes + all.reduce((sum, { manual }) => sum + manual, 0);
    const reasons = await ledger.plans.reasonCounts(plan.id);
    const preflight = await preflightOfPlan(workspace, plan, connection, surroundings);
    const now = connection.clock.now();
    return {
      step: 'plan',
      runId: null,
      status: isClear(preflight) ? 'done' : 'blocked',
      counts,
      requests: connection.summary(),
      issues: await ledger.mapped.issueCounts(),
      changes,
      files: [
        await workspace.writeReport(`plan-${target}.txt`, planText(ledger.plans.operations(plan.id))),
        await workspace.writeReport('issues.csv', issuesCsv(ledger.mapped.issues())),
        ...(await writeChanges(workspace)),
        ...money.files,
        ...(await writeRecordPapers(planning, now)),
        ...(await writeBookings(planning, plan, now)),
        ...(await writeHistory(planning, plan, counts, now)),
        ...(await writeTagPapers(workspace, made, now)),
        ...(await writeStepPaper(
          workspace,
          'consent',
          { choice: consentChoice(workspace), ...consent },
          now,
        )),
      ],
      next: !isClear(preflight)
        ? `landfall plan --target ${target}`
        : toDo === 0
          ? `landfall verify --target ${target}`
          : await nextFor(workspace, plan, waiting),
      planHash: plan.hash,
      cost: planCost(costs),
      probeSaves: consentReads(costs) - consentReads({ ...costs, searchableChannels: channels }),
      restricted,
      reasons,
      preflight,
      consent,
      mergedTags: mergedTags(made.tags).map(({ tag, names }) => ({ tag, names })),
    };
  } finally {
    await connection.close();
  }
}

async function nextFor({ ledger }: Workspace, plan: Plan, waiting: 'apply' | 'release'): Promise<string> {
  if (!(await isSigned(ledger.approvals, plan))) return 'landfall signoff --by "Your Name"';
  return `landfall ${waiting} --target ${plan.inputs.target}`;
}

/** The sample tables (I12), where a column needs one. */
async function writeChanges(workspace: Workspace): Promise<readonly string[]> {
  const samples = createChangeSamples();
  for await (const batch of workspace.ledger.mapped.issues()) for (const issue of batch) samples.add(issue);
  const changes = columnsWithTable(samples.result());
  if (changes.length === 0) return [];
  return [await workspace.writeReport('changed-values.csv', changedValuesCsv(changes))];
}

/** A plan whose money is not the source's must not be carried out. */
function unequalMoney(figures: readonly string[]): LandfallError {
  const shown = figures.slice(0, 5).join('; ');
  return new LandfallError(
    'phase-unbalanced',
    `Money in the plan is not the money in the exports: ${shown}.`,
    {
      value: `${figures.length} figures`,
      rule: 'in Kartra = in the plan + left out + suppressed, by currency and month',
      remedy: 'Read reports/money-*.html, which names each figure on every side.',
      safe: 'Nothing was sent to HighLevel.',
      next: 'landfall next',
    },
  );
}

function consentChoice({ config }: Workspace): string {
  const { 'email-consent': answer } = config.decisions;
  if (answer === undefined) return 'Nobody has confirmed the rule: Landfall’s recommendation stands.';
  const reviewed = answer.withoutReview ? 'accepted without review' : 'confirmed';
  return `Rule for e-mail: ${answer.choice}, ${reviewed} by ${answer.by} on ${answer.at.slice(0, 10)}.`;
}

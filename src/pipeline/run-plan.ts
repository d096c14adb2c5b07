/** Plan as a step: makes it, writes its papers, and says what it will cost. */

import { columnsWithTable, createChangeSamples } from '../mapping/sample-changes.ts';
import type { TargetName } from '../model/location.ts';
import { type Counts, objectKinds, phaseOf } from '../model/plan.ts';
import { highLevelLimits } from '../model/quota.ts';
import type { StepSummary } from '../model/summary.ts';
import { noSchemaDemand, type SchemaDemand } from '../plan/schema-demand.ts';
import { changedValuesCsv, issuesCsv } from '../report/issue-papers.ts';
import { planText } from '../report/plan-text.ts';
import { connectTarget, type Surroundings } from './connect-destination.ts';
import { makePlan } from './make-plan.ts';
import type { Workspace } from './workspace.ts';

/** Requests the plan and its verification will need, and how long that takes at the quota. */
export interface PlanCost {
  readonly requests: number;
  readonly durationMs: number;
  /** Which limit binds. */
  readonly limit: '100 requests per 10 seconds' | '200,000 requests a day';
}

export interface PlanSummary extends StepSummary {
  readonly planHash: string;
  readonly cost: PlanCost;
  /** People who may not be contacted after the load, by channel. */
  readonly restricted: Readonly<Record<string, number>>;
  /** Why records are left out, with counts. */
  readonly reasons: Readonly<Record<string, number>>;
}

/** @param demand what the records to come need of the schema, beside what contacts need */
export async function runPlan(
  workspace: Workspace,
  target: TargetName,
  surroundings: Surroundings,
  demand: SchemaDemand = noSchemaDemand,
): Promise<PlanSummary> {
  const connection = await connectTarget(workspace, target, surroundings);
  try {
    const { plan, counts, restricted } = await makePlan(workspace, target, connection, demand);
    const { ledger } = workspace;
    const all = Object.values(counts);
    const changes = all.reduce((sum, { created, updated }) => sum + created + updated, 0);
    const toDo = changes + all.reduce((sum, { manual }) => sum + manual, 0);
    return {
      step: 'plan',
      runId: null,
      status: 'done',
      counts,
      requests: connection.summary(),
      issues: await ledger.mapped.issueCounts(),
      changes,
      files: [
        await workspace.writeReport(`plan-${target}.txt`, planText(ledger.plans.operations(plan.id))),
        await workspace.writeReport('issues.csv', issuesCsv(ledger.mapped.issues())),
        ...(await writeChanges(workspace)),
      ],
      next: toDo === 0 ? `landfall verify --target ${target}` : `landfall apply --target ${target}`,
      planHash: plan.hash,
      cost: costOf(counts, await ledger.snapshots.count(plan.inputs.locationId), restricted),
      restricted,
      reasons: await ledger.plans.reasonCounts(plan.id),
    };
  } finally {
    await connection.close();
  }
}

/** The sample tables (I12), where a column needs one. */
async function writeChanges(workspace: Workspace): Promise<readonly string[]> {
  const samples = createChangeSamples();
  for await (const batch of workspace.ledger.mapped.issues()) for (const issue of batch) samples.add(issue);
  const changes = columnsWithTable(samples.result());
  if (changes.length === 0) return [];
  return [await workspace.writeReport('changed-values.csv', changedValuesCsv(changes))];
}

/**
 * Operations with the same tags or the same company travel together; how many groups they make is not known
 * before, so the most there can be is assumed: one each for tags, one a company and one per 50 links.
 */
function costOf(
  counts: Readonly<Record<string, Counts>>,
  existing: number,
  restricted: Readonly<Record<string, number>>,
): PlanCost {
  const created = (object: string) => counts[object]?.created ?? 0;
  const updated = counts.contact?.updated ?? 0;
  const schemaKinds = objectKinds.filter((object) => phaseOf[object] === 'schema');
  const schema = schemaKinds.reduce(
    (sum, object) => sum + created(object) + 2 * (counts[object]?.updated ?? 0),
    0,
  );
  const companies = created('company') + 2 * (counts.company?.updated ?? 0);
  const links = created('contact-company');
  const linking = links === 0 ? 0 : Math.min(links, (counts.company?.planned ?? 0) + Math.ceil(links / 50));
  const writes =
    created('contact') + 2 * updated + (counts['contact-tags']?.updated ?? 0) + companies + linking;
  const pages = Math.ceil((existing + created('contact')) / 500);
  const reads = Math.max(0, ...Object.values(restricted));
  const requests = schema + writes + pages + reads;
  const windows = Math.ceil(requests / highLevelLimits.maxPerWindow);
  const days = Math.floor(requests / highLevelLimits.maxPerDay);
  const byWindow = Math.max(0, windows - 1) * highLevelLimits.windowMs;
  return {
    requests,
    durationMs: days > 0 ? Math.max(byWindow, days * 86_400_000) : byWindow,
    limit: days > 0 ? '200,000 requests a day' : '100 requests per 10 seconds',
  };
}

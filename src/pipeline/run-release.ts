/**
 * Release: gives the tags that were held back, in a canary of 1 person, then 25, then all. Every step is asked
 * for, so that a person looks at what the workflows did before the next. Workflows that are published must be
 * accepted by name, as for any write.
 */
import { applyPlan } from '../apply/apply-plan.ts';
import { isInterrupted, LandfallError } from '../errors.ts';
import type { TargetName } from '../model/location.ts';
import type { Counts, Plan } from '../model/plan.ts';
import type { StepSummary } from '../model/summary.ts';
import { toolsAfterLoad } from './apply-tools.ts';
import { requireFreshPlan, requirePlan, requireQuiet } from './check-plan.ts';
import { connectTarget, type DestinationConnection, type Surroundings } from './connect-destination.ts';
import { countInto } from './count-requests.ts';
import { loadCounts, settled, stillHeld } from './load-counts.ts';
import { requireSignoff } from './require-signoff.ts';
import { targetFields } from './target-fields.ts';
import type { Workspace } from './workspace.ts';

export interface ReleaseSummary extends StepSummary {
  /** People given their tags by this step. */
  readonly released: number;
  /** People whose tags are still held back. */
  readonly held: number;
}

/** People in the first two steps of the canary; the third is everybody else. */
const canary = [1, 25] as const;

/** @throws `step-missing` while people are still to be written, `workflows-published`, `plan-stale`, … */
export async function runRelease(
  workspace: Workspace,
  target: TargetName,
  surroundings: Surroundings,
  onProgress: (done: number) => void,
): Promise<ReleaseSummary> {
  const plan = await requirePlan(workspace, target);
  await requireSignoff(workspace.ledger.approvals, plan);
  const connection = await connectTarget(workspace, target, surroundings);
  try {
    return await releaseConnected(workspace, plan, connection, surroundings, onProgress);
  } finally {
    await connection.close();
  }
}

async function releaseConnected(
  workspace: Workspace,
  plan: Plan,
  connection: DestinationConnection,
  { stop, newId }: Surroundings,
  onProgress: (done: number) => void,
): Promise<ReleaseSummary> {
  const { ledger } = workspace;
  const { target, locationId } = plan.inputs;
  const { clock, concurrency } = connection;
  const before = await ledger.journal.counts(plan.id);
  requireLoaded(before, target);
  await connection.lock(workspace.directory);
  await requireFreshPlan(workspace, plan, connection);
  await requireQuiet(workspace, connection, target);
  const fields = await targetFields(ledger, plan);
  const runId = newId();
  const run = { id: runId, step: 'release', target, locationId, planId: plan.id, startedAt: clock.now() };
  await ledger.journal.startRun(run);
  const counting = countInto(ledger.journal, runId, connection);
  let interrupted = false;
  try {
    const result = await applyPlan({
      planId: plan.id,
      phases: ['release'],
      most: nextStepOf(before['held-tags']),
      concurrency,
      signal: stop,
      onPhaseStart: () => Promise.resolve(),
      onProgress(done) {
        counting.flush();
        onProgress(done);
      },
      toolsFor: () => toolsAfterLoad(workspace, plan, connection, { runId, fields }),
      onPhaseEnd: () => Promise.resolve(),
    });
    interrupted = result.interrupted;
  } catch (error) {
    if (!isInterrupted(error)) throw error;
    interrupted = true;
  } finally {
    await counting.finish();
    await ledger.journal.endRun(runId, clock.now());
  }
  const counts = await ledger.journal.counts(plan.id);
  const updated = (of: Readonly<Record<string, Counts>>) => of['held-tags']?.updated ?? 0;
  const released = updated(counts) - updated(before);
  const held = stillHeld(counts);
  const { refused = 0, unresolved = 0 } = counts['held-tags'] ?? {};
  return {
    step: 'release',
    runId,
    status: interrupted ? 'interrupted' : refused + unresolved > 0 ? 'refused-records' : 'done',
    counts: counts['held-tags'] === undefined ? {} : { 'held-tags': counts['held-tags'] },
    requests: connection.summary(),
    issues: {},
    changes: released,
    released,
    held,
    files: [],
    next: `landfall ${held > 0 ? 'release' : 'verify'} --target ${target}`,
  };
}

/** How many people the next step takes: what is left of 1, then of 25, then everybody. */
function nextStepOf(held: Counts | undefined): number {
  const done = held === undefined ? 0 : settled(held) - held.unresolved;
  const [first, second] = canary;
  if (done < first) return first - done;
  return done < first + second ? first + second - done : Number.POSITIVE_INFINITY;
}

/** @throws `step-missing` */
function requireLoaded(counts: Readonly<Record<string, Counts>>, target: TargetName): void {
  const open = Object.values(loadCounts(counts)).some(
    (count) => settled(count) < count.planned || count.unresolved > 0 || count.manual > 0,
  );
  if (!open) return;
  throw new LandfallError('step-missing', 'The load is not complete: tags are released last.', {
    rule: 'tags that may start workflows are given when everything else stands',
    safe: 'Nothing was sent to HighLevel.',
    next: `landfall apply --target ${target}`,
  });
}

/** Apply: checks, carries the plan out, writes each phase's reconciliation before the next begins. */
import { applyPlan } from '../apply/apply-plan.ts';
import { finishedPhases } from '../apply/finished-phases.ts';
import { isInterrupted } from '../errors.ts';
import type { TargetName } from '../model/location.ts';
import { noPlace } from '../model/opportunity-place.ts';
import { type Counts, objectKinds, type Phase, type Plan, phaseOf, phases } from '../model/plan.ts';
import type { StepSummary } from '../model/summary.ts';
import { applyTools } from './apply-tools.ts';
import { requireFreshPlan, requirePlan, requireQuietLoad } from './check-plan.ts';
import { connectTarget, type DestinationConnection, type Surroundings } from './connect-destination.ts';
import { countInto, planRequests, writtenContacts } from './count-requests.ts';
import { loadCounts, settled as settledIn, stillHeld } from './load-counts.ts';
import { capabilitiesFor } from './read-capabilities.ts';
import { checkPhaseMoney, requireEqualMoney } from './records/check-phase-money.ts';
import { readPlace } from './records/read-place.ts';
import { writeStepPaper } from './report/write-step-paper.ts';
import { requireClear } from './require-clear.ts';
import { requireSignoff } from './require-signoff.ts';
import { targetFields } from './target-fields.ts';
import type { Workspace } from './workspace.ts';

/** Phases that write opportunities and records. */
const recordPhases: ReadonlySet<Phase> = new Set([
  'opportunities',
  'transactions',
  'subscriptions',
  'appointments',
]);

/** Carried out by commands of their own. */
const byWish: ReadonlySet<Phase> = new Set(['release', 'grants']);

export interface ApplyProgress {
  /** Operations to be sent by this plan, and those settled so far (earlier runs included). */
  readonly total: number;
  readonly settled: number;
}

export async function runApply(
  workspace: Workspace,
  target: TargetName,
  surroundings: Surroundings,
  onProgress: (progress: ApplyProgress) => void,
): Promise<StepSummary> {
  const plan = await requirePlan(workspace, target);
  await requireSignoff(workspace.ledger.approvals, plan);
  const connection = await connectTarget(workspace, target, surroundings);
  try {
    return await applyConnected(workspace, plan, connection, surroundings, onProgress);
  } finally {
    await connection.close();
  }
}

async function applyConnected(
  workspace: Workspace,
  plan: Plan,
  connection: DestinationConnection,
  surroundings: Surroundings,
  onProgress: (progress: ApplyProgress) => void,
): Promise<StepSummary> {
  const { ledger } = workspace;
  const { stop, newId } = surroundings;
  const { destination, send, clock, concurrency } = connection;
  await connection.lock(workspace.directory);
  const location = await requireFreshPlan(workspace, plan, connection);
  await requireQuietLoad(workspace, connection, plan.inputs.target);
  await requireClear(workspace, plan, connection, surroundings);
  const capabilities = await capabilitiesFor(workspace, plan.inputs.target, clock.now());
  const before = loadCounts(await ledger.journal.counts(plan.id));
  const runId = newId();
  await ledger.journal.startRun({
    id: runId,
    step: 'apply',
    target: plan.inputs.target,
    locationId: plan.inputs.locationId,
    planId: plan.id,
    startedAt: clock.now(),
  });
  const counting = countInto(ledger.journal, runId, connection);
  const files: string[] = [];
  const finished = finishedPhases(before);
  const planned = new Set(objectKinds.filter((object) => object in before).map((object) => phaseOf[object]));
  const total = toSend(before);
  let settled = total - stillToSend(before);
  onProgress({ total, settled });
  let place = noPlace;
  let interrupted = false;
  let byHand: readonly string[] = [];
  try {
    const result = await applyPlan({
      planId: plan.id,
      phases: phases.filter((phase) => !byWish.has(phase) && planned.has(phase) && !finished.has(phase)),
      concurrency,
      signal: stop,
      // A workflow may be published while a load of hours runs: it is looked for before every phase.
      onPhaseStart: () => requireQuietLoad(workspace, connection, plan.inputs.target),
      onProgress(done) {
        settled += done;
        counting.flush();
        onProgress({ total, settled });
      },
      async toolsFor(phase) {
        const fields = await targetFields(ledger, plan);
        place = recordPhases.has(phase)
          ? await readPlace(ledger, plan, destination, send('schema'))
          : noPlace;
        return applyTools(workspace, connection, { runId, location, capabilities, fields, place });
      },
      async onPhaseEnd(phase, counts) {
        const { target } = plan.inputs;
        const money = await checkPhaseMoney(workspace, plan, phase, connection, place, capabilities);
        const sums = Object.fromEntries(
          Object.entries(counts).map(([object, count]) => [object, settledIn(count)]),
        );
        const figures = { phase, target, counts, sums, money };
        const name = `reconciliation-${target}-${phase}`;
        files.push(...(await writeStepPaper(workspace, 'phase-reconciliation', figures, clock.now(), name)));
        requireEqualMoney(phase, target, money);
      },
    });
    interrupted = result.interrupted;
    byHand = result.waiting;
  } catch (error) {
    if (!isInterrupted(error)) throw error;
    interrupted = true;
  } finally {
    await counting.finish();
    await ledger.journal.endRun(runId, clock.now());
  }
  const { target } = plan.inputs;
  if (byHand.length > 0) {
    const figures = { target, instructions: byHand };
    files.push(...(await writeStepPaper(workspace, 'by-hand', figures, clock.now(), `by-hand-${target}`)));
  }
  const all = await ledger.journal.counts(plan.id);
  const counts = loadCounts(all);
  const held = stillHeld(all);
  return {
    step: 'apply',
    runId,
    status: statusOf(counts, interrupted),
    counts,
    requests: await planRequests(ledger.journal, plan, connection, writtenContacts(counts)),
    issues: await ledger.journal.noteCounts(plan.id),
    changes: changed(counts) - changed(before),
    ...(byHand.length === 0 ? {} : { byHand }),
    ...(held === 0 ? {} : { held }),
    files,
    next: `landfall ${interrupted || byHand.length > 0 ? 'apply' : 'verify'} --target ${target}`,
  };
}

function statusOf(counts: Readonly<Record<string, Counts>>, interrupted: boolean): StepSummary['status'] {
  if (interrupted) return 'interrupted';
  const all = Object.values(counts);
  if (all.some(({ manual }) => manual > 0)) return 'blocked';
  return all.some(({ refused, unresolved }) => refused + unresolved > 0) ? 'refused-records' : 'done';
}

const changed = (counts: Readonly<Record<string, Counts>>): number =>
  Object.values(counts).reduce((sum, { created, updated }) => sum + created + updated, 0);

/** Operations that need a request: everything but what is unchanged, left out or a person's. */
const toSend = (counts: Readonly<Record<string, Counts>>): number =>
  Object.values(counts).reduce(
    (sum, { planned, unchanged, skipped, manual }) => sum + planned - unchanged - skipped - manual,
    0,
  );

const stillToSend = (counts: Readonly<Record<string, Counts>>): number =>
  Object.values(counts).reduce(
    (sum, { planned, created, updated, unchanged, skipped, refused, manual }) =>
      sum + planned - created - updated - unchanged - skipped - refused - manual,
    0,
  );

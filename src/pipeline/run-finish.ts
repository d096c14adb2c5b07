/**
 * Finish: closes a migration once nothing is open, or says everything that is (R11, R108). By decision the markers
 * stay or are taken away, journalled like any write and read back; the completion report says which. Without markers a
 * later export cannot find its people again, so their removal asks for a yes of its own.
 */
import { applyPlan } from '../apply/apply-plan.ts';
import { isInterrupted, LandfallError } from '../errors.ts';
import { isoInstant } from '../model/clock.ts';
import type { TargetName } from '../model/location.ts';
import type { Counts, Plan } from '../model/plan.ts';
import type { StepSummary } from '../model/summary.ts';
import { toolsAfterLoad } from './apply-tools.ts';
import { requirePlan, requireQuiet } from './check-plan.ts';
import { connectTarget, type DestinationConnection, type Surroundings } from './connect-destination.ts';
import { countInto } from './count-requests.ts';
import { countRemoved, type Removed } from './finish/count-removed.ts';
import { type OpenItem, readOpenItems } from './finish/open-items.ts';
import { planRemoval } from './finish/plan-removal.ts';
import { runReport } from './report/run-report.ts';
import { requireDecisions } from './require-decisions.ts';
import { targetFields } from './target-fields.ts';
import type { Workspace } from './workspace.ts';

export interface FinishSummary extends StepSummary {
  readonly finish: {
    /** Everything in the way; empty where it is finished, or would be. */
    readonly open: readonly OpenItem[];
    readonly finished: boolean;
    /** `to-remove`: nothing was written, a yes is still to be said. */
    readonly markers: 'kept' | 'removed' | 'to-remove' | null;
    /** Fields and texts that carry, or carried, a marker; 0 where they stay. */
    readonly marked: number;
    readonly removed: Removed | null;
  };
}

export interface FinishOptions {
  readonly by: string;
  /** A person agreed to the removal of the markers. */
  readonly yes: boolean;
  /** That person takes sums of money as they stand, equal on all sides or not. */
  readonly acceptsMoney: boolean;
  readonly onProgress: (done: number) => void;
}

interface Finishing {
  readonly workspace: Workspace;
  readonly plan: Plan;
  readonly connection: DestinationConnection;
  readonly surroundings: Surroundings;
  readonly options: FinishOptions;
}

/** @throws `step-missing` where nothing was loaded, `decision-open`, `workflows-published`, … */
export async function runFinish(
  workspace: Workspace,
  target: TargetName,
  surroundings: Surroundings,
  options: FinishOptions,
): Promise<FinishSummary> {
  if ((await workspace.ledger.journal.latestRun('apply', target)) === null) throw nothingLoaded(target);
  const plan = await requirePlan(workspace, target);
  const decisions = await requireDecisions(workspace);
  const connection = await connectTarget(workspace, target, surroundings);
  try {
    const of = { workspace, plan, connection, surroundings, options };
    // Markers gone already: there is no plan to hold the load against any more.
    const before = workspace.config.finished[target];
    const { acceptsMoney } = options;
    const at = connection.clock.now();
    const open = before === undefined ? await readOpenItems(workspace, plan, { at, acceptsMoney }) : [];
    if (open.length > 0) return summarise(of, { status: 'blocked', open });
    return decisions.markers === 'remove' ? await removeMarkers(of) : await close(of, 'kept', {});
  } finally {
    await connection.close();
  }
}

async function removeMarkers(of: Finishing): Promise<FinishSummary> {
  const { workspace, plan, connection, options } = of;
  const { ledger } = workspace;
  const { target } = plan.inputs;
  await connection.lock(workspace.directory);
  // What was begun is carried on; a plan that never ran is made anew.
  const begun = await ledger.plans.latest(target, 'finish');
  const isBegun = begun !== null && (await ledger.journal.runs(begun.id)).length > 0;
  const removal = isBegun ? begun : await planRemoval(workspace, plan, connection);
  const marked = sumOf(await ledger.journal.counts(removal.id), ({ planned }) => planned);
  if (!options.yes) return summarise(of, { markers: 'to-remove', marked });
  await requireQuiet(workspace, connection, target);
  const interrupted = await carryOut(of, removal);
  if (interrupted) return summarise(of, { status: 'interrupted', markers: 'to-remove', marked });
  const removed = await countRemoved(workspace, removal.id, connection);
  const counts = await ledger.journal.counts(removal.id);
  if (removed.standing > 0)
    return summarise(of, { status: 'differences', markers: 'to-remove', marked, removed, counts });
  return close(of, 'removed', { marked, removed, counts });
}

/** @returns whether it was interrupted */
async function carryOut(of: Finishing, removal: Plan): Promise<boolean> {
  const { workspace, plan, connection, surroundings, options } = of;
  const { journal } = workspace.ledger;
  const { clock, concurrency } = connection;
  const { target, locationId } = removal.inputs;
  const runId = surroundings.newId();
  const run = { id: runId, step: 'finish', target, locationId, planId: removal.id, startedAt: clock.now() };
  await journal.startRun(run);
  const counting = countInto(journal, runId, connection);
  const fields = await targetFields(workspace.ledger, plan);
  try {
    const { interrupted } = await applyPlan({
      planId: removal.id,
      phases: ['finish'],
      concurrency,
      signal: surroundings.stop,
      onPhaseStart: () => Promise.resolve(),
      onProgress(done) {
        counting.flush();
        options.onProgress(done);
      },
      toolsFor: () => toolsAfterLoad(workspace, plan, connection, { runId, fields }),
      onPhaseEnd: () => Promise.resolve(),
    });
    return interrupted;
  } catch (error) {
    if (!isInterrupted(error)) throw error;
    return true;
  } finally {
    await counting.finish();
    await journal.endRun(runId, clock.now());
  }
}

/** Keeps who finished it and when, and writes the completion report. */
async function close(
  of: Finishing,
  markers: 'kept' | 'removed',
  rest: Partial<Drafted>,
): Promise<FinishSummary> {
  const { workspace, plan, connection, options } = of;
  const at = isoInstant(connection.clock.now());
  const { target } = plan.inputs;
  const unequal = (await workspace.ledger.verifications.latest(plan.id))?.unequalSums.length ?? 0;
  const money = unequal === 0 ? {} : { unequalSums: unequal };
  const said = { by: options.by, at, markers, ...money };
  await workspace.editConfig([{ path: ['finished', target], value: said }]);
  const marks = { ...workspace.config.finished, [target]: said };
  const finished = { ...workspace, config: { ...workspace.config, finished: marks } };
  const { files } = await runReport(finished, ['completion'], at);
  return summarise(of, { ...rest, finished: true, markers, files });
}

interface Drafted extends Partial<Omit<FinishSummary['finish'], 'removed'>> {
  readonly status?: FinishSummary['status'];
  readonly counts?: FinishSummary['counts'];
  readonly files?: readonly string[];
  readonly removed?: Removed;
}

function summarise({ connection, plan, options }: Finishing, drafted: Drafted): FinishSummary {
  const { status = 'done', counts = {}, files = [], open = [], finished = false } = drafted;
  const { markers = null, marked = 0, removed = null } = drafted;
  const money = options.acceptsMoney ? ' --accept-money' : '';
  const again = `landfall finish --target ${plan.inputs.target} --by "Your Name"${money}`;
  const next = finished ? 'landfall status' : markers === 'to-remove' ? `${again} --yes` : again;
  return {
    step: 'finish',
    runId: null,
    status,
    counts,
    requests: connection.summary(),
    issues: {},
    changes: removed?.gone ?? 0,
    files,
    next: open[0]?.remedy ?? next,
    finish: { open, finished, markers, marked, removed },
  };
}

const sumOf = (counts: Readonly<Record<string, Counts>>, of: (counts: Counts) => number): number =>
  Object.values(counts).reduce((sum, one) => sum + of(one), 0);

function nothingLoaded(target: TargetName): LandfallError {
  return new LandfallError('step-missing', `Nothing was loaded into the ${target} location yet.`, {
    rule: 'a migration is finished once everything arrived and was proved',
    safe: 'Nothing was sent to HighLevel.',
    next: `landfall plan --target ${target}`,
  });
}

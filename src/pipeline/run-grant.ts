/**
 * Grant: gives people what may make HighLevel write to them, long after the load: access to the courses they have in
 * Kartra, accounts of affiliates. A preview records who would get what; `--yes` carries it out in a canary of 1 person,
 * then 25, then all, a step each time it is asked for, and reads back what stands. Nothing else in Landfall gives it.
 * Authorised by the recorded preview, not by the sign-off (I2).
 */
import { applyPlan } from '../apply/apply-plan.ts';
import { isInterrupted, LandfallError } from '../errors.ts';
import type { Operation } from '../model/journal.ts';
import type { TargetName } from '../model/location.ts';
import type { Plan } from '../model/plan.ts';
import type { StepSummary } from '../model/summary.ts';
import { movedFacts } from '../plan/destination-facts.ts';
import { notInHighLevel } from '../plan/plan-enrollments.ts';
import { grantCsv } from '../report/grant-paper.ts';
import { toolsAfterLoad } from './apply-tools.ts';
import { movedInputs, requireQuiet } from './check-plan.ts';
import { connectTarget, type DestinationConnection, type Surroundings } from './connect-destination.ts';
import { countInto } from './count-requests.ts';
import type { Grant } from './grants/grant.ts';
import { type RollbackOptions, type RollbackSummary, runRollback } from './run-rollback.ts';
import type { Workspace } from './workspace.ts';

export interface GrantSummary extends StepSummary {
  readonly planHash: string;
  /** True where nothing was written. */
  readonly preview: boolean;
  /** People given something by this step, and people still to be given it. */
  readonly granted: number;
  readonly left: number;
  /** People to be given something who get no e-mail otherwise; of a preview. */
  readonly closedForEmail: number;
  /** Why something is left out, with counts. */
  readonly reasons: Readonly<Record<string, number>>;
  /** What was given and is read back; null for a preview. */
  readonly verification: { readonly verified: number; readonly missing: number } | null;
}

interface Granting {
  readonly grant: Grant;
  readonly workspace: Workspace;
  readonly target: TargetName;
  readonly surroundings: Surroundings;
}

/** People in the first two steps of the canary; the third is everybody else. */
const canary = [1, 25] as const;

/** @param only titles of offers; empty: all. @throws `course-not-ready`, `step-missing`, … */
export async function previewGrant(of: Granting, only: readonly string[]): Promise<GrantSummary> {
  const { grant, workspace, target, surroundings } = of;
  const connection = await connectTarget(workspace, target, surroundings);
  try {
    const { plan, closedForEmail } = await grant.make(workspace, target, only, connection);
    const rest = await summarise(of, plan, connection);
    const nobodyStands = rest.left === 0 && (rest.reasons[notInHighLevel] ?? 0) > 0;
    if (nobodyStands && rest.counts[grant.object]?.unchanged === 0) throw notLoaded(target);
    return { ...rest, status: 'done', changes: rest.left, closedForEmail };
  } finally {
    await connection.close();
  }
}

/** @throws `step-missing` without a preview, `plan-stale`, `course-not-ready`, `workflows-published` */
export async function runGrant(of: Granting, onProgress: (done: number) => void): Promise<GrantSummary> {
  const { grant, workspace, target, surroundings } = of;
  const plan = await workspace.ledger.plans.latest(target, grant.kind);
  if (plan === null || plan.undoneAt !== null) {
    throw new LandfallError('step-missing', 'Nobody has seen a preview of this grant.', {
      rule: 'what is granted is granted exactly as a recorded preview shows',
      safe: 'Nobody was given anything.',
      next: `${grant.command} --target ${target}`,
    });
  }
  const connection = await connectTarget(workspace, target, surroundings);
  try {
    await connection.lock(workspace.directory);
    await requireFreshGrant(of, plan, connection);
    await requireQuiet(workspace, connection, target);
    return await carryOut(of, plan, connection, onProgress);
  } finally {
    await connection.close();
  }
}

/**
 * Takes back what this grant gave, and nothing else: a preview, or with `yes` the undoing itself. Who had it before
 * keeps it. @throws `nothing-written`, `preview-stale`, …
 */
export async function undoGrant(
  { grant, workspace, target, surroundings }: Granting,
  mode: RollbackOptions['mode'],
  onProgress: RollbackOptions['onProgress'],
): Promise<RollbackSummary> {
  const scope = { kind: 'object', object: grant.object } as const;
  const summary = await runRollback(workspace, target, surroundings, { scope, mode, onProgress });
  const goesOn = summary.preview || summary.status === 'interrupted';
  const next = `${grant.command} --target ${target}${goesOn ? ' --undo --yes' : ''}`;
  return { ...summary, step: 'grant', next };
}

async function carryOut(
  of: Granting,
  plan: Plan,
  connection: DestinationConnection,
  onProgress: (done: number) => void,
): Promise<GrantSummary> {
  const { workspace, grant, surroundings } = of;
  const { journal } = workspace.ledger;
  const { clock, concurrency } = connection;
  const { target, locationId } = plan.inputs;
  const before = await people(of, plan);
  const runId = surroundings.newId();
  const run = { id: runId, step: 'grant', target, locationId, planId: plan.id, startedAt: clock.now() };
  await journal.startRun(run);
  const counting = countInto(journal, runId, connection);
  let interrupted = false;
  try {
    const result = await applyPlan({
      planId: plan.id,
      phases: ['grants'],
      most: nextStep(before),
      concurrency,
      signal: surroundings.stop,
      onPhaseStart: () => Promise.resolve(),
      onProgress(done) {
        counting.flush();
        onProgress(done);
      },
      toolsFor: () => toolsAfterLoad(workspace, plan, connection, { runId, fields: new Map() }),
      onPhaseEnd: () => Promise.resolve(),
    });
    interrupted = result.interrupted;
  } catch (error) {
    if (!isInterrupted(error)) throw error;
    interrupted = true;
  } finally {
    await counting.finish();
    await journal.endRun(runId, clock.now());
  }
  const after = await people(of, plan);
  const verified = await grant.countStanding(after.done, connection);
  const verification = { verified, missing: after.done.length - verified };
  const rest = await summarise(of, plan, connection);
  const granted = after.given - before.given;
  const { refused = 0, unresolved = 0 } = rest.counts[grant.object] ?? {};
  const status = interrupted
    ? 'interrupted'
    : verification.missing > 0
      ? 'differences'
      : refused + unresolved > 0
        ? 'refused-records'
        : 'done';
  return {
    ...rest,
    runId,
    status,
    changes: granted,
    preview: false,
    granted,
    closedForEmail: 0,
    verification,
  };
}

interface People {
  /** How much is still to be given to each, in the order of the plan. */
  readonly open: readonly number[];
  /** People with nothing left to be given. */
  readonly begun: number;
  /** People given something. */
  readonly given: number;
  /** What was given. */
  readonly done: readonly Operation[];
}

async function people(
  { workspace, grant }: Pick<Granting, 'workspace' | 'grant'>,
  plan: Plan,
): Promise<People> {
  const open = new Map<string, number>();
  const begun = new Set<string>();
  const done: Operation[] = [];
  for await (const batch of workspace.ledger.plans.operations(plan.id, { object: grant.object })) {
    for (const operation of batch.filter(({ action }) => action === 'create')) {
      const person = grant.personOf(operation);
      if (operation.state === 'planned') open.set(person, (open.get(person) ?? 0) + 1);
      else begun.add(person);
      if (operation.state === 'done') done.push(operation);
    }
  }
  return {
    open: [...open.values()],
    begun: [...begun].filter((person) => !open.has(person)).length,
    given: new Set(done.map((operation) => grant.personOf(operation))).size,
    done,
  };
}

/** How many operations the next step takes on: those of what is left of 1 person, then of 25, then of everybody. */
function nextStep({ open, begun }: People): number {
  const [first, second] = canary;
  const many = begun < first ? first - begun : begun < first + second ? first + second - begun : open.length;
  return open.slice(0, many).reduce((sum, operations) => sum + operations, 0);
}

async function summarise(
  { grant, workspace, target }: Granting,
  plan: Plan,
  connection: DestinationConnection,
): Promise<Omit<GrantSummary, 'status' | 'changes' | 'closedForEmail'>> {
  const { ledger } = workspace;
  const { open } = await people({ grant, workspace }, plan);
  const operations = ledger.plans.operations(plan.id, { object: grant.object });
  return {
    step: 'grant',
    runId: null,
    counts: await ledger.journal.counts(plan.id),
    requests: connection.summary(),
    issues: await ledger.journal.noteCounts(plan.id),
    files: [await workspace.writeReport(`${grant.kind}-${target}.csv`, grantCsv(operations))],
    next: open.length > 0 ? `${grant.command} --target ${target} --yes` : 'landfall status',
    planHash: plan.hash,
    preview: true,
    granted: 0,
    left: open.length,
    reasons: await ledger.plans.reasonCounts(plan.id),
    verification: null,
  };
}

/** @throws `course-not-ready`, `plan-stale` */
async function requireFreshGrant(
  { grant, workspace }: Granting,
  plan: Plan,
  connection: DestinationConnection,
): Promise<void> {
  const { target, destinationFacts } = plan.inputs;
  const facts = await grant.facts(plan, connection);
  const moved = [...(await movedInputs(workspace, plan)), ...movedFacts(destinationFacts, facts)];
  if (moved.length === 0) return;
  throw new LandfallError('plan-stale', `The preview no longer holds: ${moved.join(', ')} changed.`, {
    value: moved.join(', '),
    rule: 'what is granted is granted exactly as a recorded preview shows',
    remedy: 'Look at a new preview; what stands already is recognised.',
    safe: 'Nobody was given anything by this command.',
    next: `${grant.command} --target ${target}`,
  });
}

function notLoaded(target: TargetName): LandfallError {
  return new LandfallError('step-missing', 'None of these people is in HighLevel yet.', {
    rule: 'only people who stand in HighLevel are given anything',
    safe: 'Nobody was given anything.',
    next: `landfall apply --target ${target}`,
  });
}

/**
 * Grant: gives people the access to courses they have in Kartra, long after the load, once a person has published the
 * courses. A preview records who would get what; `--yes` carries it out in a canary of 1 person, then 25, then all,
 * a step each time it is asked for, and reads back what stands. Giving access may make HighLevel send mail with a
 * login, so nothing else in Landfall gives it. Authorised by the recorded preview, not by the sign-off (I2).
 */
import { applyPlan } from '../apply/apply-plan.ts';
import { requireFound } from '../connectors/connector.ts';
import { LandfallError } from '../errors.ts';
import { asExpectedEnrollment } from '../model/enrollment.ts';
import type { Operation } from '../model/journal.ts';
import type { TargetName } from '../model/location.ts';
import type { Plan } from '../model/plan.ts';
import type { StepSummary } from '../model/summary.ts';
import { movedFacts } from '../plan/destination-facts.ts';
import { notInHighLevel } from '../plan/plan-enrollments.ts';
import { grantCsv } from '../report/grant-paper.ts';
import { applyTools } from './apply-tools.ts';
import { movedInputs, requireQuiet } from './check-plan.ts';
import { connectTarget, type DestinationConnection, type Surroundings } from './connect-destination.ts';
import { countInto } from './count-requests.ts';
import { makeGrant } from './grants/make-grant.ts';
import { offerFacts, readCourseFacts, requireReady } from './grants/read-course-facts.ts';
import type { Workspace } from './workspace.ts';

export interface GrantSummary extends StepSummary {
  readonly planHash: string;
  /** True where nothing was written. */
  readonly preview: boolean;
  /** People given access by this step, and people still to be given it. */
  readonly granted: number;
  readonly left: number;
  /** People to be given access who get no e-mail otherwise; of a preview. */
  readonly closedForEmail: number;
  /** Why access is left out, with counts. */
  readonly reasons: Readonly<Record<string, number>>;
  /** What was given and is read back; null for a preview. */
  readonly verification: { readonly verified: number; readonly missing: number } | null;
}

/** People in the first two steps of the canary; the third is everybody else. */
const canary = [1, 25] as const;

/** @param only titles of offers; empty: all. @throws `course-not-ready`, `step-missing`, … */
export async function previewGrant(
  workspace: Workspace,
  target: TargetName,
  only: readonly string[],
  surroundings: Surroundings,
): Promise<GrantSummary> {
  const connection = await connectTarget(workspace, target, surroundings);
  try {
    const { plan, closedForEmail } = await makeGrant(workspace, target, only, connection);
    const rest = await summarise(workspace, plan, connection);
    const nobodyStands = rest.left === 0 && (rest.reasons[notInHighLevel] ?? 0) > 0;
    if (nobodyStands && rest.counts['enrollment']?.unchanged === 0) throw notLoaded(target);
    return { ...rest, status: 'done', changes: rest.left, closedForEmail };
  } finally {
    await connection.close();
  }
}

/** @throws `step-missing` without a preview, `plan-stale`, `course-not-ready`, `workflows-published` */
export async function runGrant(
  workspace: Workspace,
  target: TargetName,
  surroundings: Surroundings,
  onProgress: (done: number) => void,
): Promise<GrantSummary> {
  const plan = await workspace.ledger.plans.latest(target, 'grant');
  if (plan === null) {
    throw new LandfallError('step-missing', 'Nobody has seen a preview of this grant.', {
      rule: 'access is given exactly as a recorded preview shows',
      safe: 'Nobody was given access.',
      next: `landfall grant --target ${target}`,
    });
  }
  const connection = await connectTarget(workspace, target, surroundings);
  try {
    await connection.lock(workspace.directory);
    await requireFreshGrant(workspace, plan, connection);
    await requireQuiet(workspace, connection, target);
    return await carryOut(workspace, plan, connection, surroundings, onProgress);
  } finally {
    await connection.close();
  }
}

async function carryOut(
  workspace: Workspace,
  plan: Plan,
  connection: DestinationConnection,
  { stop, newId }: Surroundings,
  onProgress: (done: number) => void,
): Promise<GrantSummary> {
  const { journal } = workspace.ledger;
  const { clock, concurrency } = connection;
  const { target, locationId } = plan.inputs;
  const before = await people(workspace, plan);
  const runId = newId();
  await journal.startRun({
    id: runId,
    step: 'grant',
    target,
    locationId,
    planId: plan.id,
    startedAt: clock.now(),
  });
  const counting = countInto(journal, runId, connection);
  let interrupted = false;
  try {
    const result = await applyPlan({
      planId: plan.id,
      phases: ['grants'],
      most: nextStep(before),
      concurrency,
      signal: stop,
      onPhaseStart: () => Promise.resolve(),
      onProgress(done) {
        counting.flush();
        onProgress(done);
      },
      toolsFor: () => applyTools(workspace, plan, connection, runId, new Map()),
      onPhaseEnd: () => Promise.resolve(),
    });
    interrupted = result.interrupted;
  } catch (error) {
    if (!(error instanceof LandfallError) || error.code !== 'interrupted') throw error;
    interrupted = true;
  } finally {
    await counting.finish();
    await journal.endRun(runId, clock.now());
  }
  const verification = await readBack(workspace, plan, connection);
  const rest = await summarise(workspace, plan, connection);
  const granted = (await people(workspace, plan)).given - before.given;
  const { refused = 0, unresolved = 0 } = rest.counts['enrollment'] ?? {};
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
  /** Those with access still to be given, each with how much, in the order of the plan. */
  readonly open: readonly { readonly contact: string; readonly operations: number }[];
  /** People with nothing left to be given. */
  readonly begun: number;
  /** People given access. */
  readonly given: number;
}

async function people(workspace: Workspace, plan: Plan): Promise<People> {
  const open = new Map<string, number>();
  const begun = new Set<string>();
  const given = new Set<string>();
  for await (const operation of enrollments(workspace, plan)) {
    if (operation.action !== 'create') continue;
    const { contact } = asExpectedEnrollment(operation.expected);
    if (operation.state === 'planned') open.set(contact, (open.get(contact) ?? 0) + 1);
    else begun.add(contact);
    if (operation.state === 'done') given.add(contact);
  }
  return {
    open: [...open].map(([contact, operations]) => ({ contact, operations })),
    begun: [...begun].filter((contact) => !open.has(contact)).length,
    given: given.size,
  };
}

/** How many operations the next step takes on: those of what is left of 1 person, then of 25, then of everybody. */
function nextStep({ open, begun }: People): number {
  const [first, second] = canary;
  const many = begun < first ? first - begun : begun < first + second ? first + second - begun : open.length;
  return open.slice(0, many).reduce((sum, { operations }) => sum + operations, 0);
}

/** Everything this grant has given so far, looked for at the location. */
async function readBack(
  workspace: Workspace,
  plan: Plan,
  { destination, send }: DestinationConnection,
): Promise<{ readonly verified: number; readonly missing: number }> {
  const given = new Map<string, string[]>();
  for await (const operation of enrollments(workspace, plan)) {
    if (operation.action !== 'create' || operation.state !== 'done') continue;
    const { contactId, offerId } = asExpectedEnrollment(operation.expected);
    given.set(offerId, [...(given.get(offerId) ?? []), contactId]);
  }
  let verified = 0;
  let missing = 0;
  for (const [offerId, contactIds] of given) {
    const listed = requireFound(
      await destination.enrollments.list(send('verify'), { offerId }),
      'who has access',
    );
    const standing = new Set(listed.map(({ contactId }) => contactId));
    for (const contactId of contactIds) {
      if (standing.has(contactId)) verified += 1;
      else missing += 1;
    }
  }
  return { verified, missing };
}

async function summarise(
  workspace: Workspace,
  plan: Plan,
  connection: DestinationConnection,
): Promise<Omit<GrantSummary, 'status' | 'changes' | 'closedForEmail'>> {
  const { ledger } = workspace;
  const { target } = plan.inputs;
  const { open } = await people(workspace, plan);
  return {
    step: 'grant',
    runId: null,
    counts: await ledger.journal.counts(plan.id),
    requests: connection.summary(),
    issues: await ledger.journal.noteCounts(plan.id),
    files: [
      await workspace.writeReport(
        `grant-${target}.csv`,
        grantCsv(ledger.plans.operations(plan.id, { object: 'enrollment' })),
      ),
    ],
    next: open.length > 0 ? `landfall grant --target ${target} --yes` : 'landfall status',
    planHash: plan.hash,
    preview: true,
    granted: 0,
    left: open.length,
    reasons: await ledger.plans.reasonCounts(plan.id),
    verification: null,
  };
}

async function* enrollments(workspace: Workspace, plan: Plan): AsyncGenerator<Operation> {
  for await (const batch of workspace.ledger.plans.operations(plan.id, { object: 'enrollment' }))
    yield* batch;
}

/** @throws `course-not-ready`, `plan-stale` */
async function requireFreshGrant(
  workspace: Workspace,
  plan: Plan,
  connection: DestinationConnection,
): Promise<void> {
  const { target, destinationFacts } = plan.inputs;
  const facts = await readCourseFacts(connection);
  const used = facts.offers.filter(({ title }) => destinationFacts[`offer "${title}"`] !== undefined);
  await requireReady(used, facts, connection, target);
  const moved = [...(await movedInputs(workspace, plan)), ...movedFacts(destinationFacts, offerFacts(used))];
  if (moved.length === 0) return;
  throw new LandfallError('plan-stale', `The preview no longer holds: ${moved.join(', ')} changed.`, {
    value: moved.join(', '),
    rule: 'access is given exactly as a recorded preview shows',
    remedy: 'Look at a new preview; who has access already is recognised.',
    safe: 'Nobody was given access by this command.',
    next: `landfall grant --target ${target}`,
  });
}

function notLoaded(target: TargetName): LandfallError {
  return new LandfallError('step-missing', 'None of these people is in HighLevel yet.', {
    rule: 'access is given to people who stand in HighLevel',
    safe: 'Nobody was given access.',
    next: `landfall apply --target ${target}`,
  });
}

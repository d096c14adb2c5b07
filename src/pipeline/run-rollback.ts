/**
 * Rollback: previews what undoing would do, or does it. A rollback is authorised by the hash of its own recorded
 * preview and a `--yes`; it voids every plan of the location, and with them any sign-off.
 */
import { LandfallError } from '../errors.ts';
import { lagBoundOf } from '../model/capabilities.ts';
import { isoInstant } from '../model/clock.ts';
import type { TargetName } from '../model/location.ts';
import type { Plan } from '../model/plan.ts';
import {
  noRollbackCounts,
  type Rollback,
  type RollbackCounts,
  type RollbackScope,
  type WritingRun,
} from '../model/rollback.ts';
import type { StepSummary } from '../model/summary.ts';
import { rollbackCsv } from '../report/rollback-paper.ts';
import { carryOut } from '../rollback/carry-out.ts';
import { createLook, type RollbackLook } from '../rollback/create-look.ts';
import { previewRollback } from '../rollback/preview-rollback.ts';
import { requireQuiet } from './check-plan.ts';
import { connectTarget, type DestinationConnection, type Surroundings } from './connect-destination.ts';
import { countInto } from './count-requests.ts';
import { capabilitiesFor } from './read-capabilities.ts';
import { placeOfLocation } from './records/read-place.ts';
import { fieldsAtLocation } from './rollback/fields-at-location.ts';
import { lookAtDoubts } from './rollback/look-at-doubts.ts';
import { waitForSearch } from './wait-for-search.ts';
import type { Workspace } from './workspace.ts';

export interface RollbackSummary extends StepSummary {
  /** True when nothing was undone: the figures say what would be. */
  readonly preview: boolean;
  /** Of the preview it is authorised by. */
  readonly hash: string;
  readonly scope: RollbackScope;
  /** Over everything; `written` is the sum of the others once it has ended. */
  readonly rollback: RollbackCounts;
  readonly byObject: Readonly<Record<string, RollbackCounts>>;
}

export interface RollbackOptions {
  readonly scope: RollbackScope;
  /** `preview` writes nothing; `yes` carries out the latest preview of this scope, or makes it first. */
  readonly mode: 'preview' | 'yes';
  readonly onProgress: (progress: { readonly total: number; readonly settled: number }) => void;
}

/** @throws `nothing-written`, `preview-stale`, `workflows-published`, `step-missing`, `location-busy`, … */
export async function runRollback(
  workspace: Workspace,
  target: TargetName,
  surroundings: Surroundings,
  options: RollbackOptions,
): Promise<RollbackSummary> {
  const plan = await workspace.ledger.plans.latest(target);
  if (plan === null) throw nothingWritten(target);
  const connection = await connectTarget(workspace, target, surroundings);
  try {
    return await rollBack({ workspace, plan, connection, surroundings, options });
  } finally {
    await connection.close();
  }
}

interface RollingBack {
  readonly workspace: Workspace;
  /** The latest of the target: whose location this is, and what the run is filed under. */
  readonly plan: Plan;
  readonly connection: DestinationConnection;
  readonly surroundings: Surroundings;
  readonly options: RollbackOptions;
}

async function rollBack(of: RollingBack): Promise<RollbackSummary> {
  const { workspace, plan, connection, surroundings, options } = of;
  const { ledger } = workspace;
  const { target, locationId } = plan.inputs;
  const { clock } = connection;
  if (workspace.config.destinations[target]?.location !== locationId) throw nothingWritten(target);
  await connection.lock(workspace.directory);
  const runId = surroundings.newId();
  const step = options.mode === 'preview' ? 'rollback-preview' : 'rollback';
  await ledger.journal.startRun({
    id: runId,
    step,
    target,
    locationId,
    planId: plan.id,
    startedAt: clock.now(),
  });
  const counting = countInto(ledger.journal, runId, connection);
  try {
    const rollback = await authorised(of, runId);
    const isDone = options.mode === 'preview' || (await undoAll(of, rollback, runId, () => counting.flush()));
    return await summarise(of, rollback, { runId, isDone });
  } finally {
    await counting.finish();
    await ledger.journal.endRun(runId, clock.now());
  }
}

/** The recorded preview: a new one, one that was begun and is to be finished, or the one a person saw. */
async function authorised(of: RollingBack, runId: string): Promise<Rollback> {
  const { workspace, plan, options } = of;
  const { rollbacks } = workspace.ledger;
  const { locationId } = plan.inputs;
  const latest = await rollbacks.latest(locationId);
  const same = latest !== null && JSON.stringify(latest.scope) === JSON.stringify(options.scope);
  if (options.mode === 'preview' || latest === null || latest.endedAt !== null || !same)
    return preview(of, runId);
  if (latest.startedAt !== null) return latest;
  if ((await rollbacks.basis(locationId, options.scope)) === latest.basis) return latest;
  throw new LandfallError('preview-stale', 'Something was written or undone since the preview.', {
    rule: 'a rollback undoes what its recorded preview covers',
    remedy: 'Look at a new preview, then say --yes.',
    safe: 'Nothing was undone by this command.',
    next: `landfall rollback --target ${plan.inputs.target}${flagsOf(options.scope)} --preview`,
  });
}

async function preview(of: RollingBack, runId: string): Promise<Rollback> {
  const { workspace, plan, connection, options } = of;
  const { ledger } = workspace;
  const { locationId, target } = plan.inputs;
  const capabilities = await capabilitiesFor(workspace, target, connection.clock.now());
  await lookAtDoubts(workspace, locationId, connection, { runId, capabilities });
  const prepared = await ledger.rollbacks.prepare(locationId, options.scope, connection.clock.now());
  const total = sumOf(await ledger.rollbacks.counts(prepared.id)).written;
  if (total === 0) throw nothingWritten(target, options.scope, await ledger.rollbacks.runs(locationId));
  await waitForSearch(ledger.journal, locationId, connection.clock, capabilities);
  let settled = 0;
  await previewRollback({
    rollbackId: prepared.id,
    rollbacks: ledger.rollbacks,
    look: await lookAt(of, prepared, true),
    onProgress(done) {
      settled += done;
      if (options.mode === 'preview') options.onProgress({ total, settled });
    },
  });
  return ledger.rollbacks.seal(prepared.id);
}

async function undoAll(
  of: RollingBack,
  rollback: Rollback,
  runId: string,
  onSent: () => void,
): Promise<boolean> {
  const { workspace, plan, connection, surroundings, options } = of;
  const { rollbacks } = workspace.ledger;
  const { target } = plan.inputs;
  const { clock, send, concurrency } = connection;
  await requireQuiet(workspace, connection, target);
  await rollbacks.begin(rollback.id, clock.now());
  if (target === 'production')
    await workspace.ledger.approvals.voidSignoffs('what it was for was rolled back');
  const counts = sumOf(await rollbacks.counts(rollback.id));
  const total = counts.written;
  let settled = total - toCome(counts);
  options.onProgress({ total, settled });
  const capabilities = await capabilitiesFor(workspace, target, clock.now());
  const isDone = await carryOut({
    rollbackId: rollback.id,
    runId,
    rollbacks,
    look: await lookAt(of, rollback, false),
    send: send('undo'),
    clock,
    lagBoundMs: lagBoundOf(capabilities),
    concurrency,
    signal: surroundings.stop,
    next: goOn(target, rollback.scope),
    onProgress(done) {
      settled += done;
      onSent();
      options.onProgress({ total, settled });
    },
  });
  if (isDone) await rollbacks.end(rollback.id, clock.now());
  return isDone;
}

async function lookAt(of: RollingBack, rollback: Rollback, isPreview: boolean): Promise<RollbackLook> {
  const { workspace, plan, connection } = of;
  const { ledger } = workspace;
  const { locationId } = plan.inputs;
  const { destination } = connection;
  const send = connection.send('undo-look');
  const place = await placeOfLocation(ledger, locationId, destination, send);
  const objects = await ledger.journal.identities(locationId, 'object');
  return createLook({
    rollbackId: rollback.id,
    isPreview,
    destination,
    send,
    locationId,
    snapshots: ledger.snapshots,
    journal: ledger.journal,
    rollbacks: ledger.rollbacks,
    fields: await fieldsAtLocation(ledger, locationId, connection),
    place,
    objects: [...objects.keys()].map((externalId) => externalId.slice('object:'.length)),
    withOpportunities: place.fields.size > 0,
    sent: () => connection.sent(),
  });
}

async function summarise(
  { workspace, plan, connection, options }: RollingBack,
  rollback: Rollback,
  { runId, isDone }: { readonly runId: string; readonly isDone: boolean },
): Promise<RollbackSummary> {
  const { rollbacks } = workspace.ledger;
  const { target } = plan.inputs;
  const isPreview = options.mode === 'preview';
  const byObject = isPreview
    ? await rollbacks.forecastCounts(rollback.id)
    : await rollbacks.counts(rollback.id);
  const sum = sumOf(byObject);
  const name = `rollback-${isPreview ? 'preview-' : ''}${target}.csv`;
  const at = isoInstant(connection.clock.now());
  const paper = rollbackCsv(rollbacks.reversals(rollback.id), { isPreview, at });
  const failed = isDone ? (sum.errored > 0 && !isPreview ? 'refused-records' : 'done') : 'interrupted';
  return {
    step: 'rollback',
    runId,
    status: failed,
    preview: isPreview,
    hash: rollback.hash ?? '',
    scope: rollback.scope,
    rollback: sum,
    byObject,
    counts: {},
    requests: connection.summary(),
    issues: {},
    changes: isPreview ? 0 : sum.reversed,
    files: [await workspace.writeReport(name, paper)],
    next: isPreview || !isDone ? goOn(target, rollback.scope) : `landfall plan --target ${target}`,
  };
}

function sumOf(byObject: Readonly<Record<string, RollbackCounts>>): RollbackCounts {
  const sum: { -readonly [name in keyof RollbackCounts]: number } = { ...noRollbackCounts };
  for (const counts of Object.values(byObject))
    for (const name of Object.keys(sum) as (keyof RollbackCounts)[]) sum[name] += counts[name];
  return sum;
}

const goOn = (target: string, scope: RollbackScope): string =>
  `landfall rollback --target ${target}${flagsOf(scope)} --yes`;

/** The same part again: without its flags the next command would undo everything. */
function flagsOf(scope: RollbackScope): string {
  if (scope.kind === 'phase') return ` --phase ${scope.phase}`;
  if (scope.kind === 'object') return ` --object ${scope.object}`;
  if (scope.kind === 'run') return ` --run ${scope.runId}`;
  return scope.kind === 'record' ? ` --record ${scope.externalId}` : '';
}

const toCome = ({ written, ...buckets }: RollbackCounts): number =>
  written - Object.values(buckets).reduce((sum, count) => sum + count, 0);

/** Runs named in a refusal: the latest. */
const namedRuns = 5;

function nothingWritten(
  target: TargetName,
  scope: RollbackScope = { kind: 'all' },
  runs: readonly WritingRun[] = [],
): LandfallError {
  const part =
    scope.kind === 'all' ? 'Nothing' : scope.kind === 'run' ? `No run ${scope.runId}` : 'No such part';
  const known = runs
    .slice(0, namedRuns)
    .map(
      ({ id, step, startedAt, written }) => `${id} (${step}, ${isoInstant(startedAt)}, ${written} written)`,
    );
  return new LandfallError(
    'nothing-written',
    `${part} was written to the ${target} location from this workspace.`,
    {
      ...(known.length === 0 ? {} : { value: `runs that wrote there: ${known.join('; ')}` }),
      rule: 'only what this workspace has on record as written can be undone',
      safe: 'Nothing was undone, and nothing was sent that could change anything.',
      next: 'landfall status',
    },
  );
}

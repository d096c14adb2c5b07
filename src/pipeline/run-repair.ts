/**
 * Repair: reads back, writes again only what is not as it was signed, reads back once more. Source, map and decisions
 * must be those of the plan, so what is written is what was signed (I2); what a person edited since is listed and left.
 */

import { LandfallError } from '../errors.ts';
import type { Operation } from '../model/journal.ts';
import type { TargetName } from '../model/location.ts';
import type { Plan } from '../model/plan.ts';
import type { VerifySummary } from '../model/summary.ts';
import { destinationFacts } from '../plan/destination-facts.ts';
import { plural } from '../report/words.ts';
import { createEditWatch } from '../verify/edit-watch.ts';
import { createExtraTags } from '../verify/find-extra-tags.ts';
import { findRepairs, type Repairs } from '../verify/repair/repair-operations.ts';
import { requireFreshPlan, requirePlan } from './check-plan.ts';
import { connectTarget, type Surroundings } from './connect-destination.ts';
import { loadCounts, settled } from './load-counts.ts';
import { needsOfPlan, readStandingSchema } from './read-standing-schema.ts';
import { readPlace } from './records/read-place.ts';
import { requireSignoff } from './require-signoff.ts';
import { runApply } from './run-apply.ts';
import { runVerify } from './run-verify.ts';
import { targetFields } from './target-fields.ts';
import type { Workspace } from './workspace.ts';

export interface RepairSummary extends VerifySummary {
  readonly repair: {
    /** Records found wrong before. */
    readonly found: number;
    /** Operations carried out to put them right. */
    readonly written: number;
    /** Records somebody edited since: left as they are. */
    readonly edited: number;
    /** People who were gone, for whatever reason, and are added again. */
    readonly addedAgain: number;
    /** Records somebody deleted after they were read back, left deleted with what hangs on them: by kind. */
    readonly deleted: Repairs['deleted'];
    /** What nothing was written for: kind → why → records. */
    readonly left: Repairs['left'];
  };
}

/**
 * @param recreate adds again what somebody deleted in HighLevel after it was read back
 * @throws `step-missing` before a load is complete, `signoff-missing`, `signoff-stale`, `plan-stale`, … */
export async function runRepair(
  workspace: Workspace,
  target: TargetName,
  surroundings: Surroundings,
  onProgress: (what: string) => void,
  recreate = false,
): Promise<RepairSummary> {
  const { ledger } = workspace;
  const plan = await requirePlan(workspace, target);
  await requireSignoff(ledger.approvals, plan);
  await requireComplete(workspace, plan);
  let read = 0;
  const verify = () =>
    runVerify(workspace, target, surroundings, (done) => {
      read += done;
      onProgress(`${plural(read, 'person', 'people')} read back`);
    });
  const before = await verify();
  const wrong = await wrongRecords(workspace, before.runId ?? '');
  const found = wrong.keys.size;
  if (found === 0) return { ...before, step: 'repair', repair: about(before, 0, 0, nothingLeft) };
  const repairs = await saveRepair(workspace, plan, { wrong, recreate }, surroundings);
  const applied = await runApply(workspace, target, surroundings, ({ settled: done, total }) => {
    onProgress(`${done} of ${total} put right`);
  });
  if (applied.status === 'interrupted')
    return { ...before, ...applied, step: 'repair', repair: about(before, found, applied.changes, repairs) };
  read = 0;
  const after = await verify();
  return {
    ...after,
    step: 'repair',
    changes: applied.changes,
    files: [...applied.files, ...after.files],
    repair: about(after, found, applied.changes, repairs),
  };
}

type Looked = Pick<Repairs, 'left' | 'peopleAgain' | 'deleted'>;
const nothingLeft: Looked = { left: {}, peopleAgain: 0, deleted: {} };

function about(
  { verification }: VerifySummary,
  found: number,
  written: number,
  { left, peopleAgain, deleted }: Looked,
): RepairSummary['repair'] {
  return { found, written, edited: verification.records.suspended, addedAgain: peopleAgain, deleted, left };
}

/** Unsettled operations are cleared up by `apply`, which looks before it sends. @throws `step-missing` */
async function requireComplete({ ledger }: Workspace, plan: Plan): Promise<void> {
  const counts = loadCounts(await ledger.journal.counts(plan.id));
  const open = Object.values(counts).some((count) => settled(count) < count.planned || count.unresolved > 0);
  if (!open) return;
  const { target } = plan.inputs;
  throw new LandfallError('step-missing', 'The load is not complete, so there is nothing to repair yet.', {
    rule: 'a repair puts right what a complete load wrote',
    safe: 'Nothing was sent by this command.',
    next: `landfall apply --target ${target}`,
  });
}

const keyOf = (object: string, externalId: string): string => `${object}\n${externalId}`;

interface WrongRecords {
  /** Of everything that differs or is not there. */
  readonly keys: ReadonlySet<string>;
  /** Kind → destination ids that are not there. */
  readonly missing: ReadonlyMap<string, readonly string[]>;
}

async function wrongRecords({ ledger }: Workspace, runId: string): Promise<WrongRecords> {
  const keys = new Set<string>();
  const missing = new Map<string, string[]>();
  for await (const batch of ledger.verifications.discrepancies(runId)) {
    for (const { object, externalId, destinationId, state } of batch) {
      if (state !== 'mismatched' && state !== 'missing') continue;
      keys.add(keyOf(object, externalId));
      if (state !== 'missing' || destinationId === null) continue;
      const ids = missing.get(object) ?? [];
      ids.push(destinationId);
      missing.set(object, ids);
    }
  }
  return { keys, missing };
}

/** Of those that are not there: `keyOf` of kind and destination id of what an earlier read-back found. */
async function stoodBefore(
  { ledger }: Workspace,
  locationId: string,
  { missing }: WrongRecords,
): Promise<ReadonlySet<string>> {
  const stood = new Set<string>();
  for (const [object, ids] of missing)
    for (const id of await ledger.verifications.foundStanding(locationId, object, ids))
      stood.add(keyOf(object, id));
  return stood;
}

/**
 * Stores the repair as a plan: everything of the signed one, what is right as done. The location is asked first and
 * the plan streamed after it: storing must not wait for the network, and only what is wrong is held.
 */
async function saveRepair(
  workspace: Workspace,
  plan: Plan,
  { wrong, recreate }: { readonly wrong: WrongRecords; readonly recreate: boolean },
  surroundings: Surroundings,
): Promise<Looked> {
  const { ledger } = workspace;
  const { target, locationId } = plan.inputs;
  const connection = await connectTarget(workspace, target, surroundings);
  try {
    const { destination, send, concurrency } = connection;
    await connection.lock(workspace.directory);
    const location = await requireFreshPlan(workspace, plan, connection);
    const schema: Operation[] = [];
    for await (const batch of ledger.plans.operations(plan.id, { phase: 'schema' })) schema.push(...batch);
    const standing = await readStandingSchema(connection, needsOfPlan(schema));
    const asDone = schema.map((operation) =>
      operation.state === 'done' ? { ...operation, action: 'unchanged' as const } : operation,
    );
    const companies = new Map<string, string>();
    for await (const batch of ledger.plans.operations(plan.id, { object: 'company', states: ['done'] }))
      for (const { externalId, destinationId } of batch)
        if (destinationId !== null) companies.set(externalId, destinationId);
    const edits = createEditWatch({
      planId: plan.id,
      plannedAt: plan.madeAt,
      locationId,
      plans: ledger.plans,
      journal: ledger.journal,
      aheadMs: () => connection.aheadMs(),
    });
    const stood = await stoodBefore(workspace, locationId, wrong);
    const repairs = await findRepairs({
      planId: plan.id,
      locationId,
      plans: ledger.plans,
      journal: ledger.journal,
      destination,
      send,
      concurrency,
      fields: await targetFields(ledger, plan),
      place: await readPlace(ledger, plan, destination, send('schema')),
      companies,
      edits,
      extraTags: createExtraTags({ planId: plan.id, plannedAt: plan.madeAt, plans: ledger.plans, edits }),
      recreate,
      stoodThere: ({ object, destinationId }) => stood.has(keyOf(object, destinationId ?? '')),
      isWrong: (object, externalId) => wrong.keys.has(keyOf(object, externalId)),
    });
    await ledger.plans.save(
      {
        ...plan.inputs,
        repairs: plan.inputs.repairs ?? plan.hash,
        destinationFacts: {
          ...plan.inputs.destinationFacts,
          ...destinationFacts(location, standing, asDone),
        },
      },
      // As old as what was signed: a change by somebody since is still told from ours.
      plan.madeAt,
      repairs.operations(),
    );
    return repairs;
  } finally {
    await connection.close();
  }
}

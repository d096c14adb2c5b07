/**
 * Sign-off: a named person approves exactly what the plan for production says (I2). It asks for a rehearsal with the
 * same map and decisions that found nothing wrong, and for a spot-check somebody answered. Writes nothing to HighLevel.
 */
import { LandfallError } from '../errors.ts';
import type { RehearsalResult, Signoff, SpotCheckResult } from '../model/approval.ts';
import { isoInstant } from '../model/clock.ts';
import type { Plan } from '../model/plan.ts';
import type { StepSummary } from '../model/summary.ts';
import { requireFreshPlan, requirePlan } from './check-plan.ts';
import { connectTarget, type Surroundings } from './connect-destination.ts';
import { requireNothingStanding } from './rehearse/require-nothing-standing.ts';
import { writeStepPaper } from './report/write-step-paper.ts';
import { requireClear } from './require-clear.ts';
import { requireConfirmedMap } from './require-map.ts';
import { fingerprintOf } from './signature.ts';
import { readSigningKey } from './signing-key.ts';
import type { Workspace } from './workspace.ts';

export interface SignoffSummary extends StepSummary {
  readonly signoff: Signoff;
}

/**
 * @param by who signs
 * @throws `step-missing`, `plan-stale`, `rehearsal-missing`, `rehearsal-different`, `rehearsal-standing`, `spot-check-open`
 */
export async function runSignoff(
  workspace: Workspace,
  surroundings: Surroundings,
  by: string,
): Promise<SignoffSummary> {
  const { ledger } = workspace;
  const plan = await requirePlan(workspace, 'production');
  await requireNothingStanding(workspace);
  const connection = await connectTarget(workspace, 'production', surroundings);
  try {
    await requireFreshPlan(workspace, plan, connection);
    await requireClear(workspace, plan, connection, surroundings);
    const rehearsal = await requireRehearsal(workspace, plan);
    const spotCheck = await requireSpotCheck(workspace);
    const signoff: Signoff = {
      by,
      at: isoInstant(connection.clock.now()),
      planHash: plan.hash,
      inputs: plan.inputs,
      actions: await ledger.plans.actionCounts(plan.id),
      withoutReview: await unreviewed(workspace, spotCheck),
      rehearsal,
      spotCheck,
      fingerprint: fingerprintOf(await readSigningKey(surroundings.environment)),
    };
    await ledger.approvals.sign(signoff);
    return {
      step: 'signoff',
      runId: null,
      status: 'done',
      counts: {},
      requests: connection.summary(),
      issues: {},
      changes: 1,
      files: await writeStepPaper(workspace, 'signoff', signoff, connection.clock.now()),
      next: 'landfall apply --target production',
      signoff,
    };
  } finally {
    await connection.close();
  }
}

const unsigned = 'Nothing was signed, and nothing was sent to HighLevel.';

async function requireRehearsal({ ledger }: Workspace, plan: Plan): Promise<RehearsalResult> {
  const rehearsal = await ledger.approvals.latestRehearsal();
  const { mapVersion, decisionsHash } = plan.inputs;
  const differs = [
    ...(rehearsal?.mapVersion === mapVersion ? [] : ['mapping.yaml']),
    ...(rehearsal?.decisionsHash === decisionsHash ? [] : ['decisions']),
  ];
  if (rehearsal === null || differs.length > 0) {
    const what =
      rehearsal === null
        ? 'Nothing has been rehearsed.'
        : `The rehearsal had other ${differs.join(' and ')}.`;
    throw new LandfallError('rehearsal-missing', what, {
      ...(rehearsal === null ? {} : { value: differs.join(', ') }),
      rule: 'the same map and the same decisions were rehearsed before they meet the real location',
      remedy: 'Rehearse; a sample is enough.',
      safe: unsigned,
      next: 'landfall rehearse --sample 200',
    });
  }
  const { mismatched, missing, extra } = rehearsal.records;
  const wrong = mismatched + missing + extra;
  if (wrong === 0) return rehearsal;
  throw new LandfallError(
    'rehearsal-different',
    `The rehearsal found ${wrong} records that are not as planned.`,
    {
      value: `${mismatched} differ, ${missing} missing, ${extra} arrived twice`,
      rule: 'a rehearsal reads back everything as planned before production is signed',
      remedy: 'Read the discrepancies of the rehearsal, mend the map or the location, rehearse again.',
      safe: unsigned,
      next: 'landfall rehearse --sample 200',
    },
  );
}

async function requireSpotCheck({ ledger }: Workspace): Promise<SpotCheckResult> {
  const spotCheck = await ledger.approvals.latestSpotCheck('rehearsal');
  const result = spotCheck?.result ?? null;
  if (spotCheck !== null && result !== null && result.wrong === 0) return result;
  const wrong = spotCheck?.records.filter(({ verdict }) => verdict === 'wrong') ?? [];
  const what =
    spotCheck === null || result === null
      ? 'Nobody has looked at the records of the rehearsal yet.'
      : `${result.by} found ${result.wrong} of ${result.shown} records wrong.`;
  throw new LandfallError('spot-check-open', what, {
    ...(wrong.length === 0 ? {} : { value: wrong.map(({ externalId }) => externalId).join(', ') }),
    rule: 'a person looked at records of the rehearsal side by side and found none wrong',
    remedy:
      wrong.length === 0
        ? 'Look at them.'
        : 'Mend what is wrong in the map or the exports, rehearse, look again.',
    safe: unsigned,
    next: wrong.length === 0 ? 'landfall spot-check --by "Your Name"' : 'landfall map show',
  });
}

/** What was accepted in one go, in words. */
async function unreviewed(workspace: Workspace, spotCheck: SpotCheckResult): Promise<readonly string[]> {
  const { columns } = await requireConfirmedMap(workspace);
  const unread = columns.filter(({ decided }) => decided?.withoutReview === true).length;
  const decisions = Object.entries(workspace.config.decisions).filter(([, answer]) => answer.withoutReview);
  return [
    ...(unread === 0 ? [] : [`${unread} of ${columns.length} columns of the field map`]),
    ...decisions.map(([id, { choice }]) => `the decision ${id}: ${choice}`),
    ...(spotCheck.withoutReview ? [`the spot-check of ${spotCheck.shown} records`] : []),
  ];
}

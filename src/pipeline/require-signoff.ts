/**
 * The gate before production (I2): a sign-off on exactly the plan that is to be carried out. It binds the plan's
 * hash, which covers the exports, the map, the decisions, every operation, and the settings, users and schema the
 * plan leans on. Where it is missing, stale or void, the refusal says what moved.
 */
import { LandfallError } from '../errors.ts';
import type { ApprovalStore } from '../ledger/approval-stores.ts';
import type { Signoff } from '../model/approval.ts';
import type { Plan, PlanInputs } from '../model/plan.ts';
import { movedFacts } from '../plan/destination-facts.ts';

const nothingSent = 'Nothing was sent to HighLevel.';

/**
 * @returns the sign-off; null for the rehearsal location, which needs none
 * @throws `signoff-missing`, `signoff-stale`
 */
export async function requireSignoff(approvals: ApprovalStore, plan: Plan): Promise<Signoff | null> {
  if (plan.inputs.target === 'rehearsal') return null;
  const latest = await approvals.latestSignoff();
  if (latest === null) {
    throw new LandfallError('signoff-missing', 'Production is closed: nobody has signed off this plan.', {
      value: plan.inputs.target,
      rule: 'production is written only after a rehearsal and a sign-off on exactly what will be written',
      remedy: 'Rehearse, look at the spot-check, then sign off.',
      safe: nothingSent,
      next: 'landfall signoff --by "Your Name"',
    });
  }
  const { signoff, voidedBecause } = latest;
  const moved = voidedBecause === null ? movedSince(signoff, plan) : [voidedBecause];
  if (moved.length === 0) return signoff;
  throw new LandfallError(
    'signoff-stale',
    `The sign-off by ${signoff.by} no longer holds: ${moved.join(', ')}${voidedBecause === null ? ' changed since' : ''}.`,
    {
      value: moved.join(', '),
      rule: 'what is written to production is exactly what was signed',
      remedy: 'Look at the plan as it is now and sign it.',
      safe: nothingSent,
      next: 'landfall signoff --by "Your Name"',
    },
  );
}

/** Whether the plan may be carried out as far as sign-offs go. */
export async function isSigned(approvals: ApprovalStore, plan: Plan): Promise<boolean> {
  if (plan.inputs.target === 'rehearsal') return true;
  const latest = await approvals.latestSignoff();
  return latest !== null && latest.voidedBecause === null && movedSince(latest.signoff, plan).length === 0;
}

function movedSince({ planHash, inputs }: Signoff, plan: Plan): readonly string[] {
  // A repair writes nothing but what was signed.
  if (planHash === plan.hash || planHash === plan.inputs.repairs) return [];
  const moved = movedInputs(inputs, plan.inputs);
  return moved.length === 0 ? ['what will be written'] : moved;
}

/** Names of what differs between two plans' inputs, in words. */
function movedInputs(before: PlanInputs, now: PlanInputs): readonly string[] {
  return [
    ...movedFacts(before.exports, now.exports).map((name) => `export file ${name}`),
    ...(before.mapVersion === now.mapVersion ? [] : ['mapping.yaml']),
    ...(before.decisionsHash === now.decisionsHash ? [] : ['decisions']),
    ...(before.locationId === now.locationId ? [] : ['the location']),
    ...movedFacts(before.destinationFacts, now.destinationFacts),
  ];
}

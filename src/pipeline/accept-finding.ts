/**
 * Accepting what is in the way of a load: a person says that so many records may be left out. Kept in `landfall.yaml`
 * with who, when and for how many records; more than that stands in the way again.
 */
import { LandfallError } from '../errors.ts';
import { isoInstant } from '../model/clock.ts';
import type { TargetName } from '../model/location.ts';
import type { AcceptedFinding } from '../plan/accept-findings.ts';
import type { PreflightFinding } from '../plan/preflight.ts';
import { requirePlan } from './check-plan.ts';
import { connectTarget, type Surroundings } from './connect-destination.ts';
import { preflightOfPlan } from './preflight.ts';
import type { Workspace } from './workspace.ts';

export interface AcceptedFindings {
  readonly accepted: readonly AcceptedFinding[];
  /** Ids of what is still in the way. */
  readonly waiting: readonly string[];
}

/**
 * @param ids as the plan names them: `duplicate-contacts`
 * @throws `usage` for one that is not in the way or cannot be accepted; `step-missing` before there is a plan
 */
export async function acceptFinding(
  workspace: Workspace,
  target: TargetName,
  ids: readonly string[],
  by: string,
  surroundings: Surroundings,
): Promise<AcceptedFindings> {
  const plan = await requirePlan(workspace, target);
  const connection = await connectTarget(workspace, target, surroundings);
  try {
    const findings = await preflightOfPlan(workspace, plan, connection, surroundings);
    const chosen = ids.map((id) => findOne(id, findings, target));
    const at = isoInstant(connection.clock.now());
    const accepted = chosen.map(({ id, records }) => ({ finding: id, target, records, by, at }));
    const replaced = new Set(chosen.map(({ id }) => id));
    const others = workspace.config.acceptedFindings.filter(
      (one) => one.target !== target || !replaced.has(one.finding),
    );
    await workspace.editConfig([{ path: ['acceptedFindings'], value: [...others, ...accepted] }]);
    const waiting = findings.filter(({ id, level }) => level === 'blocking' && !replaced.has(id));
    return { accepted, waiting: waiting.map(({ id }) => id) };
  } finally {
    await connection.close();
  }
}

function findOne(id: string, findings: readonly PreflightFinding[], target: TargetName): PreflightFinding {
  const found = findings.find((finding) => finding.id === id && finding.level !== 'note');
  if (found?.acceptable === true) return found;
  const open = findings
    .filter(({ acceptable, level }) => acceptable && level !== 'note')
    .map((one) => one.id);
  throw new LandfallError(
    'usage',
    found === undefined
      ? `Nothing named "${id}" is in the way of a load into the ${target} location.`
      : `${found.what} This cannot be accepted: ${found.consequence}`,
    {
      value: id,
      rule: open.length > 0 ? `one of ${open.join(', ')}` : 'nothing in the way can be accepted',
      remedy: found?.remedy ?? `See what is in the way: landfall plan --target ${target}`,
    },
  );
}

/** The preflight once more, right before the first write: settings and users may have moved since the plan (R122). */
import { LandfallError } from '../errors.ts';
import type { Plan } from '../model/plan.ts';
import { orAccept } from '../plan/accept-findings.ts';
import type { PreflightFinding } from '../plan/preflight.ts';
import type { DestinationConnection, Surroundings } from './connect-destination.ts';
import { preflightOfPlan } from './preflight.ts';
import type { Workspace } from './workspace.ts';

/** @throws `findings-open` naming each thing in the way that nobody accepted */
export async function requireClear(
  workspace: Workspace,
  plan: Plan,
  connection: DestinationConnection,
  surroundings: Surroundings,
): Promise<void> {
  const findings = await preflightOfPlan(workspace, plan, connection, surroundings);
  const open = findings.filter(({ level }) => level === 'blocking');
  const [first] = open;
  if (first === undefined) return;
  const { target } = plan.inputs;
  throw new LandfallError('findings-open', open.map(describe).join(' '), {
    value: open.map(({ id }) => id).join(', '),
    rule: 'nothing is written while records would be lost that nobody agreed to lose',
    remedy: open
      .map(({ remedy, acceptable, id }) => `${remedy}${acceptable ? orAccept(id, target) : ''}`)
      .join(' '),
    safe: 'Nothing was written by this command.',
    next: `landfall plan --target ${target}`,
  });
}

function describe({ what, consequence, records }: PreflightFinding): string {
  return `${what} ${consequence}${records === null ? '' : ` Records: ${records}.`}`;
}

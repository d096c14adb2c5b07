/**
 * Whether a plan may be carried out now (I2): it exists, what it was made from is unchanged, and no published
 * workflow would react. Every refusal says what moved or what is missing; the sign-off is `require-signoff.ts`.
 */
import { requireFound } from '../connectors/connector.ts';
import { LandfallError } from '../errors.ts';
import { mapVersion } from '../mapping/map-version.ts';
import type { LocationFacts, TargetName } from '../model/location.ts';
import type { Plan, PlannedOperation } from '../model/plan.ts';
import { destinationFacts, movedFacts, userFacts, usersOf } from '../plan/destination-facts.ts';
import type { DestinationConnection } from './connect-destination.ts';
import { needsOfPlan, readStandingSchema } from './read-standing-schema.ts';
import { decisionsDigest, requireDecisions } from './require-decisions.ts';
import { requireConfirmedMap } from './require-map.ts';
import type { Workspace } from './workspace.ts';

/** @throws `step-missing` */
export async function requirePlan(workspace: Workspace, target: TargetName): Promise<Plan> {
  const plan = await workspace.ledger.plans.latest(target);
  if (plan !== null && plan.undoneAt === null) return plan;
  if (plan !== null) {
    throw new LandfallError('step-missing', `What the plan for the ${target} location wrote was undone.`, {
      rule: 'a plan that was rolled back, in whole or in part, is void, and so is a sign-off on it',
      safe: 'Nothing was sent to HighLevel by this command.',
      next: `landfall plan --target ${target}`,
    });
  }
  throw new LandfallError('step-missing', `There is no plan for the ${target} location.`, {
    rule: 'nothing is written outside a plan',
    safe: 'Nothing was sent to HighLevel.',
    next: `landfall plan --target ${target}`,
  });
}

/** What of the files, the map and the decisions differs from what the plan was made from. */
export async function movedInputs(workspace: Workspace, plan: Plan): Promise<readonly string[]> {
  const map = await requireConfirmedMap(workspace);
  const choices = await requireDecisions(workspace);
  const files = await workspace.ledger.staging.files();
  const now = Object.fromEntries(files.map(({ name, sha256 }) => [name, sha256]));
  const moved = movedFacts(plan.inputs.exports, now).map((name) => `export file ${name}`);
  if (mapVersion(map) !== plan.inputs.mapVersion) moved.push('mapping.yaml');
  if (decisionsDigest(workspace, choices) !== plan.inputs.decisionsHash) moved.push('decisions');
  return moved;
}

/**
 * @returns the location as it stands
 * @throws `plan-stale` naming what moved
 */
export async function requireFreshPlan(
  workspace: Workspace,
  plan: Plan,
  connection: DestinationConnection,
): Promise<LocationFacts> {
  const { destination, send } = connection;
  const moved = [...(await movedInputs(workspace, plan))];
  const location = requireFound(await destination.readLocation(send('snapshot')), 'the location');
  const schema: PlannedOperation[] = [];
  for await (const batch of workspace.ledger.plans.operations(plan.id, { phase: 'schema' }))
    schema.push(...batch);
  const standing = await readStandingSchema(connection, needsOfPlan(schema));
  const facts = destinationFacts(location, standing, schema);
  const owners = usersOf(plan.inputs.destinationFacts);
  const users =
    owners.length === 0 ? [] : requireFound(await destination.listUsers(send('snapshot')), 'its users');
  moved.push(...movedFacts(plan.inputs.destinationFacts, { ...facts, ...userFacts(owners, users) }));
  if (location.id !== plan.inputs.locationId) moved.push('the location');
  if (moved.length === 0) return location;
  throw new LandfallError('plan-stale', `The plan no longer holds: ${moved.join(', ')} changed.`, {
    value: moved.join(', '),
    rule: 'exports, map, decisions and the settings and schema of the location are as the plan saw them',
    remedy: 'Plan again; what is written already is recognised.',
    safe: 'Nothing was sent by this command.',
    next: `landfall plan --target ${plan.inputs.target}`,
  });
}

/**
 * Quiet load, asked before every phase: as `requireQuiet`, and where a person decided that workflows are drafts
 * while people are loaded, one that was accepted by name counts no more than another.
 */
export async function requireQuietLoad(
  workspace: Workspace,
  connection: DestinationConnection,
  target: TargetName,
): Promise<void> {
  const { decisions, acceptedWorkflows } = workspace.config;
  const asDrafts = decisions['published-workflows']?.choice === 'draft';
  await refusePublished(connection, target, asDrafts ? null : acceptedWorkflows);
}

/**
 * Refuses while a workflow is published that no named person accepted, at every location: a workflow that
 * reacts may write to people.
 */
export async function requireQuiet(
  workspace: Workspace,
  connection: DestinationConnection,
  target: TargetName,
): Promise<void> {
  await refusePublished(connection, target, workspace.config.acceptedWorkflows);
}

/** @param acceptable null where none may be published */
async function refusePublished(
  connection: DestinationConnection,
  target: TargetName,
  acceptable: readonly { readonly id: string }[] | null,
): Promise<void> {
  const { destination, send } = connection;
  const workflows = requireFound(await destination.listWorkflows(send('snapshot')), 'its workflows');
  const accepted = new Set(acceptable?.map(({ id }) => id));
  const awake = workflows.filter(({ id, published }) => published && !accepted.has(id));
  if (awake.length === 0) return;
  const names = awake.map(({ name }) => `"${name}"`).join(', ');
  throw new LandfallError('workflows-published', `Published workflows would react to the load: ${names}.`, {
    value: names,
    rule: 'a load goes on only while no workflow is published, or a named person accepted each',
    remedy:
      acceptable === null
        ? 'Set them to draft in HighLevel, as was decided. To let some of them react instead: landfall decide published-workflows accept-each --by "Your Name", then accept each and plan again.'
        : `Set them to draft in HighLevel, or accept each by name: landfall connect --target ${target} --accept-workflow "${awake[0]?.name ?? ''}" --by "Your Name"`,
    safe: 'Nothing was sent since they were seen; what was written before is on record.',
    next: `landfall apply --target ${target}`,
  });
}

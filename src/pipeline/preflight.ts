/**
 * Preflight: what of a location stands in the way of a load. Settings are read from the production location
 * where it is connected, also while rehearsing: a rehearsal proves nothing about them (R122).
 */
import { requireFound } from '../connectors/connector.ts';
import { objectKeyOf } from '../model/custom-object.ts';
import type { LocationFacts, TargetName } from '../model/location.ts';
import { type AffectedRecords, findObstacles, type PreflightFinding } from '../plan/preflight.ts';
import type { SchemaDemand } from '../plan/schema-demand.ts';
import { connectTarget, type DestinationConnection, type Surroundings } from './connect-destination.ts';
import { matchOwnerColumns, ownerColumns } from './read-owners.ts';
import { findMissingScopes } from './read-scopes.ts';
import { requireMap } from './run-map.ts';
import type { Workspace } from './workspace.ts';

/** When a location is connected: its token, its workflows, its place. One cheap read a scope. */
export async function preflightOfConnection(
  workspace: Workspace,
  target: TargetName,
  connection: DestinationConnection,
): Promise<readonly PreflightFinding[]> {
  const { destination, send } = connection;
  const by = send('snapshot');
  const location = requireFound(await destination.readLocation(by), 'the location');
  const missingScopes = await findMissingScopes(destination, by);
  return findObstacles({
    ...decided(workspace),
    location,
    isProduction: target === 'production',
    rehearsalAllowsDuplicates: false,
    objectsStanding: null,
    publishedWorkflows: await openWorkflows(workspace, connection),
    missingScopes,
    records: null,
  });
}

/** What of a plan a setting of the location could hurt. */
interface PlannedRecords {
  readonly reasons: Readonly<Record<string, number>>;
  readonly demand: SchemaDemand;
  readonly secondOpportunities: number;
}

/** What the plan just made shows of the account, against the location that will hold it. */
export async function preflightOfPlan(
  workspace: Workspace,
  target: TargetName,
  connection: DestinationConnection,
  plan: PlannedRecords,
  surroundings: Surroundings,
): Promise<readonly PreflightFinding[]> {
  const wanted = plan.demand.objects.map(({ key }) => objectKeyOf(key));
  const own = await readSettings(connection, wanted.length > 0);
  const production =
    target === 'production' ? own : await readProduction(workspace, wanted.length > 0, surroundings);
  const { location, objectKeys } = production ?? own;
  return findObstacles({
    ...decided(workspace),
    location,
    isProduction: production !== null,
    rehearsalAllowsDuplicates:
      production !== null && own !== production && own.location.allowDuplicateContact,
    objectsStanding: objectKeys?.length ?? null,
    publishedWorkflows: await openWorkflows(workspace, connection),
    missingScopes: [],
    records: await affectedRecords(workspace, connection, {
      ...plan,
      objectsToMake: wanted.filter((key) => objectKeys?.includes(key) !== true).length,
    }),
  });
}

interface Settings {
  readonly location: LocationFacts;
  /** Of its custom objects; null when they were not asked for. */
  readonly objectKeys: readonly string[] | null;
}

async function readSettings(
  { destination, send }: DestinationConnection,
  withObjects: boolean,
): Promise<Settings> {
  const by = send('snapshot');
  const location = requireFound(await destination.readLocation(by), 'the location');
  if (!withObjects) return { location, objectKeys: null };
  const objects = requireFound(await destination.listObjects(by), 'its custom objects');
  return { location, objectKeys: objects.filter(({ custom }) => custom).map(({ key }) => key) };
}

/** Null where production is not connected: the settings of this location stand in then. */
async function readProduction(
  workspace: Workspace,
  withObjects: boolean,
  surroundings: Surroundings,
): Promise<Settings | null> {
  if (workspace.config.destinations.production === undefined) return null;
  const connection = await connectTarget(workspace, 'production', surroundings);
  try {
    return await readSettings(connection, withObjects);
  } finally {
    await connection.close();
  }
}

async function affectedRecords(
  workspace: Workspace,
  connection: DestinationConnection,
  plan: PlannedRecords & { readonly objectsToMake: number },
): Promise<AffectedRecords> {
  const { ledger } = workspace;
  const phones = (await ledger.mapped.firstHolders('phone')).size;
  const emails = (await ledger.mapped.firstHolders('email')).size;
  let withTimeZone = 0;
  for await (const batch of ledger.mapped.contacts())
    withTimeZone += batch.filter(({ fields }) => fields.timezone !== undefined).length;
  const owners = await matchOwnerColumns(ledger, ownerColumns(await requireMap(workspace)), connection);
  return {
    withoutAddress: plan.reasons['another person has this address'] ?? 0,
    sharedAddresses: phones + emails,
    sharedPhones: phones,
    withTimeZone,
    deals: await ledger.entities.count('deal'),
    secondDeals: plan.secondOpportunities,
    objectsToMake: plan.objectsToMake,
    opportunitiesPlanned: plan.demand.pipelines.length > 0,
    ownersWithoutUser: owners
      .flatMap((column) => column.owners)
      .filter(({ because }) => because === 'nobody' || because === 'several-users'),
  };
}

async function openWorkflows(
  workspace: Workspace,
  { destination, send }: DestinationConnection,
): Promise<readonly string[]> {
  const listed = await destination.listWorkflows(send('snapshot'));
  if (listed.kind !== 'found') return [];
  const accepted = new Set(workspace.config.acceptedWorkflows.map(({ id }) => id));
  return listed.record.filter(({ id, published }) => published && !accepted.has(id)).map(({ name }) => name);
}

function decided({ config: { decisions } }: Workspace) {
  return {
    defaultCountry: decisions['default-country']?.choice ?? null,
    timeZone: decisions['time-zone']?.choice ?? null,
  };
}

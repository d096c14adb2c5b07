/**
 * Preflight: what of a location stands in the way of a load. Settings are read from the production location
 * where it is connected, also while rehearsing: a rehearsal proves nothing about them (R122).
 */
import { requireFound } from '../connectors/connector.ts';
import { objectKeyOf } from '../model/custom-object.ts';
import { asExpectedCalendar } from '../model/expected-calendar.ts';
import type { LocationFacts, TargetName } from '../model/location.ts';
import type { Plan } from '../model/plan.ts';
import { acceptFindings } from '../plan/accept-findings.ts';
import { neededScopes } from '../plan/needed-scopes.ts';
import { type AffectedRecords, findObstacles, type PreflightFinding } from '../plan/preflight.ts';
import { collectSecond } from '../plan/second-opportunities.ts';
import { connectTarget, type DestinationConnection, type Surroundings } from './connect-destination.ts';
import { capabilitiesFor } from './read-capabilities.ts';
import { keepLimits } from './read-limits.ts';
import { type ColumnOwners, matchOwnerColumns, ownerColumnsNow } from './read-owners.ts';
import { findMissingScopes } from './read-scopes.ts';
import type { Workspace } from './workspace.ts';

/** When a location is connected: its token, its workflows, its place. One cheap read a scope. */
export async function preflightOfConnection(
  workspace: Workspace,
  target: TargetName,
  connection: DestinationConnection,
): Promise<readonly PreflightFinding[]> {
  const { destination, send, clock } = connection;
  const by = send('snapshot');
  const settings = await readSettings(connection, true);
  const { location } = settings;
  await keepLimits(workspace, settings, clock.now());
  const missingScopes = await findMissingScopes(destination, by);
  return findObstacles({
    ...decided(workspace),
    location,
    isProduction: target === 'production',
    rehearsalAllowsDuplicates: false,
    objectsStanding: null,
    publishedWorkflows: await openWorkflows(workspace, connection),
    missingScopes,
    writeScopes: [],
    optOutsKept: null,
    mayGrantAccess: null,
    records: null,
  });
}

/** What a plan shows of the account, against the location that will hold it. Reads only. */
export async function preflightOfPlan(
  workspace: Workspace,
  plan: Plan,
  connection: DestinationConnection,
  surroundings: Surroundings,
): Promise<readonly PreflightFinding[]> {
  const { ledger, config } = workspace;
  const { clock } = connection;
  const { target } = plan.inputs;
  const wanted = await wantedObjects(ledger, plan.id);
  const own = await readSettings(connection, wanted.length > 0);
  const production =
    target === 'production'
      ? { ...own, owners: null }
      : await readProduction(workspace, wanted.length > 0, surroundings);
  const { location, objectKeys } = production ?? own;
  const owners =
    production?.owners ?? (await matchOwnerColumns(ledger, await ownerColumnsNow(workspace), connection));
  for (const settings of [own, production])
    if (settings !== null) await keepLimits(workspace, settings, clock.now());
  const written = await ledger.plans.kinds(plan.id, ['create', 'update']);
  const planned = await ledger.plans.kinds(plan.id);
  const seen = await capabilitiesFor(workspace, target, clock.now());
  const findings = findObstacles({
    ...decided(workspace),
    location,
    isProduction: production !== null,
    rehearsalAllowsDuplicates:
      target !== 'production' && production !== null && own.location.allowDuplicateContact,
    objectsStanding: objectKeys?.length ?? null,
    publishedWorkflows: await openWorkflows(workspace, connection),
    missingScopes: [],
    optOutsKept: seen.optOutsKept,
    mayGrantAccess: !planned.has('course') ? null : seen.mayGrantAccess,
    writeScopes: neededScopes([...written]),
    records: {
      ...(await readAffected(workspace, plan, location, owners)),
      objectsToMake: wanted.filter((key) => objectKeys?.includes(key) !== true).length,
      opportunitiesPlanned: planned.has('pipeline'),
      secondDeals: location.allowDuplicateOpportunity ? 0 : await countSecond(workspace, plan, connection),
    },
  });
  return acceptFindings(findings, config.acceptedFindings, target);
}

interface Settings {
  readonly location: LocationFacts;
  /** Of its custom objects; null when they were not asked for, or the token may not read them. */
  readonly objectKeys: readonly string[] | null;
}

async function readSettings(
  { destination, send }: DestinationConnection,
  withObjects: boolean,
): Promise<Settings> {
  const by = send('snapshot');
  const location = requireFound(await destination.readLocation(by), 'the location');
  const objects = withObjects ? await destination.listObjects(by) : null;
  if (objects?.kind !== 'found') return { location, objectKeys: null };
  return { location, objectKeys: objects.record.filter(({ custom }) => custom).map(({ key }) => key) };
}

/**
 * With who of its users is whose owner: those of a rehearsal location are others.
 * Null where production is not connected: this location stands in then.
 */
async function readProduction(
  workspace: Workspace,
  withObjects: boolean,
  surroundings: Surroundings,
): Promise<(Settings & { readonly owners: readonly ColumnOwners[] }) | null> {
  if (workspace.config.destinations.production === undefined) return null;
  const connection = await connectTarget(workspace, 'production', surroundings);
  try {
    const owners = await matchOwnerColumns(workspace.ledger, await ownerColumnsNow(workspace), connection);
    return { ...(await readSettings(connection, withObjects)), owners };
  } finally {
    await connection.close();
  }
}

type Settled = 'objectsToMake' | 'opportunitiesPlanned' | 'secondDeals';

async function readAffected(
  workspace: Workspace,
  plan: Plan,
  location: LocationFacts,
  owners: readonly ColumnOwners[],
): Promise<Omit<AffectedRecords, Settled>> {
  const { ledger } = workspace;
  const reasons = await ledger.plans.reasonCounts(plan.id);
  const phones = (await ledger.mapped.firstHolders('phone')).size;
  const emails = (await ledger.mapped.firstHolders('email')).size;
  return {
    withoutAddress: reasons['another person has this address'] ?? 0,
    sharedAddresses: phones + emails,
    sharedPhones: phones,
    // Everybody is looked at for it, so only where it matters.
    withTimeZone: location.disableContactTimezone ? await countTimeZones(ledger) : 0,
    deals: await ledger.entities.count('deal'),
    calendarsWithoutHost: await countHostless(ledger, plan.id),
    marksOfOthers: await countMarksOfOthers(ledger, plan),
    ownersWithoutUser: owners
      .flatMap((column) => column.owners)
      .filter(({ because }) => because === 'nobody' || because === 'several-users'),
  };
}

async function countTimeZones({ mapped }: Workspace['ledger']): Promise<number> {
  let found = 0;
  for await (const batch of mapped.contacts())
    found += batch.filter(({ fields }) => fields.timezone !== undefined).length;
  return found;
}

async function countHostless(ledger: Workspace['ledger'], planId: number): Promise<number> {
  let hostless = 0;
  for await (const batch of ledger.plans.operations(planId, { object: 'calendar' }))
    hostless += batch.filter(
      ({ action, expected }) => action === 'create' && asExpectedCalendar(expected).memberIds.length === 0,
    ).length;
  return hostless;
}

/**
 * Who was recognised by the mark alone, and is somebody else by every name and address. Only before the first load from
 * here: afterwards it is a person of ours whom somebody renamed.
 */
async function countMarksOfOthers(ledger: Workspace['ledger'], { id, inputs }: Plan): Promise<number> {
  if (inputs.target !== 'production' || (await ledger.journal.latestRun('apply', inputs.target)) !== null)
    return 0;
  let others = 0;
  for await (const batch of ledger.plans.operations(id, { object: 'contact' }))
    others += batch.filter(({ changes, kept }) => {
      const differs = new Set(
        [...changes, ...kept].flatMap(({ field, before }) => (before === null ? [] : [field])),
      );
      return ['email', 'firstName', 'lastName'].every((field) => differs.has(field));
    }).length;
  return others;
}

/** Full keys of the custom objects a plan needs. */
async function wantedObjects(ledger: Workspace['ledger'], planId: number): Promise<readonly string[]> {
  const keys: string[] = [];
  for await (const batch of ledger.plans.operations(planId, { object: 'object' }))
    keys.push(...batch.map(({ expected }) => objectKeyOf((expected as { key: string }).key)));
  return keys;
}

async function countSecond(
  workspace: Workspace,
  plan: Plan,
  { clock }: DestinationConnection,
): Promise<number> {
  const { opportunitiesInTheWay } = await capabilitiesFor(workspace, plan.inputs.target, clock.now());
  const second = collectSecond(opportunitiesInTheWay);
  for (const object of ['opportunity', 'order', 'subscription', 'appointment-deal'] as const)
    for await (const batch of workspace.ledger.plans.operations(plan.id, { object }))
      for (const operation of batch) second.see(operation);
  return second.result().records;
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

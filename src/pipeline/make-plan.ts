/**
 * Plan: maps everything, reads the destination as it stands, decides every operation. Writes nothing to
 * HighLevel.
 */
import { requireFound } from '../connectors/connector.ts';
import { withAssignedOwners } from '../mapping/assign-owners.ts';
import { mapVersion } from '../mapping/map-version.ts';
import { type Capabilities, lagBoundOf } from '../model/capabilities.ts';
import { markerFieldKey } from '../model/contact.ts';
import type { FieldAtLocation } from '../model/custom-field.ts';
import { markerOf } from '../model/destination-contact.ts';
import { customFieldId } from '../model/expected-contact.ts';
import type { TargetName } from '../model/location.ts';
import type { Counts, Plan, PlannedOperation } from '../model/plan.ts';
import { destinationFacts } from '../plan/destination-facts.ts';
import type { ContactContext, ExistingPolicy } from '../plan/plan-contact.ts';
import { planSchema } from '../plan/plan-schema.ts';
import { noSchemaDemand, type SchemaDemand } from '../plan/schema-demand.ts';
import type { StandingSchema } from '../plan/standing-schema.ts';
import { requireAudit } from './audit/read-audit.ts';
import { readResolutions } from './conflict-file.ts';
import type { DestinationConnection } from './connect-destination.ts';
import { deriveCompanies } from './derive-companies.ts';
import { createFindDeleted } from './find-deleted.ts';
import { keepStageOrder } from './keep-stage-order.ts';
import { neededFields } from './needed-fields.ts';
import { phoneKeepers, planPeople } from './plan-people.ts';
import { plannedCounts } from './planned-counts.ts';
import { assignedOwners, ownerFacts } from './read-owners.ts';
import { readSnapshot } from './read-snapshot.ts';
import { needsOfDemand, readStandingSchema } from './read-standing-schema.ts';
import { mergeDemands } from './records/demand-parts.ts';
import { prepareRecords } from './records/prepare-records.ts';
import { placeOf } from './records/read-place.ts';
import type { RecordPlanning } from './records/record-context.ts';
import { readStandingRecords } from './records/standing-records.ts';
import { decisionsDigest, requireDecisions } from './require-decisions.ts';
import { requireExtracted } from './require-extracted.ts';
import { requireConfirmedMap } from './require-map.ts';
import { requireMarkers } from './require-markers.ts';
import { requireMasked } from './require-masked.ts';
import { requireOptions, requireValues } from './require-values.ts';
import { runMapping } from './run-mapping.ts';
import { requireDistinctTags, surveyTags, type TagEntry } from './survey-tags.ts';
import type { Workspace } from './workspace.ts';

export interface MadePlan {
  readonly plan: Plan;
  readonly counts: Readonly<Record<string, Counts>>;
  /** People among those to be written who may not be contacted, by channel. */
  readonly restricted: Readonly<Record<string, number>>;
  /** What it was made from. */
  readonly planning: RecordPlanning;
  /** Every tag of the source, and whether tags are held back for the release. */
  readonly tags: readonly TagEntry[];
  readonly holdTags: boolean;
}

export interface PlanOptions {
  /** Schema that is wanted beside what the account's records need. */
  readonly also?: SchemaDemand;
  /** Make again what somebody deleted in HighLevel after it was read back. */
  readonly recreate?: boolean;
}

export async function makePlan(
  workspace: Workspace,
  target: TargetName,
  connection: DestinationConnection,
  capabilities: Capabilities,
  { also = noSchemaDemand, recreate = false }: PlanOptions = {},
): Promise<MadePlan> {
  const { ledger } = workspace;
  requireMarkers(workspace, target);
  await requireExtracted(workspace);
  const map = await requireConfirmedMap(workspace);
  await requireAudit(workspace);
  const choices = await requireDecisions(workspace);
  requireMasked(workspace, target, choices);
  await requireValues(ledger, map);
  await runMapping(ledger, map, choices);
  const tags = await surveyTags(ledger, map);
  requireDistinctTags(tags);

  const { destination, send } = connection;
  const snapshot = send('snapshot');
  const location = requireFound(await destination.readLocation(snapshot), 'the location');
  // Owners given to users later are no change of the map.
  const owned = withAssignedOwners(map, assignedOwners(workspace));
  const planning = { workspace, target, connection, location, map: owned, choices, capabilities };
  const resolve = await readResolutions(workspace, target);
  const records = await prepareRecords(planning, resolve);
  const wanted = mergeDemands([records.demand, also]);
  const standing = await readStandingSchema(connection, needsOfDemand(wanted));
  const pipelines = await keepStageOrder(workspace, location.id, wanted.pipelines, standing);
  const demand = { ...wanted, pipelines };
  requireOptions(map, standing.fields);
  const schema = planSchema({
    fields: await neededFields(workspace, map),
    tags: await ledger.mapped.distinctTags(),
    demand,
    standing,
    mayWritePipelines: capabilities.mayWritePipelines,
  });
  const customFields = standingFields(schema, standing);
  const markerFieldId = customFields.get(markerFieldKey)?.id ?? null;
  await readSnapshot(workspace, connection, location.id, markerFieldId, lagBoundOf(capabilities));

  const place = placeOf(standing.pipelines, schema);
  const standingRecords = await readStandingRecords(
    workspace,
    connection,
    location.id,
    records.demand,
    place,
    customFields,
  );
  await records.readStanding();
  const findDeleted = createFindDeleted(ledger, location.id, recreate);
  const companies = await deriveCompanies(workspace, connection, choices, { resolve, findDeleted });
  const claimed = new Set<string>();
  const context: ContactContext = {
    existing: choices['existing-contacts'] as ExistingPolicy,
    allowDuplicates: location.allowDuplicateContact,
    disableContactTimezone: location.disableContactTimezone,
    holdTags: choices['trigger-tags'] === 'hold' && (await hasPublished(connection)),
    customFields,
    markerOf: (contact) => markerOf(contact, markerFieldId),
    keepers: {
      email: await ledger.mapped.firstHolders('email'),
      phone: await phoneKeepers(workspace, choices),
    },
    sharedRestrictions: {
      email: await ledger.mapped.sharedRestrictions('email'),
      phone: await ledger.mapped.sharedRestrictions('phone'),
    },
    companyOf: companies.companyOf,
    claimed,
    resolve,
  };
  const restricted: Record<string, number> = {};
  const leftOut = new Set<string>();
  const again = new Set<string>();
  const files = await ledger.staging.files();
  const plan = await ledger.plans.save(
    {
      target,
      locationId: location.id,
      exports: Object.fromEntries(files.map(({ name, sha256 }) => [name, sha256])),
      mapVersion: mapVersion(map),
      decisionsHash: decisionsDigest(workspace, choices),
      destinationFacts: {
        ...destinationFacts(location, standing, schema),
        ...(await ownerFacts(ledger, owned, connection)),
      },
    },
    connection.clock.now(),
    inTurn(
      once([...schema, ...companies.operations]),
      planPeople(workspace, location.id, context, { restricted, claimed, leftOut, again }, findDeleted),
      records.operations(standingRecords, { leftOut, again, findDeleted }),
    ),
  );
  const counts = await plannedCounts(workspace, plan);
  return { plan, counts, restricted, planning, tags, holdTags: context.holdTags };
}

async function* inTurn<Item>(...streams: readonly AsyncIterable<Item>[]): AsyncGenerator<Item> {
  for (const stream of streams) yield* stream;
}

async function* once<Item>(item: Item): AsyncGenerator<Item> {
  yield item;
}

/** By key, the fields of people that stand already. */
function standingFields(
  schema: readonly PlannedOperation[],
  { fields }: StandingSchema,
): ReadonlyMap<string, FieldAtLocation> {
  return new Map(
    schema.flatMap((operation) => {
      const field = fields.find(({ id }) => id === operation.destinationId);
      return operation.object === 'custom-field' && field !== undefined
        ? [[operation.externalId.slice(customFieldId('').length), field] as const]
        : [];
    }),
  );
}

/** With every workflow a draft nothing can start, so nothing has to wait. */
async function hasPublished({ destination, send }: DestinationConnection): Promise<boolean> {
  const workflows = requireFound(await destination.listWorkflows(send('snapshot')), 'its workflows');
  return workflows.some(({ published }) => published);
}

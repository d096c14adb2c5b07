/**
 * Plan: maps everything, reads the destination as it stands, decides every operation. Writes nothing to
 * HighLevel.
 *
 * The snapshot is search by pages; what search omits or distorts is read by id: every contact that a
 * mapped person matches (channel DND, case of names), and what this workspace wrote too recently for
 * search to show.
 */
import pMap from 'p-map';
import { requireFound } from '../connectors/connector.ts';
import { customFieldsOf, holdingFieldsOf } from '../mapping/custom-fields-of.ts';
import { mapVersion } from '../mapping/map-version.ts';
import { personSubscriptionFields, purchaseFields } from '../mapping/records/person-money.ts';
import { type Capabilities, lagBoundOf } from '../model/capabilities.ts';
import {
  heldEmailFieldKey,
  heldPhoneFieldKey,
  type MappedContact,
  markerFieldKey,
} from '../model/contact.ts';
import type { CustomFieldSpec } from '../model/custom-field.ts';
import type { DecisionId } from '../model/decision.ts';
import type { DestinationContact } from '../model/destination-contact.ts';
import { jsonDigest } from '../model/digest.ts';
import { customFieldId } from '../model/expected-contact.ts';
import type { TargetName } from '../model/location.ts';
import type { Counts } from '../model/plan.ts';
import { noCounts, type Plan, type PlannedOperation } from '../model/plan.ts';
import type { ContactKeys } from '../model/snapshot.ts';
import { moneyBack, moneyIn } from '../model/transaction.ts';
import { destinationFacts } from '../plan/destination-facts.ts';
import { type ContactContext, type ExistingPolicy, planContact } from '../plan/plan-contact.ts';
import { planSchema } from '../plan/plan-schema.ts';
import { noSchemaDemand, type SchemaDemand } from '../plan/schema-demand.ts';
import type { DestinationConnection } from './connect-destination.ts';
import { deriveCompanies } from './derive-companies.ts';
import { needsOfDemand, readStandingSchema } from './read-standing-schema.ts';
import { mergeDemands } from './records/demand-parts.ts';
import { prepareRecords } from './records/prepare-records.ts';
import { placeOf } from './records/read-place.ts';
import type { RecordPlanning } from './records/record-context.ts';
import { readStandingRecords } from './records/standing-records.ts';
import { requireDecisions } from './require-decisions.ts';
import { requireConfirmedMap } from './require-map.ts';
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
  /** What it needs of the location's schema beside fields and tags of contacts. */
  readonly demand: SchemaDemand;
  /** Every tag of the source, and whether tags are held back for the release. */
  readonly tags: readonly TagEntry[];
  readonly holdTags: boolean;
}

/** @param also schema that is wanted beside what the account's records need */
export async function makePlan(
  workspace: Workspace,
  target: TargetName,
  connection: DestinationConnection,
  capabilities: Capabilities,
  also: SchemaDemand = noSchemaDemand,
): Promise<MadePlan> {
  const { ledger } = workspace;
  const map = await requireConfirmedMap(workspace);
  const choices = await requireDecisions(workspace);
  await requireValues(ledger, map);
  await runMapping(ledger, map, choices);
  const tags = await surveyTags(ledger, map);
  requireDistinctTags(tags);

  const { destination, send } = connection;
  const snapshot = send('snapshot');
  const location = requireFound(await destination.readLocation(snapshot), 'the location');
  const planning = { workspace, connection, location, map, choices };
  const records = await prepareRecords(planning);
  const demand = mergeDemands([records.demand, also]);
  const standing = await readStandingSchema(connection, needsOfDemand(demand));
  requireOptions(map, standing.fields);
  const derived = await derivedFields(ledger);
  const specs = await neededFields(
    workspace,
    [...customFieldsOf(map), ...derived],
    [...holdingFieldsOf(map), ...derived],
  );
  const schema = planSchema({
    fields: specs,
    tags: await ledger.mapped.distinctTags(),
    demand,
    standing,
    mayWritePipelines: capabilities.mayWritePipelines,
  });
  const customFields = new Map(
    schema.flatMap((operation) => {
      const field = standing.fields.find(({ id }) => id === operation.destinationId);
      return operation.object === 'custom-field' && field !== undefined
        ? [[operation.externalId.slice(customFieldId('').length), field] as const]
        : [];
    }),
  );
  const markerFieldId = customFields.get(markerFieldKey)?.id ?? null;
  await readSnapshot(workspace, connection, location.id, markerFieldId, lagBoundOf(capabilities));

  const place = placeOf(standing.pipelines, schema);
  const standingRecords = await readStandingRecords(
    workspace,
    connection,
    location.id,
    records.demand,
    place,
  );
  const companies = await deriveCompanies(workspace, connection, choices);
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
  };
  const restricted: Record<string, number> = {};
  const leftOut = new Set<string>();
  const files = await ledger.staging.files();
  const plan = await ledger.plans.save(
    {
      target,
      locationId: location.id,
      exports: Object.fromEntries(files.map(({ name, sha256 }) => [name, sha256])),
      mapVersion: mapVersion(map),
      decisionsHash: jsonDigest(choices),
      destinationFacts: destinationFacts(location, standing, schema),
    },
    connection.clock.now(),
    inTurn(
      planEverything(workspace, location.id, [...schema, ...companies.operations], context, {
        restricted,
        claimed,
        leftOut,
      }),
      records.operations(standingRecords, leftOut),
    ),
  );
  const counts = await plannedCounts(workspace, plan);
  return { plan, counts, restricted, planning, demand, tags, holdTags: context.holdTags };
}

async function* inTurn<Item>(...streams: readonly AsyncIterable<Item>[]): AsyncGenerator<Item> {
  for (const stream of streams) yield* stream;
}

/** Fields for what is derived from payments and subscriptions: Kartra exports no totals (R94). */
async function derivedFields(ledger: Workspace['ledger']): Promise<readonly CustomFieldSpec[]> {
  const totals = await ledger.transactions.totals();
  const moved = totals.filter(({ type }) => [...moneyIn, ...moneyBack].includes(type));
  return [
    ...purchaseFields([...new Set(moved.map(({ currency }) => currency))].sort()),
    ...personSubscriptionFields,
  ];
}

/** With every workflow a draft nothing can start, so nothing has to wait. */
async function hasPublished({ destination, send }: DestinationConnection): Promise<boolean> {
  const workflows = requireFound(await destination.listWorkflows(send('snapshot')), 'its workflows');
  return workflows.some(({ published }) => published);
}

async function* planEverything(
  workspace: Workspace,
  locationId: string,
  prerequisites: readonly PlannedOperation[],
  context: ContactContext,
  notes: {
    readonly restricted: Record<string, number>;
    readonly claimed: Set<string>;
    readonly leftOut: Set<string>;
  },
): AsyncGenerator<readonly PlannedOperation[]> {
  yield prerequisites;
  const index = workspace.ledger.snapshots.index(locationId);
  for await (const batch of workspace.ledger.mapped.contacts()) {
    const matches = await index.findContacts(batch.map(keysOf));
    const operations = batch.flatMap((contact, position) => {
      const found = matches[position] ?? { byMarker: [], byEmail: [], byPhone: [] };
      const planned = planContact(contact, found, context);
      for (const { object, action, destinationId, externalId } of planned) {
        if (action !== 'skip' && destinationId !== null) notes.claimed.add(destinationId);
        if (object === 'contact' && action === 'skip' && destinationId === null)
          notes.leftOut.add(externalId);
      }
      return planned;
    });
    for (const operation of operations) {
      if (operation.object !== 'contact' || operation.expected === null) continue;
      const { restricted: channels } = operation.expected as unknown as { restricted: string[] };
      for (const channel of channels) notes.restricted[channel] = (notes.restricted[channel] ?? 0) + 1;
    }
    yield operations;
  }
}

/** Holding fields are made only where a mapped contact uses them, or may have to hold a shared phone. */
async function neededFields(
  workspace: Workspace,
  fields: readonly CustomFieldSpec[],
  holding: readonly CustomFieldSpec[],
): Promise<readonly CustomFieldSpec[]> {
  const optional = new Set(holding.map(({ key }) => key));
  const used = new Set<string>([heldPhoneFieldKey]);
  if ((await workspace.ledger.mapped.firstHolders('email')).size > 0) used.add(heldEmailFieldKey);
  for await (const batch of workspace.ledger.mapped.contacts()) {
    for (const contact of batch) for (const key of Object.keys(contact.custom)) used.add(key);
  }
  return fields.filter(({ key }) => !optional.has(key) || used.has(key));
}

async function readSnapshot(
  workspace: Workspace,
  connection: DestinationConnection,
  locationId: string,
  markerFieldId: string | null,
  lagBoundMs: number,
): Promise<void> {
  const { snapshots, journal, mapped } = workspace.ledger;
  const { destination, send, clock, concurrency } = connection;
  await snapshots.clear(locationId);
  for await (const { contacts } of destination.searchContacts([], send('snapshot'))) {
    await snapshots.put(locationId, markerFieldId, contacts);
  }
  const readById = async (ids: readonly string[]) => {
    const reads = await pMap(ids, (id) => destination.contacts.read(send('snapshot'), id), { concurrency });
    const gone = ids.filter((_, position) => reads[position]?.kind === 'absent');
    const found = reads.flatMap((read) => (read.kind === 'found' ? [read.record] : []));
    await snapshots.put(locationId, markerFieldId, found);
    await snapshots.remove(locationId, gone);
  };
  await readById(await journal.writtenSince(locationId, 'contact', clock.now() - lagBoundMs));
  const index = snapshots.index(locationId);
  for await (const batch of mapped.contacts()) {
    const matches = await index.findContacts(batch.map(keysOf));
    const candidates = matches.flatMap(({ byMarker, byEmail, byPhone }) => [
      ...byMarker,
      ...byEmail,
      ...byPhone,
    ]);
    const inexact = candidates.filter(({ readBy }) => readBy !== 'get').map(({ id }) => id);
    await readById([...new Set(inexact)]);
  }
}

async function phoneKeepers(
  workspace: Workspace,
  choices: Readonly<Record<DecisionId, string>>,
): Promise<ReadonlyMap<string, string | null>> {
  const by = choices['shared-phone'] === 'first-by-purchase' ? 'purchase' : 'joined';
  const holders = await workspace.ledger.mapped.firstHolders('phone', by);
  if (choices['shared-phone'] !== 'nobody') return holders;
  return new Map([...holders.keys()].map((phone) => [phone, null]));
}

/** What the plan intends, in the buckets of the journal. */
async function plannedCounts(workspace: Workspace, plan: Plan): Promise<Readonly<Record<string, Counts>>> {
  const bucket = {
    create: 'created',
    update: 'updated',
    unchanged: 'unchanged',
    skip: 'skipped',
    manual: 'manual',
  } as const;
  const actions = await workspace.ledger.plans.actionCounts(plan.id);
  return Object.fromEntries(
    Object.entries(actions).map(([object, counts]) => {
      const total: { -readonly [key in keyof Counts]: number } = { ...noCounts };
      for (const [action, count] of Object.entries(counts)) {
        total.planned += count;
        total[bucket[action as keyof typeof bucket]] += count;
      }
      return [object, total];
    }),
  );
}

function keysOf(contact: MappedContact): ContactKeys {
  return {
    externalId: contact.externalId,
    email: contact.fields.email ?? null,
    phone: contact.fields.phone ?? null,
  };
}

/** The marker a destination contact carries, null where it has none. */
export function markerOf(contact: DestinationContact, markerFieldId: string | null): string | null {
  const value = markerFieldId === null ? undefined : contact.custom[markerFieldId];
  return typeof value === 'string' && value !== '' ? value : null;
}

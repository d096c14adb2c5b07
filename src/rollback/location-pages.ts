/**
 * The location's contacts, opportunities and records as pages show them, kept in the ledger's snapshot: what a preview
 * is judged by, and what tells which schema is still in use.
 */
import { requireFound } from '../connectors/connector.ts';
import type { HighLevel } from '../connectors/highlevel/connect.ts';
import type { SnapshotStore } from '../ledger/ledger.ts';
import type { DestinationRecord } from '../model/custom-object.ts';
import type { Send } from '../model/http.ts';
import type { Json } from '../model/json.ts';
import type { DestinationOpportunity } from '../model/opportunity.ts';
import type { SchemaUse } from './reversal-kind.ts';

export const opportunityPages = 'opportunity';

export interface PagesOf {
  readonly snapshots: SnapshotStore;
  readonly destination: HighLevel;
  readonly send: Send;
  readonly locationId: string;
  /** Full keys of the custom objects this workspace wrote records of. */
  readonly objects: readonly string[];
  readonly withOpportunities: boolean;
}

export async function readPages(of: PagesOf): Promise<void> {
  const { snapshots, destination, send, locationId } = of;
  await snapshots.clear(locationId);
  for await (const { contacts } of destination.searchContacts([], send))
    await snapshots.put(locationId, null, contacts);
  await snapshots.records.clear(locationId, opportunityPages);
  if (of.withOpportunities) {
    for await (const page of destination.searchOpportunities({}, send)) {
      const found = requireFound(page, 'its opportunities');
      const rows = found.map((one) => ({ id: one.id, marker: null, record: one as unknown as Json }));
      await snapshots.records.put(locationId, opportunityPages, rows);
    }
  }
  const standing = of.objects.length === 0 ? [] : await standingObjects(of);
  for (const schemaKey of of.objects) {
    await snapshots.records.clear(locationId, schemaKey);
    if (!standing.includes(schemaKey)) continue;
    for await (const page of destination.searchRecords({ schemaKey, query: '' }, send)) {
      const { records } = requireFound(page, `the records of ${schemaKey}`);
      const rows = records.map((one) => ({ id: one.id, marker: null, record: one as unknown as Json }));
      await snapshots.records.put(locationId, schemaKey, rows);
    }
  }
}

async function standingObjects({ destination, send }: PagesOf): Promise<readonly string[]> {
  const objects = requireFound(await destination.listObjects(send), 'its custom objects');
  return objects.map(({ key }) => key);
}

/** Counts users of schema over the pages as they stand. */
export async function countSchemaUse({ snapshots, locationId, objects }: PagesOf): Promise<SchemaUse> {
  const use = {
    tags: new Map<string, number>(),
    fields: new Map<string, number>(),
    companies: new Map<string, number>(),
    places: new Map<string, number>(),
    records: new Map<string, number>(),
    properties: new Map<string, number>(),
  };
  const add = (map: Map<string, number>, key: string | null) => {
    if (key !== null) map.set(key, (map.get(key) ?? 0) + 1);
  };
  for await (const batch of snapshots.all(locationId)) {
    for (const contact of batch) {
      for (const tag of contact.tags) add(use.tags, tag.toLowerCase());
      for (const id of Object.keys(contact.custom)) add(use.fields, id);
      add(use.companies, contact.companyId);
    }
  }
  for await (const batch of snapshots.records.all(locationId, opportunityPages)) {
    for (const one of batch as unknown as readonly DestinationOpportunity[]) {
      for (const id of Object.keys(one.custom)) add(use.fields, id);
      add(use.places, one.pipelineId);
      add(use.places, one.stageId);
    }
  }
  for (const object of objects) {
    for await (const batch of snapshots.records.all(locationId, object)) {
      for (const { properties } of batch as unknown as readonly DestinationRecord[]) {
        add(use.records, object);
        for (const [name, value] of Object.entries(properties))
          if (value !== null && value !== '') add(use.properties, `${object}.${name}`);
      }
    }
  }
  return use;
}

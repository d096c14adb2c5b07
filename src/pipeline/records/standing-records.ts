/**
 * The opportunities and records of a location as they stand, read in pages before planning and findable by our
 * marker. What this workspace wrote and search does not show (yet) is read by id: search lags behind writes.
 */
import pMap from 'p-map';
import { requireFound } from '../../connectors/connector.ts';
import {
  copyOpportunities,
  copyRecords,
  opportunitySnapshot,
} from '../../connectors/highlevel/copy-records.ts';
import type { FieldAtLocation } from '../../model/custom-field.ts';
import { type DestinationRecord, objectKeyOf } from '../../model/custom-object.ts';
import type { Json } from '../../model/json.ts';
import type { DestinationOpportunity } from '../../model/opportunity.ts';
import type { OpportunityPlace } from '../../model/opportunity-place.ts';
import { recordMarkerKey } from '../../model/snapshot-row.ts';
import type { SchemaDemand } from '../../plan/schema-demand.ts';
import type { DestinationConnection } from '../connect-destination.ts';
import type { Workspace } from '../workspace.ts';

export interface StandingRecords {
  readonly place: OpportunityPlace;
  /** Key → field of contacts, as far as the plan's own stand. */
  readonly contactFields: ReadonlyMap<string, FieldAtLocation>;
  /** By marker, each with every opportunity that carries it. */
  findOpportunities(
    markers: readonly string[],
  ): Promise<ReadonlyMap<string, readonly DestinationOpportunity[]>>;
  /** @param objectKey the full key */
  findRecords(
    objectKey: string,
    markers: readonly string[],
  ): Promise<ReadonlyMap<string, readonly DestinationRecord[]>>;
  /** Destination ids this workspace knows, by external id. */
  knownIds(externalIds: readonly string[]): Promise<Readonly<Record<string, string>>>;
}

/** Reads what the demand needs to know of, and nothing else. */
export async function readStandingRecords(
  workspace: Workspace,
  connection: DestinationConnection,
  locationId: string,
  demand: SchemaDemand,
  place: OpportunityPlace,
  contactFields: ReadonlyMap<string, FieldAtLocation>,
): Promise<StandingRecords> {
  const { snapshots, journal } = workspace.ledger;
  const { records } = snapshots;
  const { destination, send, concurrency } = connection;
  const markerField = place.fields.get(recordMarkerKey)?.id;
  const copy = { destination, send: send('snapshot'), locationId, records };
  // Without the field that holds our markers none of them can be ours.
  if (demand.pipelines.length > 0 && markerField !== undefined) await copyOpportunities(copy, markerField);
  else await records.clear(locationId, opportunitySnapshot);
  for (const { key } of demand.objects) {
    const schemaKey = objectKeyOf(key);
    const standing = requireFound(await destination.listObjects(send('snapshot')), 'its custom objects');
    if (standing.some((object) => object.key === schemaKey)) await copyRecords(copy, schemaKey);
    else await records.clear(locationId, schemaKey);
  }

  /** What we wrote and search does not show, by id. */
  const readUnshown = async (
    object: string,
    markers: readonly string[],
    shown: ReadonlyMap<string, readonly { readonly record: Json }[]>,
  ) => {
    const unshown = markers.filter((marker) => !shown.has(marker));
    const ids = await journal.destinationIds(locationId, unshown);
    const reads = await pMap(
      unshown.filter((marker) => ids[marker] !== undefined),
      async (marker) => {
        const id = ids[marker] ?? '';
        const read =
          object === opportunitySnapshot
            ? await destination.opportunities.read(send('snapshot'), id)
            : await destination.records(object).read(send('snapshot'), id);
        return read.kind === 'absent'
          ? []
          : [[marker, requireFound<object>(read, `the record ${id}`) as Json] as const];
      },
      { concurrency },
    );
    return new Map(reads.flat());
  };

  const find = async (object: string, markers: readonly string[]): Promise<Map<string, readonly Json[]>> => {
    const shown = await records.find(locationId, object, markers);
    const unshown = await readUnshown(object, markers, shown);
    return new Map(
      markers.flatMap((marker) => {
        const rows = shown.get(marker)?.map(({ record }) => record);
        const single = unshown.get(marker);
        const found = rows ?? (single === undefined ? [] : [single]);
        return found.length === 0 ? [] : [[marker, found] as const];
      }),
    );
  };

  return {
    place,
    contactFields,
    findOpportunities: async (markers) =>
      (await find(opportunitySnapshot, markers)) as unknown as Map<string, readonly DestinationOpportunity[]>,
    findRecords: async (objectKey, markers) =>
      (await find(objectKey, markers)) as unknown as Map<string, readonly DestinationRecord[]>,
    knownIds: (externalIds) => journal.destinationIds(locationId, externalIds),
  };
}

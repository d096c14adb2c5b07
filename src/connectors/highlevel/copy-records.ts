/**
 * Everything of one kind that stands at a location, copied page by page to where it is found again by id and by
 * marker: what planning and verification both begin with.
 */
import type { Send } from '../../model/http.ts';
import { opportunityRow, recordRow, type SnapshotRow } from '../../model/snapshot-row.ts';
import { requireFound } from '../connector.ts';
import type { HighLevel } from './connect.ts';

/** How the copy calls opportunities; records of a custom object stand under their object's full key. */
export const opportunitySnapshot = 'opportunity';

/** Where the rows go, for one location. */
interface RowSink {
  clear(locationId: string, object: string): Promise<void>;
  put(locationId: string, object: string, rows: readonly SnapshotRow[]): Promise<void>;
}

/** From where to where. */
interface RecordCopy {
  readonly destination: HighLevel;
  readonly send: Send;
  readonly locationId: string;
  readonly records: RowSink;
}

/**
 * @param markerFieldId id of the custom field of opportunities that holds markers
 * @param pipelineIds only those of these pipelines; absent: all
 * @throws LandfallError `destination-unreachable`
 */
export async function copyOpportunities(
  { destination, send, locationId, records }: RecordCopy,
  markerFieldId: string,
  pipelineIds?: readonly string[],
): Promise<void> {
  await records.clear(locationId, opportunitySnapshot);
  const filters = pipelineIds?.map((pipelineId) => ({ pipelineId })) ?? [{}];
  for (const filter of filters) {
    for await (const page of destination.searchOpportunities(filter, send)) {
      const rows = requireFound(page, 'its opportunities').map((one) => opportunityRow(one, markerFieldId));
      await records.put(locationId, opportunitySnapshot, rows);
    }
  }
}

/** @param schemaKey the object's full key @throws LandfallError `destination-unreachable` */
export async function copyRecords(
  { destination, send, locationId, records }: RecordCopy,
  schemaKey: string,
): Promise<void> {
  await records.clear(locationId, schemaKey);
  for await (const page of destination.searchRecords({ schemaKey, query: '' }, send)) {
    const rows = requireFound(page, `the records of ${schemaKey}`).records.map(recordRow);
    await records.put(locationId, schemaKey, rows);
  }
}

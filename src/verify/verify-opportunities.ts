/**
 * Opportunities, read back in pages of 100 and compared field by field: their person, pipeline and stage, status,
 * amount, close date, owner, reason and every custom field. One that a page does not show (search lags) or shows
 * otherwise is read by id before anything is called different. One marker on two opportunities is found too.
 */
import pMap from 'p-map';
import type { HighLevel } from '../connectors/highlevel/connect.ts';
import { copyOpportunities, opportunitySnapshot } from '../connectors/highlevel/copy-records.ts';
import type { JournalStore } from '../ledger/journal-stores.ts';
import type { PlanStore, RecordSnapshotStore } from '../ledger/ledger.ts';
import { compareCustom } from '../model/compare-field.ts';
import { asExpectedOpportunity } from '../model/expected-record.ts';
import type { Send } from '../model/http.ts';
import { movedFields, type Operation, type RequestPurpose } from '../model/journal.ts';
import type { DestinationOpportunity } from '../model/opportunity.ts';
import { findStage, type OpportunityPlace } from '../model/opportunity-place.ts';
import { recordMarkerKey } from '../model/snapshot-row.ts';
import type { Discrepancy } from '../model/verification.ts';
import { compareStanding, compareWatched, type Fact, isAsExpected } from './compare-standing.ts';
import type { EditWatch } from './edit-watch.ts';
import type { Tally } from './tally.ts';

export interface RecordVerifyOptions {
  readonly planId: number;
  readonly locationId: string;
  readonly plans: PlanStore;
  readonly journal: Pick<JournalStore, 'destinationIds'>;
  readonly records: RecordSnapshotStore;
  readonly place: OpportunityPlace;
  readonly destination: HighLevel;
  readonly send: (purpose: RequestPurpose) => Send;
  readonly concurrency: number;
  readonly edits: EditWatch;
}

const kinds = ['opportunity', 'order', 'subscription', 'appointment-deal'] as const;
const due = ['planned', 'done', 'unknown', 'intent'] as const;

export async function* verifyOpportunities(
  options: RecordVerifyOptions,
  tally: Tally,
): AsyncGenerator<readonly Discrepancy[]> {
  let read = false;
  for (const object of kinds) {
    for await (const batch of options.plans.operations(options.planId, { object, states: due })) {
      const markerField = options.place.fields.get(recordMarkerKey)?.id ?? '';
      if (!read) await copyOpportunities({ ...options, send: options.send('verify') }, markerField);
      read = true;
      yield await verifyBatch(batch, options, tally);
    }
  }
  if (read) yield await findTwins(options, tally);
}

async function verifyBatch(
  batch: readonly Operation[],
  options: RecordVerifyOptions,
  tally: Tally,
): Promise<readonly Discrepancy[]> {
  const { records, locationId, journal, destination, send, concurrency } = options;
  const written = batch.flatMap(({ destinationId }) => destinationId ?? []);
  const shown = await records.get(locationId, opportunitySnapshot, written);
  const people = [...new Set(batch.map(({ expected }) => asExpectedOpportunity(expected).contact))];
  const contactIds = await journal.destinationIds(locationId, people);
  const verifyOne = async (operation: Operation): Promise<readonly Discrepancy[]> => {
    const unproved = verifyUnwritten(operation, tally);
    if (unproved !== null) return unproved;
    const id = operation.destinationId ?? '';
    const facts = (one: DestinationOpportunity) => factsOf(operation, one, contactIds, options.place);
    const row = shown.get(id) as unknown as DestinationOpportunity | undefined;
    if (row !== undefined && isAsExpected(facts(row))) return compareStanding(operation, facts(row), tally);
    const read = await destination.opportunities.read(send('verify'), id);
    if (read.kind === 'failed') return unverifiable(operation, read.note, tally);
    const standing = read.kind === 'found' ? { ...read.record, facts: facts(read.record) } : null;
    return compareWatched(operation, standing, options.edits, tally);
  };
  return (await pMap(batch, verifyOne, { concurrency })).flat();
}

/** What was not sent, or may have been: null for what was written. */
export function verifyUnwritten(operation: Operation, tally: Tally): readonly Discrepancy[] | null {
  if (operation.state === 'planned') {
    tally.addRecord(operation.object, 'missing');
    return [discrepancy(operation, 'missing', 'not sent yet')];
  }
  if (operation.state === 'done' && operation.destinationId !== null) return null;
  return unverifiable(operation, 'cannot tell yet', tally);
}

export function unverifiable(operation: Operation, actual: string, tally: Tally): readonly Discrepancy[] {
  tally.addRecord(operation.object, 'unverifiable');
  return [discrepancy(operation, 'unverifiable', actual)];
}

function discrepancy(operation: Operation, state: Discrepancy['state'], actual: string | null): Discrepancy {
  const { object, externalId, destinationId } = operation;
  return { object, externalId, destinationId, state, field: null, expected: 'written', actual };
}

function factsOf(
  operation: Operation,
  actual: DestinationOpportunity,
  contactIds: Readonly<Record<string, string>>,
  place: OpportunityPlace,
): readonly Fact[] {
  const expected = asExpectedOpportunity(operation.expected);
  const left = new Set([...(expected.left ?? []), ...movedFields(operation.note)]);
  const stage = findStage(place, expected.pipeline, expected.stage);
  const text = (value: string | number | null | undefined) => String(value ?? '');
  const plain: readonly (readonly [string, string, string])[] = [
    ['person', text(contactIds[expected.contact]), actual.contactId],
    ['name', expected.name, actual.name],
    ['pipeline', text(stage?.pipelineId), actual.pipelineId],
    ['stage', text(stage?.stageId), text(actual.stageId)],
    ['status', expected.status, actual.status],
    ...optional('amount', expected.amount, actual.amount),
    ...(isUnassigned(operation)
      ? [['owner', '', text(actual.ownerId)] as const]
      : optional('owner', expected.ownerId, actual.ownerId)),
    ...optional('closeDate', expected.closeDate, actual.expectedCloseDate),
    ...optional('source', expected.source ?? null, actual.source),
    ...optional('lostReason', expected.lostReasonId, actual.lostReasonId),
  ];
  const custom = Object.entries(expected.custom).map(([key, value]): Fact => {
    const field = place.fields.get(key);
    const standing = field === undefined ? undefined : actual.custom[field.id];
    const same = compareCustom(field?.dataType ?? 'TEXT', value, standing).comparison !== 'different';
    const wanted = String(value);
    return { field: `custom.${key}`, expected: wanted, actual: same ? wanted : String(standing ?? '') };
  });
  const compared = plain.filter(([field]) => !left.has(field));
  const ours = custom.filter(({ field }) => !left.has(field));
  return [...compared.map(([field, wanted, found]) => ({ field, expected: wanted, actual: found })), ...ours];
}

/** Nobody owns it in Kartra any more, and the plan takes ours away. */
const isUnassigned = ({ changes }: Operation): boolean =>
  changes.some(({ field, after }) => field === 'owner' && after === '');

/** Compared only where the source says something. */
function optional(
  field: string,
  expected: string | number | null,
  actual: string | number | null,
): readonly (readonly [string, string, string])[] {
  return expected === null ? [] : [[field, String(expected), String(actual ?? '')]];
}

async function findTwins(options: RecordVerifyOptions, tally: Tally): Promise<readonly Discrepancy[]> {
  const repeated = await options.records.repeated(options.locationId, opportunitySnapshot);
  return repeatedMarkers(opportunitySnapshot, repeated, tally);
}

/** @param repeated ordered by marker: all but the first of each marker are extra */
export function repeatedMarkers(
  object: string,
  repeated: readonly { readonly id: string; readonly marker: string | null }[],
  tally: Tally,
): readonly Discrepancy[] {
  return repeated
    .filter(({ marker }, position) => marker === repeated[position - 1]?.marker)
    .map(({ id, marker }) => {
      tally.addRecord(object, 'extra');
      return {
        object,
        externalId: marker ?? '',
        destinationId: id,
        state: 'extra' as const,
        field: null,
        expected: 'one record',
        actual: 'several records',
      };
    });
}

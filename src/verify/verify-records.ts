/**
 * Records of custom objects, read back in pages of 100 and compared property by property, and their links to people,
 * listed by person: one request shows up to 100 links. (HighLevel, associations: links are listed by record
 * only.)
 */
import pMap from 'p-map';
import { copyRecords } from '../connectors/highlevel/copy-records.ts';
import type { DestinationRecord } from '../model/custom-object.ts';
import { asExpectedRecord, asExpectedRelation } from '../model/expected-record.ts';
import { movedFields, type Operation } from '../model/journal.ts';
import type { Json } from '../model/json.ts';
import { associationId } from '../model/schema-ids.ts';
import type { Discrepancy } from '../model/verification.ts';
import { compareStanding, compareWatched, type Fact, isAsExpected } from './compare-standing.ts';
import type { Tally } from './tally.ts';
import {
  type RecordVerifyOptions,
  repeatedMarkers,
  unverifiable,
  verifyUnwritten,
} from './verify-opportunities.ts';

const recordKinds = ['order-record', 'subscription-record', 'membership-record', 'affiliate-record'] as const;
const linkKinds = ['order-link', 'subscription-link', 'membership-link', 'affiliate-link'] as const;
const due = ['planned', 'done', 'unknown', 'intent'] as const;

export async function* verifyRecords(
  options: RecordVerifyOptions,
  tally: Tally,
): AsyncGenerator<readonly Discrepancy[]> {
  for (const object of recordKinds) {
    const read = new Set<string>();
    for await (const batch of options.plans.operations(options.planId, { object, states: due })) {
      // Where nothing was written yet, the object itself may not stand.
      const written = batch.filter(({ state }) => state !== 'planned');
      for (const schemaKey of new Set(written.map(({ expected }) => asExpectedRecord(expected).object))) {
        if (!read.has(schemaKey))
          await copyRecords({ ...options, send: options.send('verify-objects') }, schemaKey);
        read.add(schemaKey);
      }
      yield await verifyBatch(batch, options, tally);
    }
    for (const schemaKey of read) {
      const repeated = await options.records.repeated(options.locationId, schemaKey);
      yield repeatedMarkers(object, repeated, tally);
    }
  }
  for (const object of linkKinds) {
    for await (const batch of options.plans.operations(options.planId, { object, states: due }))
      yield await verifyLinks(batch, options, tally);
  }
}

async function verifyBatch(
  batch: readonly Operation[],
  { destination, send, records, locationId, concurrency, edits }: RecordVerifyOptions,
  tally: Tally,
): Promise<readonly Discrepancy[]> {
  const rows = new Map<string, Json>();
  const ids = batch.flatMap(({ destinationId }) => destinationId ?? []);
  for (const schemaKey of new Set(batch.map(({ expected }) => asExpectedRecord(expected).object)))
    for (const [id, row] of await records.get(locationId, schemaKey, ids)) rows.set(id, row);
  const verifyOne = async (operation: Operation): Promise<readonly Discrepancy[]> => {
    const unproved = verifyUnwritten(operation, tally);
    if (unproved !== null) return unproved;
    const id = operation.destinationId ?? '';
    const row = rows.get(id) as unknown as DestinationRecord | undefined;
    const facts = row === undefined ? [] : factsOf(operation, row);
    if (row !== undefined && isAsExpected(facts)) return compareStanding(operation, facts, tally);
    const { object } = asExpectedRecord(operation.expected);
    const read = await destination.records(object).read(send('verify-objects'), id);
    if (read.kind === 'failed') return unverifiable(operation, read.note, tally);
    const standing =
      read.kind === 'found' ? { ...read.record, facts: factsOf(operation, read.record) } : null;
    return compareWatched(operation, standing, edits, tally);
  };
  return (await pMap(batch, verifyOne, { concurrency })).flat();
}

function factsOf(operation: Operation, actual: DestinationRecord): readonly Fact[] {
  const { properties } = asExpectedRecord(operation.expected);
  const text = (value: unknown) =>
    typeof value === 'string' ? value : value === undefined ? '' : JSON.stringify(value);
  const moved = movedFields(operation.note);
  const ours = Object.entries(properties).filter(([field]) => !moved.has(field));
  return ours.map(([field, value]) => ({
    field,
    expected: text(value),
    actual: text(actual.properties[field]),
  }));
}

async function verifyLinks(
  batch: readonly Operation[],
  { destination, send, journal, locationId, concurrency }: RecordVerifyOptions,
  tally: Tally,
): Promise<readonly Discrepancy[]> {
  const relations = batch.map((operation) => ({ operation, ...asExpectedRelation(operation.expected) }));
  const names = relations.flatMap(({ contact, record, association }) => [
    contact,
    record,
    associationId(association),
  ]);
  const ids = await journal.destinationIds(locationId, [...new Set(names)]);
  const byPerson = Map.groupBy(relations, ({ contact }) => contact);
  const verifyPerson = async ([person, links]: readonly [string, typeof relations]) => {
    const personId = ids[person];
    const listed =
      personId === undefined ? null : await destination.listRelations(personId, send('verify-objects'));
    return links.flatMap(({ operation, record, association }) => {
      const unproved = verifyUnwritten(operation, tally);
      if (unproved !== null) return unproved;
      if (listed?.kind === 'failed') return unverifiable(operation, listed.note, tally);
      const standing = listed?.kind === 'found' ? listed.record : [];
      const kind = ids[associationId(association)];
      const found = standing.find(
        ({ associationId: of, firstRecordId, secondRecordId }) =>
          of === kind && firstRecordId === ids[record] && secondRecordId === personId,
      );
      const fact = { field: 'person', expected: 'linked', actual: 'linked' };
      return compareStanding(operation, found === undefined ? null : [fact], tally);
    });
  };
  return (await pMap([...byPerson], verifyPerson, { concurrency })).flat();
}

/**
 * Files in the file fields of people: each by its key, name, type and size, as the contacts just read show them, and by
 * a read of the person before anything is called different. (HighLevel shows no checksum of a file.)
 */
import pMap from 'p-map';
import type { SnapshotStore } from '../ledger/ledger.ts';
import type { FieldAtLocation } from '../model/custom-field.ts';
import type { DestinationContact } from '../model/destination-contact.ts';
import { asExpectedFiles, asExpectedMedia, filesFieldKey, readFileField } from '../model/expected-files.ts';
import type { Operation } from '../model/journal.ts';
import type { Discrepancy } from '../model/verification.ts';
import { compareStanding, type Fact } from './compare-standing.ts';
import type { Tally } from './tally.ts';
import { type RecordVerifyOptions, unverifiable, verifyUnwritten } from './verify-opportunities.ts';

export interface FileVerifyOptions extends RecordVerifyOptions {
  readonly snapshots: Pick<SnapshotStore, 'get'>;
  readonly fields: ReadonlyMap<string, FieldAtLocation>;
}

const due = ['planned', 'done', 'unknown', 'intent'] as const;

export async function* verifyFiles(
  { plans, planId, snapshots, fields, locationId, destination, send, concurrency }: FileVerifyOptions,
  tally: Tally,
): AsyncGenerator<readonly Discrepancy[]> {
  const fieldId = fields.get(filesFieldKey)?.id ?? '';
  for await (const batch of plans.operations(planId, { object: 'attachment', states: due })) {
    const ids = batch.flatMap(({ destinationId }) => destinationId ?? []);
    const rows = await snapshots.get(locationId, ids);
    const verifyOne = async (operation: Operation): Promise<readonly Discrepancy[]> => {
      const unproved = verifyUnwritten(operation, tally);
      if (unproved !== null) return unproved;
      const id = operation.destinationId ?? '';
      const row = rows.get(id);
      const facts = row === undefined ? [] : factsOf(operation, row, fieldId);
      if (row !== undefined && facts.every(({ expected, actual }) => expected === actual))
        return compareStanding(operation, facts, tally);
      const read = await destination.contacts.read(send('verify-objects'), id);
      if (read.kind === 'failed') return unverifiable(operation, read.note, tally);
      const standing = read.kind === 'found' ? factsOf(operation, read.record, fieldId) : null;
      return compareStanding(operation, standing, tally);
    };
    yield (await pMap(batch, verifyOne, { concurrency })).flat();
  }
}

/** Listed by their names, one request each. */
export async function* verifyMedia(
  { plans, planId, destination, send, concurrency }: RecordVerifyOptions,
  tally: Tally,
): AsyncGenerator<readonly Discrepancy[]> {
  for await (const batch of plans.operations(planId, { object: 'media-file', states: due })) {
    const verifyOne = async (operation: Operation): Promise<readonly Discrepancy[]> => {
      const unproved = verifyUnwritten(operation, tally);
      if (unproved !== null) return unproved;
      const { name, file } = asExpectedMedia(operation.expected);
      const found = await destination.media.findExisting(send('verify-objects'), name);
      if (found.kind === 'failed') return unverifiable(operation, found.note, tally);
      if (found.kind === 'absent') return compareStanding(operation, null, tally);
      const { size } = found.record;
      const facts = [
        { field: 'name', expected: name, actual: found.record.name },
        // An answer need not say how large it is.
        ...(size === null ? [] : [{ field: 'bytes', expected: String(file.bytes), actual: String(size) }]),
      ];
      return compareStanding(operation, facts, tally);
    };
    yield (await pMap(batch, verifyOne, { concurrency })).flat();
  }
}

function factsOf({ expected }: Operation, contact: DestinationContact, fieldId: string): readonly Fact[] {
  const there = readFileField(contact.custom[fieldId]);
  return asExpectedFiles(expected).files.map(({ key, fileName, type, bytes }) => {
    const file = there.get(key);
    const actual = file === undefined ? '' : `${file.name} · ${file.type} · ${file.bytes ?? '?'} bytes`;
    return { field: 'file', expected: `${fileName} · ${type} · ${bytes} bytes`, actual };
  });
}

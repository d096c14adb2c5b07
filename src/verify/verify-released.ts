/** Tags that were held back and then released: each person of whom the journal says so has them. */
import type { HighLevel } from '../connectors/highlevel/connect.ts';
import type { PlanStore, SnapshotStore } from '../ledger/ledger.ts';
import { missingTags } from '../model/compare-field.ts';
import type { Send } from '../model/http.ts';
import type { Operation, RequestPurpose } from '../model/journal.ts';
import type { Discrepancy } from '../model/verification.ts';
import { compareStanding } from './compare-standing.ts';
import type { Tally } from './tally.ts';

interface ReleasedOptions {
  readonly planId: number;
  readonly locationId: string;
  readonly plans: PlanStore;
  readonly snapshots: SnapshotStore;
  readonly destination: HighLevel;
  readonly send: (purpose: RequestPurpose) => Send;
}

/** What is still held back is not looked for. */
export async function* verifyReleased(
  options: ReleasedOptions,
  tally: Tally,
): AsyncGenerator<readonly Discrepancy[]> {
  const released = { object: 'held-tags', states: ['done'] } as const;
  for await (const batch of options.plans.operations(options.planId, released)) {
    const ids = batch.flatMap(({ destinationId }) => (destinationId === null ? [] : [destinationId]));
    const rows = await options.snapshots.get(options.locationId, ids);
    const found: Discrepancy[] = [];
    for (const operation of batch) {
      const standing = rows.get(operation.destinationId ?? '')?.tags ?? null;
      const missing = standing === null ? null : missingTags(tagsOf(operation), standing);
      // Search trails behind writes: what it lacks is looked at by id.
      const sure = missing?.length === 0 ? missing : await readMissing(operation, options);
      const facts = sure === null ? null : [{ field: 'tags', expected: '', actual: sure.join(', ') }];
      found.push(...compareStanding(operation, facts, tally));
    }
    yield found;
  }
}

async function readMissing(
  operation: Operation,
  { destination, send }: ReleasedOptions,
): Promise<readonly string[] | null> {
  const read = await destination.contacts.read(send('verify'), operation.destinationId ?? '');
  return read.kind === 'found' ? missingTags(tagsOf(operation), read.record.tags) : null;
}

const tagsOf = ({ expected }: Operation): readonly string[] => (expected as { readonly tags: string[] }).tags;

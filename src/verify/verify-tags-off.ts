/** Tags taken from people because Kartra dropped them: gone, unless somebody gave them again since. */
import type { HighLevel } from '../connectors/highlevel/connect.ts';
import type { PlanStore, SnapshotStore } from '../ledger/ledger.ts';
import type { DestinationContact } from '../model/destination-contact.ts';
import type { Send } from '../model/http.ts';
import type { Operation, RequestPurpose } from '../model/journal.ts';
import type { Discrepancy } from '../model/verification.ts';
import { compareStanding } from './compare-standing.ts';
import type { EditWatch } from './edit-watch.ts';
import type { Tally } from './tally.ts';

interface TagsOffOptions {
  readonly planId: number;
  readonly locationId: string;
  readonly plans: PlanStore;
  readonly snapshots: SnapshotStore;
  readonly destination: HighLevel;
  readonly send: (purpose: RequestPurpose) => Send;
  readonly edits: EditWatch;
}

export async function* verifyTagsOff(
  options: TagsOffOptions,
  tally: Tally,
): AsyncGenerator<readonly Discrepancy[]> {
  const { destination, send, snapshots, locationId, edits } = options;
  const taken = { object: 'contact-tags-off', states: ['done'] } as const;
  for await (const batch of options.plans.operations(options.planId, taken)) {
    const ids = batch.flatMap(({ destinationId }) => destinationId ?? []);
    const rows = await snapshots.get(locationId, ids);
    const found: Discrepancy[] = [];
    for (const operation of batch) {
      const row = rows.get(operation.destinationId ?? '');
      if (row !== undefined && standingOf(operation, row).length === 0) {
        found.push(...compareStanding(operation, factsOf(operation, row), tally));
        continue;
      }
      // Search trails behind writes: what it still shows is looked at by id.
      const read = await destination.contacts.read(send('verify'), operation.destinationId ?? '');
      // Who is gone has no tags.
      if (read.kind !== 'found') continue;
      const edited = await edits.isEdited(operation, read.record.updatedAt);
      found.push(...compareStanding(operation, factsOf(operation, read.record), tally, edited));
    }
    yield found;
  }
}

function standingOf({ expected }: Operation, { tags }: DestinationContact): readonly string[] {
  const standing = new Set(tags.map((tag) => tag.toLowerCase()));
  return (expected as { readonly tags: string[] }).tags.filter((tag) => standing.has(tag));
}

const factsOf = (operation: Operation, contact: DestinationContact) => [
  { field: 'tags', expected: '', actual: standingOf(operation, contact).join(', ') },
];

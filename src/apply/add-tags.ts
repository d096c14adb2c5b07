/**
 * Tags of existing contacts: only ever added, through the bulk call, one request for up to 50 contacts
 * that get the same tags. A 2xx may carry single failures: each contact has its own outcome. Adding a tag
 * twice changes nothing, so an unknown outcome is simply sent again.
 * (HighLevel, contacts: bulk tags, partial success inside 201.)
 */
import type { Operation, OperationResult } from '../model/journal.ts';
import { sendJournalled } from './send-journalled.ts';
import type { ApplyTools } from './tools.ts';

/** Contacts per bulk request. HighLevel documents no maximum; 50 is what its other bulk call allows. */
const contactsPerBulkRequest = 50;

/** Groups operations by the tags they add, in groups of at most `contactsPerBulkRequest`. */
export async function* groupByTags(
  operations: AsyncIterable<Operation>,
): AsyncGenerator<readonly Operation[]> {
  const open = new Map<string, Operation[]>();
  for await (const operation of operations) {
    const key = JSON.stringify(tagsOf(operation));
    const group = open.get(key) ?? [];
    group.push(operation);
    open.set(key, group);
    if (group.length === contactsPerBulkRequest) {
      open.delete(key);
      yield group;
    }
  }
  yield* open.values();
}

/** @param group operations that add the same tags */
export async function addTags(group: readonly Operation[], tools: ApplyTools): Promise<void> {
  const [first] = group;
  if (first === undefined) return;
  const contactIds = group.map((operation) => operation.destinationId ?? '');
  await sendJournalled(
    tools,
    group.map(({ id }) => ({ id })),
    (send) => tools.destination.addTags({ contactIds, tags: tagsOf(first) }, send),
    (answer) =>
      group.map((operation): OperationResult => {
        const operationId = operation.id;
        if (answer.kind === 'throttled') return { operationId, state: 'planned', note: null };
        if (answer.kind === 'exists') return { operationId, state: 'refused', note: 'exists' };
        if (answer.kind !== 'done') return { operationId, state: answer.kind, note: answer.note };
        const result = answer.record?.find(({ contactId }) => contactId === operation.destinationId);
        return { operationId, state: result?.outcome ?? 'unknown', note: result?.note ?? null };
      }),
  );
}

function tagsOf(operation: Operation): readonly string[] {
  return (operation.expected as { tags: string[] }).tags;
}

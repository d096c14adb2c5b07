/**
 * Tags of existing contacts: only ever added, through the bulk call, one request for up to 50 contacts
 * that get the same tags. A 2xx may carry single failures: each contact has its own outcome. Adding a tag
 * twice changes nothing, so an unknown outcome is simply sent again.
 * (HighLevel, contacts: bulk tags, partial success inside 201.)
 */
import type { Operation } from '../model/journal.ts';
import { groupBy } from './group-operations.ts';
import { resultsOf, sendJournalled } from './send-journalled.ts';
import type { ApplyTools, BulkHandler } from './tools.ts';

/** Contacts per bulk request. HighLevel documents no maximum; 50 is what its other bulk call allows. */
const contactsPerBulkRequest = 50;

/** Tags by bulk requests: those that add the same tags travel together. */
export const addTagsInBulk: BulkHandler = {
  groups: (operations) =>
    groupBy(operations, (operation) => JSON.stringify(tagsOf(operation)), contactsPerBulkRequest),
  send: addTags,
};

/** @param group operations that add the same tags */
async function addTags(group: readonly Operation[], tools: ApplyTools): Promise<void> {
  const [first] = group;
  if (first === undefined) return;
  const contactIds = group.map((operation) => operation.destinationId ?? '');
  await sendJournalled(
    tools,
    group.map(({ id }) => ({ id })),
    (send) => tools.destination.addTags({ contactIds, tags: tagsOf(first) }, send),
    (answer) =>
      resultsOf(group, answer, ({ id: operationId, destinationId }, record) => {
        const result = record?.find(({ contactId }) => contactId === destinationId);
        return { operationId, state: result?.outcome ?? 'unknown', note: result?.note ?? null };
      }),
  );
}

function tagsOf(operation: Operation): readonly string[] {
  return (operation.expected as { tags: string[] }).tags;
}

/**
 * Tags of existing contacts: only ever added, through the bulk call, one request for as many contacts that get
 * the same tags as the location was seen to take. A 2xx may carry single failures: each contact has its own outcome. Adding a tag
 * twice changes nothing, so an unknown outcome is simply sent again.
 * (HighLevel, contacts: bulk tags, partial success inside 201.)
 */
import type { Operation } from '../model/journal.ts';
import { groupBy } from './group-operations.ts';
import { resultsOf, sendJournalled } from './send-journalled.ts';
import type { ApplyTools, BulkHandler } from './tools.ts';

/** Tags by bulk requests: those that add the same tags travel together. */
export const addTagsInBulk: BulkHandler = {
  groups: (operations, { peoplePerTagging }) =>
    groupBy(operations, (operation) => JSON.stringify(tagsOf(operation)), peoplePerTagging),
  send: addTags,
};

/** @param group operations that add the same tags */
async function addTags(group: readonly Operation[], tools: ApplyTools): Promise<void> {
  const [first] = group;
  if (first === undefined) return;
  const known = await contactIdsOf(group, tools);
  const idOf = (operation: Operation) => operation.destinationId ?? known[operation.dependsOn[0] ?? ''] ?? '';
  await sendJournalled(
    tools,
    group.map(({ id }) => ({ id, idempotent: true })),
    (send) => tools.destination.addTags({ contactIds: group.map(idOf), tags: tagsOf(first) }, send),
    (answer) =>
      resultsOf(group, answer, (operation, record) => {
        const destinationId = idOf(operation);
        const result = record?.find(({ contactId }) => contactId === destinationId);
        const state = result?.outcome ?? 'unknown';
        return {
          operationId: operation.id,
          state,
          destinationId,
          note: result?.note ?? null,
          // What stood there before tells the tags we added from those somebody else had.
          ...(result?.before == null || operation.beforeImage !== null
            ? {}
            : { beforeImage: { tags: [...result.before] } }),
        };
      }),
  );
}

/** Ids of people this plan itself added: what was planned could not know them. */
async function contactIdsOf(
  group: readonly Operation[],
  tools: ApplyTools,
): Promise<Readonly<Record<string, string>>> {
  const added = group.filter(({ destinationId }) => destinationId === null);
  const markers = added.flatMap(({ dependsOn: [marker] }) => marker ?? []);
  return markers.length === 0 ? {} : tools.journal.destinationIds(tools.location.id, markers);
}

function tagsOf(operation: Operation): readonly string[] {
  return (operation.expected as { tags: string[] }).tags;
}

/**
 * Tags of existing contacts, added or taken away through the bulk call: one request for as many contacts with the same
 * tags as the location was seen to take. A 2xx may carry single failures: each contact has its own outcome. Doing it
 * twice changes nothing, so an unknown outcome is simply sent again.
 * (HighLevel, contacts: bulk tags, partial success inside 201.)
 */

import type { WriteAnswer } from '../connectors/connector.ts';
import type { TagBatch, TagResult } from '../connectors/highlevel/bulk-tags.ts';
import type { Send } from '../model/http.ts';
import type { Operation } from '../model/journal.ts';
import { groupBy } from './group-operations.ts';
import { resultsOf, sendJournalled } from './send-journalled.ts';
import type { ApplyTools, BulkHandler } from './tools.ts';

type ChangeTags = (
  tools: ApplyTools,
  batch: TagBatch,
  send: Send,
) => Promise<WriteAnswer<readonly TagResult[]>>;

/** Tags by bulk requests: those that add the same tags travel together. */
export const addTagsInBulk = changeInBulk((tools, batch, send) => tools.destination.addTags(batch, send));

/** The same for tags that are taken away. */
export const removeTagsInBulk = changeInBulk((tools, batch, send) =>
  tools.destination.removeTags(batch, send),
);

function changeInBulk(change: ChangeTags): BulkHandler {
  return {
    groups: (operations, { peoplePerTagging }) =>
      groupBy(operations, (operation) => JSON.stringify(tagsOf(operation)), peoplePerTagging),
    send: (group, tools) => changeTags(group, tools, change),
  };
}

/** @param group operations about the same tags */
async function changeTags(group: readonly Operation[], tools: ApplyTools, change: ChangeTags): Promise<void> {
  const [first] = group;
  if (first === undefined) return;
  const known = await contactIdsOf(group, tools);
  const idOf = (operation: Operation) => operation.destinationId ?? known[operation.dependsOn[0] ?? ''] ?? '';
  await sendJournalled(
    tools,
    group.map(({ id }) => ({ id, idempotent: true })),
    (send) => change(tools, { contactIds: group.map(idOf), tags: tagsOf(first) }, send),
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
          // What stood there before tells what our call changed from what somebody else had done.
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

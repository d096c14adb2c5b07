/**
 * Tags we added to somebody who stood there before, taken away again: only those the answer to our write, or the
 * plan, shows were not there. A tag somebody took away since is gone already.
 */
import type { WriteAnswer } from '../connectors/connector.ts';
import type { TagResult } from '../connectors/highlevel/bulk-tags.ts';
import { missingTags } from '../model/compare-field.ts';
import type { Operation } from '../model/journal.ts';
import { followParent, personOf } from './follow-parent.ts';
import {
  cannotLook,
  goneAlready,
  type Look,
  type ReversalKind,
  settled,
  undo,
  type Verdict,
} from './reversal-kind.ts';

export const removeAddedTags: ReversalKind = { after: 'contact', judge };

async function judge(operation: Operation, look: Look): Promise<Verdict> {
  const followed = await followParent(operation, operation.dependsOn[0], look);
  if (followed !== null) return followed;
  const id = await personOf(operation, look);
  const read = await look.contact(id);
  if (read.kind === 'absent') return goneAlready;
  if (read.kind === 'failed') return cannotLook(read.note);
  const { tags } = operation.expected as { tags: string[] };
  const before = (operation.beforeImage as { tags: string[] } | null)?.tags ?? [];
  const added = missingTags(tags, before);
  const standing = new Set(read.record.tags.map((tag) => tag.toLowerCase()));
  const ours = added.filter((tag) => standing.has(tag.toLowerCase()));
  if (ours.length === 0) return settled('reversed', null);
  const gone = new Set(ours.map((tag) => tag.toLowerCase()));
  return undo(
    async (send) => ofContact(await look.destination.removeTags({ contactIds: [id], tags: ours }, send), id),
    (pages) =>
      pages.putContact({
        ...read.record,
        tags: read.record.tags.filter((tag) => !gone.has(tag.toLowerCase())),
      }),
  );
}

/** The bulk call answers 2xx even for a contact it refused. */
export function ofContact(answer: WriteAnswer<readonly TagResult[]>, id: string): WriteAnswer<unknown> {
  if (answer.kind !== 'done') return answer;
  const result = answer.record?.find(({ contactId }) => contactId === id);
  if (result?.outcome === 'done') return { kind: 'done', id, record: null };
  if (result?.outcome === 'refused') return { kind: 'refused', note: result.note ?? '', status: 200 };
  return { kind: 'unknown', note: 'the answer does not mention the contact', status: 200 };
}

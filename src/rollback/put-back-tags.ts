/** Tags we took from somebody because Kartra had dropped them, given back. A tag somebody gave again stands already. */
import { missingTags } from '../model/compare-field.ts';
import type { Operation } from '../model/journal.ts';
import { ofContact } from './remove-tags.ts';
import {
  cannotLook,
  goneAlready,
  type Look,
  type ReversalKind,
  settled,
  undo,
  type Verdict,
} from './reversal-kind.ts';

export const putBackTags: ReversalKind = { after: 'contact', judge };

async function judge(operation: Operation, look: Look): Promise<Verdict> {
  const id = operation.destinationId ?? '';
  const read = await look.contact(id);
  if (read.kind === 'absent') return goneAlready;
  if (read.kind === 'failed') return cannotLook(read.note);
  const { tags } = operation.expected as { tags: string[] };
  const before = (operation.beforeImage as { tags: string[] } | null)?.tags;
  // What was not there when we took it was taken by somebody else.
  const absent = before === undefined ? [] : missingTags(tags, before);
  const ours = missingTags(
    tags.filter((tag) => !absent.includes(tag)),
    read.record.tags,
  );
  if (ours.length === 0) return settled('reversed', null);
  return undo(
    async (send) => ofContact(await look.destination.addTags({ contactIds: [id], tags: ours }, send), id),
    (pages) => pages.putContact({ ...read.record, tags: [...read.record.tags, ...ours] }),
  );
}

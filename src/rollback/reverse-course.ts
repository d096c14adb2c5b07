/** Drafts of courses and offers: removed unless somebody filled, published or gave them since. */
import type { Operation } from '../model/journal.ts';
import {
  cannotLook,
  goneAlready,
  type Look,
  type ReversalKind,
  settled,
  undo,
  type Verdict,
} from './reversal-kind.ts';

const titleOf = ({ expected }: Operation): string => (expected as { title: string }).title;

export const reverseCourse: ReversalKind = {
  async judge(operation, look) {
    const id = operation.destinationId ?? '';
    const { courses } = look.destination;
    const read = await courses.read(look.send, id);
    if (read.kind === 'absent') return goneAlready;
    if (read.kind === 'failed') return cannotLook(read.note);
    if (read.record.published || read.record.title !== titleOf(operation))
      return settled('kept', 'changed since: published, or another title');
    const lessons = await courses.hasLessons(look.send, id);
    if (lessons.kind === 'failed') return cannotLook(lessons.note);
    if (lessons.kind === 'found' && lessons.record) return settled('kept', 'used since: it has lessons');
    return undo((send) => courses.remove(send, id));
  },
};

export const reverseOffer: ReversalKind = {
  judge: (operation, look) => judgeOffer(operation, look),
};

async function judgeOffer(operation: Operation, look: Look): Promise<Verdict> {
  const id = operation.destinationId ?? '';
  const read = await look.destination.offers.read(look.send, id);
  if (read.kind === 'absent') return goneAlready;
  if (read.kind === 'failed') return cannotLook(read.note);
  if (read.record.title !== titleOf(operation)) return settled('kept', 'changed since: title');
  const uses = look.usesOf(id);
  if (uses.length > 0) return settled('kept', `used since: ${uses.join(', ')}`);
  if (look.unseen.length > 0)
    return settled('errored', `nobody can tell whether it is in use: ${look.unseen.join('; ')}`);
  return undo((send) => look.destination.offers.remove(send, id));
}

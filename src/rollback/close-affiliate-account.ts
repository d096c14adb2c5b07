/** An account of an affiliate we opened is closed: no call of HighLevel's deletes one. */
import { cannotLook, goneAlready, type ReversalKind, settled, undo } from './reversal-kind.ts';

const reason = 'closed: HighLevel lets nobody delete an account of an affiliate by program';

export const closeAffiliateAccount: ReversalKind = {
  async judge(operation, look) {
    const id = operation.destinationId ?? '';
    const { affiliates } = look.destination;
    const read = await affiliates.read(look.send, id);
    if (read.kind === 'absent') return goneAlready;
    if (read.kind === 'failed') return cannotLook(read.note);
    if (!read.record.active) return settled('not-reversible', reason);
    return undo((send) => affiliates.setActive(send, id, false), undefined, {
      bucket: 'not-reversible',
      reason,
    });
  },
};

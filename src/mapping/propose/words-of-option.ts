/**
 * Other words for the only values some fields take, so that a person confirms them instead of typing each:
 * Kartra and the tools people fill lists with say "Completed" where HighLevel says "showed".
 * (HighLevel, opportunities: `status`; appointments: `appointmentStatus`.)
 */
import type { SourceObject } from '../../model/destination-fields.ts';

const words: { readonly [kind in SourceObject]?: Readonly<Record<string, readonly string[]>> } = {
  deal: {
    open: ['active', 'in progress', 'pending', 'new', 'ongoing'],
    won: ['closed won', 'win', 'sold', 'success', 'successful'],
    lost: ['closed lost', 'loss', 'rejected', 'declined'],
    abandoned: ['dead', 'dropped', 'cancelled', 'canceled', 'stalled'],
  },
  appointment: {
    new: ['pending', 'requested', 'unconfirmed', 'awaiting confirmation'],
    confirmed: ['scheduled', 'booked', 'upcoming', 'accepted', 'rescheduled'],
    cancelled: ['canceled', 'declined', 'deleted'],
    showed: ['completed', 'complete', 'attended', 'done', 'show', 'showed up', 'held'],
    noshow: ['no show', 'missed', 'did not attend', 'absent', 'not attended'],
  },
  membership: {
    yes: ['1', 'true', 'active', 'y', 'on'],
    no: ['0', 'false', 'inactive', 'n', 'off', 'expired', 'revoked', 'cancelled', 'canceled'],
  },
};

/** Option → other words for it; empty where the object's fields have none. */
export function wordsOfOption(object: SourceObject): Readonly<Record<string, readonly string[]>> {
  return words[object] ?? {};
}

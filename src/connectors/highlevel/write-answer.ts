/**
 * What the platform's answer to a write means, once for all providers. When in doubt the answer is
 * `unknown`: a record looked up once too often costs a request, one written twice costs a customer.
 */
import { z } from 'zod';
import type { SendResult, WireReply } from '../../model/http.ts';
import { isMissingScope } from '../../model/missing-scope.ts';
import type { WriteAnswer } from '../connector.ts';
import { describeRefusal, saysNotFound } from './describe-refusal.ts';
import { surprised } from './parse-body.ts';

export interface WriteMeaning<Found> {
  readonly route: string;
  /** Reads a 2xx body; throws `destination-surprised` when it is in no known shape. */
  readonly done: (body: unknown) => { readonly id: string; readonly record: Found | null };
  /** Refusals under which the record is known to have been written anyway. */
  readonly unsure?: readonly number[];
  /** A 400 may name, in `meta`, the record that stands in the way. */
  readonly namesExisting?: boolean;
  /** A removal of this id: that it is gone already is as good as done. */
  readonly removes?: string;
}

/** @throws LandfallError `destination-surprised` (also for a redirect, which is never followed) */
export function writeAnswer<Found>(result: SendResult, meaning: WriteMeaning<Found>): WriteAnswer<Found> {
  if (result.kind === 'no-reply')
    return { kind: 'unknown', note: `no answer (${result.reason})`, status: null };
  const { status, body } = result.reply;
  if (status >= 200 && status < 300) return { kind: 'done', ...meaning.done(body) };
  if (status < 400) throw surprised(meaning.route, `status ${status}`);
  const note = describeRefusal(body) || `status ${status}`;
  if (isMissingScope(result.reply))
    return { kind: 'refused', note: 'the token lacks the scope for this', status, missingScope: true };
  if (status === 429) return { kind: 'throttled' };
  // A 401 that gets here was not confirmed: the token works, so nobody can say what became of the request.
  if (status >= 500 || status === 408 || status === 401) return { kind: 'unknown', note, status };
  if (meaning.removes !== undefined && isGone(result.reply))
    return { kind: 'done', id: meaning.removes, record: null };
  if (meaning.unsure?.includes(status) === true) return { kind: 'unknown', note, status };
  const existing =
    meaning.namesExisting === true && status === 400 ? duplicateSchema.safeParse(body).data : undefined;
  if (existing !== undefined) return { kind: 'exists', ...existing.meta };
  return { kind: 'refused', note, status };
}

/**
 * HighLevel, contacts: the refusal of a duplicate names the holder and the identifier; of an opportunity, the
 * one that stands in this pipeline (integrator evidence for both).
 */
const duplicateSchema = z.object({
  meta: z.union([
    z
      .object({ contactId: z.string().min(1), matchingField: z.string().nullish() })
      .transform(({ contactId, matchingField }) => ({ id: contactId, matched: matchingField ?? null })),
    z
      .object({ existingId: z.string().min(1) })
      .transform(({ existingId }) => ({ id: existingId, matched: null })),
  ]),
});

function isGone(reply: WireReply): boolean {
  return reply.status === 404 || ((reply.status === 400 || reply.status === 422) && saysNotFound(reply.body));
}

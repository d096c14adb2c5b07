/** What the platform's answer to a read means, once for all providers. */

import type { SendResult } from '../../model/http.ts';
import type { ReadAnswer } from '../connector.ts';
import { describeRefusal, saysNotFound } from './describe-refusal.ts';
import { surprised } from './parse-body.ts';

export interface ReadMeaning<Found> {
  readonly route: string;
  /** Reads a 2xx body; throws `destination-surprised` when it is in no known shape. */
  readonly found: (body: unknown) => Found;
  /** The read names one record by id, so that a 400 "not found" means: there is none. */
  readonly byId?: boolean;
}

/**
 * 2xx → found, 404 → absent, anything else → failed with the platform's reason, redacted.
 * @throws LandfallError `destination-surprised` (also for a redirect, which is never followed)
 */
export function readAnswer<Found>(result: SendResult, meaning: ReadMeaning<Found>): ReadAnswer<Found> {
  if (result.kind === 'no-reply')
    return { kind: 'failed', note: `no answer (${result.reason})`, status: null };
  const { status, body } = result.reply;
  if (status >= 200 && status < 300) return { kind: 'found', record: meaning.found(body) };
  if (status < 400) throw surprised(meaning.route, `status ${status}`);
  if (status === 404) return { kind: 'absent' };
  if (meaning.byId === true && (status === 400 || status === 422) && saysNotFound(body))
    return { kind: 'absent' };
  return { kind: 'failed', note: describeRefusal(body) || `status ${status}`, status };
}

/** The same answer about something else, such as one record out of a list. */
export function mapFound<From, To>(
  answer: ReadAnswer<From>,
  change: (record: From) => ReadAnswer<To>,
): ReadAnswer<To> {
  return answer.kind === 'found' ? change(answer.record) : answer;
}

/** An answer about a record that may not be there. */
export function foundOrAbsent<Found>(record: Found | undefined): ReadAnswer<Found> {
  return record === undefined ? { kind: 'absent' } : { kind: 'found', record };
}

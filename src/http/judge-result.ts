/** What the status of an answer says about sending again, whatever the request was about. */
import type { SendResult } from '../model/http.ts';

/** @returns null when no answer came */
export function replyStatus(result: SendResult): number | null {
  return result.kind === 'reply' ? result.reply.status : null;
}

/** True when the same request may well succeed a little later: 5xx, 408, no answer, a search that timed out. */
export function isTransient(result: SendResult): boolean {
  if (result.kind === 'no-reply') return true;
  const { status } = result.reply;
  return status >= 500 || status === 408 || isCommandTimeout(result);
}

/** HighLevel answers some slow searches with 401 and this message (integrator evidence); the token is fine. */
export function isCommandTimeout(result: SendResult): boolean {
  if (result.kind === 'no-reply' || result.reply.status !== 401) return false;
  const { body } = result.reply;
  if (typeof body !== 'object' || body === null || !('message' in body)) return false;
  return typeof body.message === 'string' && /command timed out/i.test(body.message);
}

/**
 * HighLevel's refusal of a token that lacks the scope of a call. (HighLevel, integrators: "The token is not
 * authorized for this scope."; whether its status is 401 or 403 is not documented.) The guard stands before
 * the call, so nothing was carried out, and sending it again changes nothing.
 */
import type { WireReply } from './http.ts';

export function isMissingScope({ status, body }: WireReply): boolean {
  if (status !== 401 && status !== 403) return false;
  if (typeof body !== 'object' || body === null || !('message' in body)) return false;
  return typeof body.message === 'string' && /not authorized for this scope/i.test(body.message);
}

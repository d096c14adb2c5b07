/**
 * Linking up to 50 contacts to one company in one request, or to none. (HighLevel, contacts: bulk business takes at most
 * 50 ids; the answer is a 2xx that lists the contacts it linked, so one that is not listed was not.) Linking
 * twice changes nothing.
 */
import { z } from 'zod';
import type { Send } from '../../model/http.ts';
import type { Json } from '../../model/json.ts';
import type { WriteAnswer } from '../connector.ts';
import { buildRequest, routeOf } from './endpoints.ts';
import { parseIncoming, parseOutgoing } from './parse-body.ts';
import { writeAnswer } from './write-answer.ts';

export const contactsPerLinkRequest = 50;

export interface LinkBatch {
  readonly contactIds: readonly string[];
  /** Null takes their links away. */
  readonly companyId: string | null;
}

const answerSchema = z.object({ ids: z.array(z.string()) });
const bodySchema = z.strictObject({
  locationId: z.string().min(1),
  ids: z.array(z.string().min(1)).min(1).max(contactsPerLinkRequest),
  businessId: z.string().min(1).nullable(),
}) as unknown as z.ZodType<Json>;

/** @returns `done` holds the ids of the contacts that were linked; others of the batch were not */
export async function linkContacts(
  send: Send,
  locationId: string,
  { contactIds, companyId }: LinkBatch,
): Promise<WriteAnswer<ReadonlySet<string>>> {
  const route = routeOf('linkContacts');
  const body = parseOutgoing(bodySchema, { locationId, ids: contactIds, businessId: companyId }, route);
  return writeAnswer(await send(buildRequest('linkContacts', { body })), {
    route,
    done: (answer) => ({
      id: companyId ?? '',
      record: new Set(parseIncoming(answerSchema, answer, route).ids),
    }),
  });
}

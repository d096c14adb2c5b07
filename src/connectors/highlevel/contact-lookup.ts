/**
 * Contacts by their exact e-mail address, without the lag of search. (HighLevel, contacts, live documentation of
 * August 2026: v3 only, "OAuth channel only"; whether a private integration may is for the probe to find out.)
 * Only ids are taken from it: what stands on a contact is read by the version everything else is.
 */
import { z } from 'zod';
import type { Send } from '../../model/http.ts';
import type { ReadAnswer } from '../connector.ts';
import { readCall } from './calls.ts';
import { parseIncoming } from './parse-body.ts';

/** (HighLevel, lookup: at most 20 rows a page.) */
const pageSize = 20;
const answerSchema = z.object({ contacts: z.array(z.object({ id: z.string().min(1) })) });

/** @returns ids of at most 20 contacts */
export function lookUpContacts(
  send: Send,
  locationId: string,
  email: string,
): Promise<ReadAnswer<readonly string[]>> {
  return readCall(send, 'lookUpContacts', {
    query: { locationId, email, limit: String(pageSize) },
    found: (body, route) => parseIncoming(answerSchema, body, route).contacts.map(({ id }) => id),
  });
}

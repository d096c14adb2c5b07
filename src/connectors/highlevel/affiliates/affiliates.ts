/**
 * Accounts of the Affiliate Manager. Creating one may send an invitation (undocumented for the API), and an account of
 * an e-mail that is known would be changed by it: nothing but the verb that grants may call `create`, after a look.
 * (HighLevel, affiliate manager: reads in both versions, at most 100 a page; creating and closing in v3 only, live
 * documentation of September 2026. No call deletes one, and no call creates a campaign or sets a balance.)
 */
import { z } from 'zod';
import type { DestinationAffiliate } from '../../../model/affiliate-account.ts';
import type { Send } from '../../../model/http.ts';
import type { ReadAnswer, WriteAnswer } from '../../connector.ts';
import { bodyFor, exactBody, readCall, writeCall } from '../calls.ts';
import { checkLocation } from '../check-location.ts';
import { parseIncoming } from '../parse-body.ts';
import { foundOrAbsent, mapFound } from '../read-answer.ts';

export interface AffiliateDesired {
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly contactId: string;
}

export interface AffiliateProvider {
  /** All of the location. */
  list(send: Send): Promise<ReadAnswer<readonly DestinationAffiliate[]>>;
  /** By e-mail, whatever its case. */
  find(send: Send, email: string): Promise<ReadAnswer<DestinationAffiliate>>;
  create(send: Send, desired: AffiliateDesired): Promise<WriteAnswer<DestinationAffiliate>>;
  read(send: Send, id: string): Promise<ReadAnswer<DestinationAffiliate>>;
  /** Closes an account or opens it again; doing it twice changes nothing. */
  setActive(send: Send, id: string, active: boolean): Promise<WriteAnswer<DestinationAffiliate>>;
}

const pageSize = 100;

const affiliateSchema = z.object({
  _id: z.string().min(1),
  email: z.string(),
  firstName: z.string().nullish(),
  lastName: z.string().nullish(),
  contactId: z.string().nullish(),
  active: z.boolean().nullish(),
  locationId: z.string().nullish(),
});
const listSchema = z.object({
  affiliates: z.array(affiliateSchema),
  meta: z.object({ count: z.number() }).nullish(),
});
const filled = z.string().min(1);
const createBody = exactBody({
  email: filled,
  firstName: filled.optional(),
  lastName: filled.optional(),
  contactId: filled,
});
const statusBody = exactBody({ active: z.boolean() });

/** @throws LandfallError (from every verb) `destination-surprised`, `wrong-location` */
export function createAffiliateProvider(locationId: string): AffiliateProvider {
  const one = (body: unknown, route: string) =>
    toAffiliate(parseIncoming(affiliateSchema, body, route), locationId, route);
  const page = (send: Send, query: Readonly<Record<string, string>>) =>
    readCall(send, 'listAffiliates', {
      ids: { locationId },
      query: { ...query, limit: String(pageSize) },
      found: (body, route) =>
        parseIncoming(listSchema, body, route).affiliates.map((record) =>
          toAffiliate(record, locationId, route),
        ),
    });
  return {
    async list(send) {
      const all: DestinationAffiliate[] = [];
      for (;;) {
        const read = await page(send, { skip: String(all.length) });
        if (read.kind !== 'found') return read;
        all.push(...read.record);
        if (read.record.length < pageSize) return { kind: 'found', record: all };
      }
    },

    find: async (send, email) =>
      mapFound(await page(send, { query: email }), (found) =>
        foundOrAbsent(found.find((affiliate) => affiliate.email.toLowerCase() === email.toLowerCase())),
      ),

    create: (send, { email, firstName, lastName, contactId }) => {
      const names = { ...(firstName === '' ? {} : { firstName }), ...(lastName === '' ? {} : { lastName }) };
      const body = bodyFor('createAffiliate', createBody, { email, ...names, contactId });
      return writeCall(send, 'createAffiliate', { ids: { locationId }, body, written: one });
    },

    read: (send, id) =>
      readCall(send, 'readAffiliate', {
        ids: { locationId, affiliateId: id },
        byId: true,
        found: one,
      }),

    setActive: (send, id, active) => {
      const body = bodyFor('setAffiliateStatus', statusBody, { active });
      return writeCall(send, 'setAffiliateStatus', {
        ids: { locationId, affiliateId: id },
        body,
        written: one,
      });
    },
  };
}

function toAffiliate(
  record: z.infer<typeof affiliateSchema>,
  locationId: string,
  route: string,
): DestinationAffiliate {
  checkLocation(record.locationId, locationId, route);
  return {
    id: record._id,
    email: record.email,
    firstName: record.firstName ?? '',
    lastName: record.lastName ?? '',
    contactId: record.contactId ?? null,
    active: record.active !== false,
  };
}

/**
 * Offers: what gives access to courses. Landfall makes free drafts only; a price needs a payment integration and
 * is a person's to set. (HighLevel, courses, live documentation, v3 only: the default offer that comes with each
 * course is in no list and answers 404.)
 */
import { z } from 'zod';
import type { DestinationOffer } from '../../../model/course.ts';
import type { Send } from '../../../model/http.ts';
import type { Provider, ReadAnswer } from '../../connector.ts';
import { bodyFor, exactBody, readCall, removeCall, writeCall } from '../calls.ts';
import { checkLocation } from '../check-location.ts';
import { parseIncoming } from '../parse-body.ts';
import { foundOrAbsent, mapFound } from '../read-answer.ts';
import { readAllPages } from './course-pages.ts';

export interface OfferDesired {
  readonly title: string;
  readonly courseIds: readonly string[];
}

/** The key is the title; letter case does not count. */
export type OfferProvider = Provider<string, OfferDesired, DestinationOffer>;

const offerSchema = z.object({
  id: z.string().min(1),
  title: z.string(),
  productIds: z.array(z.string()).nullish(),
  visibility: z.string().nullish(),
  locationId: z.string().nullish(),
});
const listSchema = z.object({ offers: z.array(offerSchema) });
const courses = z.array(z.string().min(1)).min(1);
const createBody = exactBody({
  title: z.string().min(1),
  productIds: courses,
  type: z.literal('free'),
  visibility: z.literal('draft'),
});
const updateBody = exactBody({ title: z.string().min(1).optional(), productIds: courses.optional() });

export function listOffers(send: Send, locationId: string): Promise<ReadAnswer<readonly DestinationOffer[]>> {
  return readAllPages(send, 'listOffers', { query: { locationId } }, (body, route) =>
    parseIncoming(listSchema, body, route).offers.map((record) => toOffer(record, locationId, route)),
  );
}

/** @throws LandfallError (from every verb) `destination-surprised`, `wrong-location` */
export function createOfferProvider(locationId: string): OfferProvider {
  const one = (body: unknown, route: string) =>
    toOffer(parseIncoming(offerSchema, body, route), locationId, route);
  const query = { locationId };
  const named = (id: string) => ({ ids: { offerId: id }, query });
  return {
    findExisting: async (send, title) =>
      mapFound(await listOffers(send, locationId), (offers) =>
        foundOrAbsent(offers.find((offer) => offer.title.toLowerCase() === title.toLowerCase())),
      ),

    create: (send, { title, courseIds }) => {
      const body = bodyFor('createOffer', createBody, {
        title,
        productIds: courseIds,
        type: 'free',
        visibility: 'draft',
      });
      return writeCall(send, 'createOffer', { query, body, written: one });
    },

    update: (send, id, { title, courseIds }) => {
      const body = bodyFor('updateOffer', updateBody, { title, productIds: courseIds });
      return writeCall(send, 'updateOffer', { ...named(id), body, written: one });
    },

    read: (send, id) => readCall(send, 'readOffer', { ...named(id), byId: true, found: one }),

    remove: (send, id) => removeCall(send, 'removeOffer', id, named(id)),
  };
}

function toOffer(record: z.infer<typeof offerSchema>, locationId: string, route: string): DestinationOffer {
  checkLocation(record.locationId, locationId, route);
  return {
    id: record.id,
    title: record.title,
    courseIds: record.productIds ?? [],
    published: record.visibility === 'published',
  };
}

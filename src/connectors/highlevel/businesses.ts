/**
 * Companies of one location; HighLevel calls them businesses. It knows no search, no upsert and no rule
 * against doubles for them, so they are listed whole and told apart by us. (HighLevel, businesses; the
 * answer to a write spells its record `buiseness`.)
 */
import { z } from 'zod';
import { LandfallError } from '../../errors.ts';
import { type DestinationCompany, readCompanyReference } from '../../model/company.ts';
import type { Send } from '../../model/http.ts';
import type { Json } from '../../model/json.ts';
import type { Provider, ReadAnswer } from '../connector.ts';
import { changedAt } from './changed-at.ts';
import { checkLocation } from './check-location.ts';
import { buildRequest, routeOf } from './endpoints.ts';
import { parseIncoming, parseOutgoing } from './parse-body.ts';
import { foundOrAbsent, readAnswer } from './read-answer.ts';
import { writeAnswer } from './write-answer.ts';

export interface CompanyDesired {
  readonly name: string;
  readonly website?: string;
  readonly description?: string;
}

/** The key is our reference, which stands in the description. */
export type CompanyProvider = Provider<string, CompanyDesired, DestinationCompany>;

const pageSize = 100;

const text = z.string().nullish();
const businessSchema = z.object({
  id: z.string().min(1),
  name: z.string(),
  website: text,
  description: text,
  locationId: text,
  updatedAt: text,
});
const listSchema = z.object({ businesses: z.array(businessSchema) });
const readSchema = z.object({ business: businessSchema });
const writtenSchema = z.object({ buiseness: businessSchema });
const bodyShape = {
  name: z.string().min(1),
  website: z.string().optional(),
  description: z.string().optional(),
};
const createSchema = z.strictObject({
  ...bodyShape,
  locationId: z.string().min(1),
}) as unknown as z.ZodType<Json>;
const updateSchema = z.strictObject({
  ...bodyShape,
  name: z.string().min(1).optional(),
}) as unknown as z.ZodType<Json>;

/** All companies of a location, in pages of 100. @throws LandfallError `destination-unreachable` */
export async function* listBusinesses(
  send: Send,
  locationId: string,
): AsyncGenerator<readonly DestinationCompany[]> {
  const route = routeOf('listBusinesses');
  for (let skip = 0; ; skip += pageSize) {
    const query = { locationId, limit: String(pageSize), skip: String(skip) };
    const answer = readAnswer(await send(buildRequest('listBusinesses', { query })), {
      route,
      found: (body) =>
        parseIncoming(listSchema, body, route).businesses.map((record) =>
          toCompany(record, locationId, route),
        ),
    });
    if (answer.kind !== 'found') throw unreadable(answer);
    if (answer.record.length > 0) yield answer.record;
    if (answer.record.length < pageSize) return;
  }
}

/**
 * `findExisting` lists everything and compares references: right for the few whose outcome is unknown, not
 * for planning. @throws LandfallError (from every verb) `destination-surprised`, `wrong-location`
 */
export function createCompanyProvider(locationId: string): CompanyProvider {
  const written = (route: string) => (body: unknown) => {
    const record = toCompany(parseIncoming(writtenSchema, body, route).buiseness, locationId, route);
    return { id: record.id, record };
  };
  return {
    findExisting: async (send, reference) => {
      for await (const page of listBusinesses(send, locationId)) {
        const found = page.find(({ description }) => readCompanyReference(description) === reference);
        if (found !== undefined) return { kind: 'found', record: found };
      }
      return { kind: 'absent' };
    },

    create: async (send, desired) => {
      const route = routeOf('createBusiness');
      const body = parseOutgoing(createSchema, { ...desired, locationId }, route);
      return writeAnswer(await send(buildRequest('createBusiness', { body })), {
        route,
        done: written(route),
      });
    },

    update: async (send, id, desired) => {
      const route = routeOf('updateBusiness');
      const body = parseOutgoing(updateSchema, desired, route);
      const result = await send(buildRequest('updateBusiness', { ids: { businessId: id }, body }));
      return writeAnswer(result, { route, done: written(route) });
    },

    read: async (send, id) => {
      const route = routeOf('readBusiness');
      const result = await send(buildRequest('readBusiness', { ids: { businessId: id } }));
      const answer: ReadAnswer<DestinationCompany> = readAnswer(result, {
        route,
        byId: true,
        found: (body) => toCompany(parseIncoming(readSchema, body, route).business, locationId, route),
      });
      return answer.kind === 'found' ? foundOrAbsent(answer.record) : answer;
    },

    remove: async (send, id) => {
      const route = routeOf('removeBusiness');
      const result = await send(buildRequest('removeBusiness', { ids: { businessId: id } }));
      return writeAnswer(result, { route, removes: id, done: () => ({ id, record: null }) });
    },
  };
}

function toCompany(
  record: z.infer<typeof businessSchema>,
  locationId: string,
  route: string,
): DestinationCompany {
  checkLocation(record.locationId, locationId, route);
  const { id, name, website, description, updatedAt } = record;
  return {
    id,
    name,
    website: website ?? null,
    description: description ?? null,
    ...changedAt(updatedAt),
  };
}

function unreadable(answer: Exclude<ReadAnswer<unknown>, { kind: 'found' }>): LandfallError {
  const note = answer.kind === 'failed' ? answer.note : 'absent';
  return new LandfallError('destination-unreachable', `HighLevel did not show its companies: ${note}`, {
    safe: 'This read changed nothing.',
    remedy: 'Run the same command again; it continues where it stopped.',
  });
}

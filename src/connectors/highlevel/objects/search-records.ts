/**
 * Reading the records of one custom object in pages of 100. (HighLevel, objects: `page`, `pageLimit`, `query` and
 * `searchAfter` are all called required; an empty query means all, and each row carries the cursor by which the
 * next page begins. Their largest page is not documented: 100 is the figure of the other searches.)
 */
import { z } from 'zod';
import type { DestinationRecord } from '../../../model/custom-object.ts';
import type { Send } from '../../../model/http.ts';
import type { ReadAnswer } from '../../connector.ts';
import { bodyFor, exactBody, readCall } from '../calls.ts';
import { parseIncoming } from '../parse-body.ts';
import { recordSchema, toRecord } from './record-shape.ts';

export interface RecordPage {
  readonly records: readonly DestinationRecord[];
  /** How many records match, as the platform counts them. */
  readonly total: number;
}

export interface RecordSearch {
  /** The object's full key. */
  readonly schemaKey: string;
  /** Empty for all; `property:text` looks into one searchable property, and finds parts of it too. */
  readonly query: string;
}

const pageSize = 100;

const cursorSchema = z.array(z.union([z.string(), z.number()]));
const pageSchema = z.object({
  records: z.array(recordSchema.extend({ searchAfter: cursorSchema.nullish() })),
  total: z.number(),
});
const searchBody = exactBody({
  locationId: z.string().min(1),
  page: z.number().int().min(1),
  pageLimit: z.number().int().min(1).max(pageSize),
  query: z.string(),
  searchAfter: cursorSchema,
});

/** Ends after the first page that could not be read, which it yields as `failed`. */
export async function* searchRecords(
  send: Send,
  locationId: string,
  { schemaKey, query }: RecordSearch,
): AsyncGenerator<ReadAnswer<RecordPage>> {
  let searchAfter: readonly (string | number)[] = [];
  for (let page = 1; ; page += 1) {
    const body = bodyFor('searchRecords', searchBody, {
      locationId,
      page,
      pageLimit: pageSize,
      query,
      searchAfter,
    });
    const answer = await readCall(send, 'searchRecords', {
      ids: { schemaKey },
      body,
      found: (shown, route) => {
        const { records, total } = parseIncoming(pageSchema, shown, route);
        const next = records.length < pageSize ? null : (records.at(-1)?.searchAfter ?? null);
        return { records: records.map((record) => toRecord(record, locationId, route)), total, next };
      },
    });
    if (answer.kind !== 'found') {
      yield answer;
      return;
    }
    const { next, ...found } = answer.record;
    yield { kind: 'found', record: found };
    if (next === null || JSON.stringify(next) === JSON.stringify(searchAfter)) return;
    searchAfter = next;
  }
}

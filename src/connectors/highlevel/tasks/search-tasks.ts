/**
 * Tasks of a location, read only: whoever has one is in use. (HighLevel, locations: one search over the tasks of all
 * contacts, by `limit` and `skip`; the largest page is not documented, 100 is the figure of the other searches; the
 * description types a row as a list, integrators see the task.)
 */
import { z } from 'zod';
import type { Send } from '../../../model/http.ts';
import type { ReadAnswer } from '../../connector.ts';
import { bodyFor, exactBody, readCall } from '../calls.ts';
import { parseIncoming } from '../parse-body.ts';

/** Something that hangs on a contact, by its own id. */
export interface HangingRecord {
  readonly id: string;
  readonly contactId: string;
}

const pageSize = 100;

const taskSchema = z.object({
  id: z.string().min(1).optional(),
  _id: z.string().min(1).optional(),
  contactId: z.string().nullish(),
});
const listSchema = z.object({ tasks: z.array(taskSchema) });
const searchBody = exactBody({
  limit: z.number().int().min(1).max(pageSize),
  skip: z.number().int().min(0),
});

/** Ends after the first page that could not be read, which it yields as `failed`. */
export async function* searchTasks(
  send: Send,
  locationId: string,
): AsyncGenerator<ReadAnswer<readonly HangingRecord[]>> {
  for (let skip = 0; ; skip += pageSize) {
    const answer = await readCall(send, 'searchTasks', {
      ids: { locationId },
      body: bodyFor('searchTasks', searchBody, { limit: pageSize, skip }),
      found: (body, route) => parseIncoming(listSchema, body, route).tasks,
    });
    if (answer.kind !== 'found') {
      yield answer;
      return;
    }
    const record = answer.record.map(({ id, _id, contactId }) => ({
      id: id ?? _id ?? '',
      contactId: contactId ?? '',
    }));
    yield { kind: 'found', record };
    if (record.length < pageSize) return;
  }
}

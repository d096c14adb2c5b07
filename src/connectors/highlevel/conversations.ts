/**
 * Who has a conversation: read only, and the only call about conversations Landfall makes. (HighLevel, conversations
 * 2021-04-15: at most 100 a page, and the next page begins after the date its last row is sorted by. A deleted
 * contact's conversation cannot be brought back.)
 */
import { z } from 'zod';
import type { Send } from '../../model/http.ts';
import type { ReadAnswer } from '../connector.ts';
import { readCall } from './calls.ts';
import { parseIncoming } from './parse-body.ts';
import type { HangingRecord } from './tasks/search-tasks.ts';

const pageSize = 100;

const rowSchema = z.object({
  id: z.string().min(1),
  contactId: z.string().nullish(),
  lastMessageDate: z.union([z.number(), z.string()]).nullish(),
  sort: z.array(z.union([z.number(), z.string()])).nullish(),
});
const pageSchema = z.object({ conversations: z.array(rowSchema), total: z.number() });

/**
 * All conversations of a location. Rows of one instant may fall between two pages, so the number found is compared
 * with the platform's own.
 * @returns `failed` where a page could not be read or the count is not reached: nobody may be taken for unused then
 */
export async function listConversations(
  send: Send,
  locationId: string,
): Promise<ReadAnswer<readonly HangingRecord[]>> {
  const found = new Map<string, HangingRecord>();
  let after: string | null = null;
  for (;;) {
    const query: Record<string, string> = {
      locationId,
      limit: String(pageSize),
      sort: 'asc',
      sortBy: 'last_message_date',
      ...(after === null ? {} : { startAfterDate: after }),
    };
    const page: ReadAnswer<z.infer<typeof pageSchema>> = await readCall(send, 'searchConversations', {
      query,
      found: (body, route) => parseIncoming(pageSchema, body, route),
    });
    if (page.kind !== 'found') return page;
    const { conversations, total } = page.record;
    for (const { id, contactId } of conversations) found.set(id, { id, contactId: contactId ?? '' });
    const last = conversations.at(-1);
    const next = last?.sort?.[0] ?? last?.lastMessageDate ?? null;
    if (conversations.length === pageSize && next !== null && String(next) !== after) {
      after = String(next);
      continue;
    }
    // The total of a later page may count what is left only: then it is no larger than what was found.
    if (found.size >= total) return { kind: 'found', record: [...found.values()] };
    const note = `${found.size} of ${total} conversations could be listed`;
    return { kind: 'failed', note, status: null };
  }
}

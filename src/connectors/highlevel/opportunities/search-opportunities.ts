/**
 * Reading opportunities in pages of 100, oldest first, so that one which appears meanwhile comes last instead
 * of shifting every page. (HighLevel, opportunities: at most 100 a page; the cursor is the time and id of the
 * last row; in v3 the names of the query are in camel case; an opportunity just written may be missing for
 * seconds.)
 */
import { z } from 'zod';
import type { Send } from '../../../model/http.ts';
import type { DestinationOpportunity } from '../../../model/opportunity.ts';
import type { ReadAnswer } from '../../connector.ts';
import { readCall } from '../calls.ts';
import { checkLocation } from '../check-location.ts';
import { parseIncoming } from '../parse-body.ts';
import { opportunitySchema, toOpportunity } from './opportunity-record.ts';

export interface OpportunityFilter {
  readonly contactId?: string;
  readonly pipelineId?: string;
}

const pageSize = 100;

const pageSchema = z.object({
  opportunities: z.array(opportunitySchema),
  meta: z.object({
    startAfter: z.union([z.number(), z.string()]).nullish(),
    startAfterId: z.string().nullish(),
  }),
});

/** Ends after the first page that could not be read, which it yields as `failed`. */
export async function* searchOpportunities(
  send: Send,
  locationId: string,
  filter: OpportunityFilter,
): AsyncGenerator<ReadAnswer<readonly DestinationOpportunity[]>> {
  let cursor: Record<string, string> = {};
  for (;;) {
    const query = { locationId, limit: String(pageSize), order: 'added_asc', ...filter, ...cursor };
    const answer = await readCall(send, 'searchOpportunities', {
      query,
      found: (body, route) => {
        const { opportunities, meta } = parseIncoming(pageSchema, body, route);
        for (const opportunity of opportunities) checkLocation(opportunity.locationId, locationId, route);
        return { opportunities: opportunities.map(toOpportunity), meta };
      },
    });
    if (answer.kind !== 'found') {
      yield answer;
      return;
    }
    const { opportunities, meta } = answer.record;
    if (opportunities.length > 0) yield { kind: 'found', record: opportunities };
    const { startAfter, startAfterId } = meta;
    // Without a cursor, or with one that does not move, there is no next page to ask for.
    if (opportunities.length < pageSize || startAfter == null || startAfterId == null) return;
    if (startAfterId === cursor['startAfterId']) return;
    cursor = { startAfter: String(startAfter), startAfterId };
  }
}

/** Why opportunities were lost. (HighLevel, opportunities: the reasons can be listed; no call makes one.) */
import { z } from 'zod';
import type { Send } from '../../../model/http.ts';
import type { DestinationLostReason } from '../../../model/opportunity.ts';
import type { ReadAnswer } from '../../connector.ts';
import { readCall } from '../calls.ts';
import { parseIncoming } from '../parse-body.ts';

/** As many as one request may ask for, far beyond what a location has. */
const limit = 100;

const listSchema = z.object({
  lostReasons: z.array(z.object({ id: z.string().min(1), name: z.string() })),
});

export function listLostReasons(
  send: Send,
  locationId: string,
): Promise<ReadAnswer<readonly DestinationLostReason[]>> {
  return readCall(send, 'listLostReasons', {
    query: { locationId, limit: String(limit) },
    found: (body, route) => parseIncoming(listSchema, body, route).lostReasons,
  });
}

/**
 * Adding tags to many contacts in one request, and taking them away. (HighLevel, contacts: the answer is a 2xx although single
 * contacts may have failed, each with its own entry in `responses`; it only ever adds here, while `tags` in an
 * update would replace what people put there.)
 */
import { z } from 'zod';
import type { Send } from '../../model/http.ts';
import type { Json } from '../../model/json.ts';
import type { WriteAnswer } from '../connector.ts';
import { redact } from './describe-refusal.ts';
import { buildRequest, routeOf } from './endpoints.ts';
import { parseIncoming, parseOutgoing } from './parse-body.ts';
import { writeAnswer } from './write-answer.ts';

export interface TagBatch {
  readonly contactIds: readonly string[];
  /** Lower case. */
  readonly tags: readonly string[];
}

export interface TagResult {
  readonly contactId: string;
  /** `unknown`: the answer does not mention this contact. */
  readonly outcome: 'done' | 'refused' | 'unknown';
  /** The platform's reason, redacted; null when it is done. */
  readonly note: string | null;
  /** Tags that stood there before, and those this call added; null when the answer does not say. */
  readonly before: readonly string[] | null;
  readonly added: readonly string[] | null;
}

const responseSchema = z.object({
  contactId: z.string().nullish(),
  type: z.string(),
  message: z.string().nullish(),
  oldTags: z.array(z.string()).nullish(),
  tagsAdded: z.array(z.string()).nullish(),
});
const answerSchema = z.object({ responses: z.array(responseSchema) });
const bodySchema = z.strictObject({
  locationId: z.string().min(1),
  contacts: z.array(z.string().min(1)).min(1),
  tags: z.array(z.string().min(1)).min(1),
}) as unknown as z.ZodType<Json>;

type TagResponse = z.infer<typeof responseSchema>;

/**
 * @returns `done` holds one result per contact asked for, in that order; its `id` is the location's
 * @throws LandfallError `destination-surprised`
 */
export function addTags(
  send: Send,
  locationId: string,
  batch: TagBatch,
): Promise<WriteAnswer<readonly TagResult[]>> {
  return changeTags(send, locationId, batch, 'add');
}

/** The same for taking tags away; a tag that is not there is none the less gone. */
export function removeTags(
  send: Send,
  locationId: string,
  batch: TagBatch,
): Promise<WriteAnswer<readonly TagResult[]>> {
  return changeTags(send, locationId, batch, 'remove');
}

async function changeTags(
  send: Send,
  locationId: string,
  batch: TagBatch,
  type: 'add' | 'remove',
): Promise<WriteAnswer<readonly TagResult[]>> {
  const route = routeOf('bulkTags');
  const body = parseOutgoing(bodySchema, { locationId, contacts: batch.contactIds, tags: batch.tags }, route);
  const result = await send(buildRequest('bulkTags', { ids: { type }, body }));
  return writeAnswer(result, {
    route,
    done: (answer) => {
      const { responses } = parseIncoming(answerSchema, answer, route);
      const record = batch.contactIds.map((contactId) =>
        toResult(
          contactId,
          responses.filter((response) => response.contactId === contactId),
        ),
      );
      return { id: locationId, record };
    },
  });
}

/** A contact may be mentioned twice, done and refused (HighLevel's own example): the refusal counts. */
function toResult(contactId: string, responses: readonly TagResponse[]): TagResult {
  const refusal = responses.find((response) => response.type !== 'success');
  if (refusal !== undefined) {
    const note = redact(refusal.message ?? '') || refusal.type;
    return { contactId, outcome: 'refused', note, before: null, added: null };
  }
  const done = responses[0];
  if (done === undefined) {
    return {
      contactId,
      outcome: 'unknown',
      note: 'the answer does not mention it',
      before: null,
      added: null,
    };
  }
  return {
    contactId,
    outcome: 'done',
    note: null,
    before: done.oldTags ?? null,
    added: done.tagsAdded ?? null,
  };
}

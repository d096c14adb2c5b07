/**
 * The one way a write leaves (I3): intent durable before the request, outcome after. If anything throws
 * in between, the operations stay in `intent`, and the next start looks before it sends again.
 */
import type { WriteAnswer } from '../connectors/connector.ts';
import { isInterrupted, LandfallError } from '../errors.ts';
import { jsonDigest } from '../model/digest.ts';
import type { Send, WireRequest } from '../model/http.ts';
import type { Operation, OperationResult, RequestOutcome } from '../model/journal.ts';
import type { Json } from '../model/json.ts';
import type { ApplyTools } from './tools.ts';

export interface CarriedOperation {
  readonly id: number;
  readonly beforeImage?: Json;
  /** May be sent again without a look: after `mostFailures` it counts as refused. Absent: only a look decides. */
  readonly idempotent?: true;
}

/** Sendings of one operation HighLevel may fail at; beyond that the record itself is what fails. */
export const mostFailures = 3;

/**
 * @param call performs exactly one write with the `Send` it is given
 * @param interpret what the answer means for each operation carried
 */
export async function sendJournalled<Answer extends { readonly kind: string }>(
  tools: ApplyTools,
  operations: readonly CarriedOperation[],
  call: (send: Send) => Promise<Answer>,
  interpret: (answer: Answer) => readonly OperationResult[],
): Promise<Answer> {
  let requestId: number | null = null;
  let status: number | null = null;
  const send = tools.send('write');
  // A stop asked for while it waited for its turn: it did not leave, so nothing is in doubt.
  const notSent = (id: number) =>
    tools.journal.endRequest({
      requestId: id,
      status: null,
      outcome: 'refused',
      endedAt: tools.clock.now(),
      results: operations.map((operation) => ({ operationId: operation.id, state: 'planned', note: null })),
    });
  const answer = await call(async (request) => {
    if (requestId !== null) throw new LandfallError('bug', 'One journalled write tried to send twice.');
    requestId = await tools.journal.beginRequest({
      runId: tools.runId,
      method: request.method,
      route: request.route,
      bodyHash: jsonDigest(whatLeaves(request)),
      sentAt: tools.clock.now(),
      operations,
    });
    const id = requestId;
    const result = await send(request).catch(async (error: unknown) => {
      if (isInterrupted(error)) await notSent(id);
      throw error;
    });
    status = result.kind === 'reply' ? result.reply.status : null;
    return result;
  });
  if (requestId === null) throw new LandfallError('bug', 'A journalled write sent nothing.');
  await tools.journal.endRequest({
    requestId,
    status,
    outcome: outcomeOf(answer.kind),
    endedAt: tools.clock.now(),
    results: await Promise.all(interpret(answer).map((result) => giveUp(result, operations, tools))),
  });
  if (answer.kind === 'throttled') {
    throw new LandfallError('quota-spent', 'HighLevel keeps refusing requests: too many at once.', {
      rule: 'bounded retries after status 429',
      safe: 'Nothing was written by the refused requests.',
      next: 'landfall apply',
    });
  }
  const [first] = operations;
  if (first !== undefined) tools.noteOutcome?.(first.id, status, answer.kind === 'unknown');
  return answer;
}

async function giveUp(
  result: OperationResult,
  carried: readonly CarriedOperation[],
  { journal }: ApplyTools,
): Promise<OperationResult> {
  const { operationId } = result;
  const mayRepeat = carried.some(({ id, idempotent }) => id === operationId && idempotent === true);
  if (result.state !== 'unknown' || !mayRepeat) return result;
  // This one included.
  if ((await journal.sendings(operationId)).failed + 1 < mostFailures) return result;
  return { ...result, state: 'refused', note: givenUpNote(result.note ?? null) };
}

const givenUp = `given up after ${mostFailures} attempts`;

/** Why an operation is refused that HighLevel neither took nor declined. */
export const givenUpNote = (note: string | null): string => `${givenUp}${note === null ? '' : `: ${note}`}`;

/** Whether that is why: HighLevel said no to nothing, and may take it another time. */
export const isGivenUp = (note: string | null): boolean => note?.startsWith(givenUp) === true;

/** The body, or the texts and file names of the form. */
function whatLeaves({ body, form }: WireRequest): Json {
  if (form === undefined) return body;
  return form.map(({ name, value }) => [name, typeof value === 'string' ? value : value.fileName]);
}

function outcomeOf(kind: string): RequestOutcome {
  if (kind === 'done') return 'done';
  return kind === 'unknown' ? 'unknown' : 'refused';
}

/** What an answer means for the one operation its request carried, where nothing special applies. */
export function resultOf<Found>(operationId: number, answer: WriteAnswer<Found>): OperationResult {
  switch (answer.kind) {
    case 'done':
      return { operationId, state: 'done', destinationId: answer.id, note: null };
    case 'refused':
      return { operationId, state: 'refused', note: answer.note };
    case 'exists':
      return { operationId, state: 'unknown', note: 'exists already' };
    case 'unknown':
      return { operationId, state: 'unknown', note: answer.note };
    case 'throttled':
      return { operationId, state: 'planned', note: null };
  }
}

/** The same for each operation of a bulk request; a 2xx speaks for each of them apart. */
export function resultsOf<Found>(
  operations: readonly Operation[],
  answer: WriteAnswer<Found>,
  whenDone: (operation: Operation, record: Found | null) => OperationResult,
): readonly OperationResult[] {
  return operations.map((operation) =>
    answer.kind === 'done' ? whenDone(operation, answer.record) : resultOf(operation.id, answer),
  );
}

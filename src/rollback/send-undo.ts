/** The one way a write of a rollback leaves (I3): intent durable before the request, outcome after. */
import type { WriteAnswer } from '../connectors/connector.ts';
import { LandfallError } from '../errors.ts';
import type { ReversalResult, RollbackStore } from '../ledger/rollback-stores.ts';
import type { Clock } from '../model/clock.ts';
import { jsonDigest } from '../model/digest.ts';
import type { Send } from '../model/http.ts';
import type { RequestOutcome } from '../model/journal.ts';
import type { Undo } from './reversal-kind.ts';

interface Sending {
  readonly runId: string;
  readonly rollbacks: RollbackStore;
  readonly send: Send;
  readonly clock: Clock;
  /** The command that goes on where this stops. */
  readonly next: string;
}

export async function sendUndo(
  reversalId: number,
  undo: Undo,
  { runId, rollbacks, send, clock, next }: Sending,
): Promise<WriteAnswer<unknown>> {
  let requestId: number | null = null;
  let status: number | null = null;
  const answer = await undo.send(async (request) => {
    if (requestId !== null) throw new LandfallError('bug', 'One reversal tried to send twice.');
    requestId = await rollbacks.beginRequest({
      runId,
      method: request.method,
      route: request.route,
      bodyHash: jsonDigest(request.body),
      sentAt: clock.now(),
      reversalIds: [reversalId],
    });
    const result = await send(request);
    status = result.kind === 'reply' ? result.reply.status : null;
    return result;
  });
  if (requestId === null) throw new LandfallError('bug', 'A reversal sent nothing.');
  await rollbacks.endRequest({
    requestId,
    status,
    outcome: outcomeOf(answer.kind),
    endedAt: clock.now(),
    results: resultsOf(reversalId, undo, answer),
  });
  if (answer.kind === 'throttled') {
    throw new LandfallError('quota-spent', 'HighLevel keeps refusing requests: too many at once.', {
      rule: 'bounded retries after status 429',
      safe: 'The refused request changed nothing; what was undone before is on record.',
      next,
    });
  }
  return answer;
}

function resultsOf(reversalId: number, undo: Undo, answer: WriteAnswer<unknown>): readonly ReversalResult[] {
  switch (answer.kind) {
    case 'done':
      return [{ reversalId, state: undo.outcome.bucket, reason: undo.outcome.reason }];
    case 'refused':
      return [{ reversalId, state: 'errored', reason: `HighLevel refused: ${answer.note}` }];
    case 'exists':
      return [{ reversalId, state: 'errored', reason: 'another record has this value now' }];
    case 'unknown':
      // Stays as intent: it is looked at again before anything else is sent.
      return [];
    case 'throttled':
      return [{ reversalId, state: 'planned', reason: null }];
  }
}

function outcomeOf(kind: WriteAnswer<unknown>['kind']): RequestOutcome {
  if (kind === 'done') return 'done';
  return kind === 'unknown' ? 'unknown' : 'refused';
}

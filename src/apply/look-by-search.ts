/**
 * Looks by search for a record of ours whose creation has an unknown outcome. Only when the last look came back and
 * showed none may it be sent again.
 */
import type { ReadAnswer } from '../connectors/connector.ts';
import type { Send } from '../model/http.ts';
import type { Operation } from '../model/journal.ts';
import { settleByLooking } from './settle-by-looking.ts';
import type { ApplyTools } from './tools.ts';

/**
 * @param unclear the note of an operation that cannot be looked up, from the reason
 * @returns `absent`, or `settled`: found and adopted, or left as unknown
 */
export async function lookBySearch(
  operation: Operation,
  tools: ApplyTools,
  find: (send: Send) => Promise<ReadAnswer<{ readonly id: string }>>,
  unclear = (failure: string): string | null => `cannot be looked up: ${failure}`,
): Promise<'settled' | 'absent'> {
  const settled = await settleByLooking(operation, tools, async () => {
    const found = await find(tools.send('resolve'));
    if (found.kind === 'absent') return false;
    const result =
      found.kind === 'found'
        ? { state: 'done' as const, destinationId: found.record.id, note: null }
        : // Not seen is not "not there": sending again now could make a second one.
          { state: 'unknown' as const, note: unclear(found.note) };
    await tools.journal.settle([{ operationId: operation.id, ...result }], tools.clock.now());
    return true;
  });
  return settled ? 'settled' : 'absent';
}

/**
 * Looks for a record of ours whose creation has an unknown outcome: three times over the bound by which search may
 * lag behind writes. Only when every look came back and none showed it may it be sent again.
 */
import type { ReadAnswer } from '../connectors/connector.ts';
import type { Send } from '../model/http.ts';
import type { Operation } from '../model/journal.ts';
import type { ApplyTools } from './tools.ts';

const looks = 3;

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
  let failure: string | null = null;
  for (let look = 0; look < looks; look += 1) {
    await tools.clock.sleep(tools.lagBoundMs / looks, 'waiting for HighLevel search to catch up');
    const found = await find(tools.send('resolve'));
    if (found.kind === 'failed') failure = found.note;
    if (found.kind !== 'found') continue;
    const adopted = { state: 'done' as const, destinationId: found.record.id, note: null };
    await tools.journal.settle([{ operationId: operation.id, ...adopted }], tools.clock.now());
    return 'settled';
  }
  if (failure === null) return 'absent';
  // Not seen is not "not there": sending again now could make a second one.
  const unknown = { operationId: operation.id, state: 'unknown' as const, note: unclear(failure) };
  await tools.journal.settle([unknown], tools.clock.now());
  return 'settled';
}

import { describe, expect, test } from 'vitest';
import type { JournalStore } from '../ledger/journal-stores.ts';
import type { DestinationConnection, RequestCount } from './connect-destination.ts';
import { countInto } from './count-requests.ts';

const count: RequestCount = { purpose: 'write', route: 'POST /contacts/', sent: 1, throttled: 0 };

/** A journal that keeps what it is given, or fails; only what counting uses. */
function start(write: () => Promise<void>) {
  const written: RequestCount[] = [];
  let pending = 0;
  const journal = {
    async countRequests(_: string, counts: readonly RequestCount[]) {
      await write();
      written.push(...counts);
    },
  } as unknown as JournalStore;
  const connection = {
    takeCounts: () => Array.from({ length: pending }, () => ((pending -= 1), count)),
  } as unknown as DestinationConnection;
  const counting = countInto(journal, 'r1', connection);
  return { counting, written, sent: () => (pending += 1) };
}

describe('counting requests', () => {
  test('everything sent is written once, whenever it is flushed', async () => {
    const { counting, written, sent } = start(async () => undefined);
    for (let n = 0; n < 5; n += 1) {
      sent();
      counting.flush();
      counting.flush();
    }
    sent();
    await counting.finish();
    expect(written).toHaveLength(6);
    await counting.finish();
    expect(written).toHaveLength(6);
  });

  test('a write that fails is thrown by `finish`, never left unhandled', async () => {
    const { counting, sent } = start(async () => {
      throw new Error('the disk is full');
    });
    sent();
    counting.flush();
    // Long enough for a rejection nobody handles to be reported.
    await new Promise((resolve) => setImmediate(resolve));
    await expect(counting.finish()).rejects.toThrow('the disk is full');
  });
});

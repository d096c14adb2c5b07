/** The thread `prepareInThread` starts: prepares the rows of the file it is given, a few batches ahead. */
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import type { InspectedExport } from '../connectors/kartra/inspect-export.ts';
import { LandfallError } from '../errors.ts';
import { ahead, type ThreadMessage } from './prepare-in-thread.ts';
import { prepareFile } from './prepare-rows.ts';

const port = parentPort;
if (port !== null) {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
  await run((message) => port.postMessage(message), createPermits(port));
}

async function run(send: (message: ThreadMessage) => void, permit: () => Promise<void>): Promise<void> {
  try {
    const file = workerData as InspectedExport;
    const batches = prepareFile(file);
    for (;;) {
      const { done, value } = await batches.next();
      if (done === true) {
        send({ kind: 'report', report: value });
        break;
      }
      await permit();
      send({ kind: 'rows', rows: value });
    }
  } catch (error) {
    if (error instanceof LandfallError) {
      const { code, message, details } = error;
      send({ kind: 'refused', code, message, details });
    } else {
      send({ kind: 'failed', error });
    }
  }
}

/** `ahead` permits at once, then one for each batch that was asked for. */
function createPermits(from: MessagePort): () => Promise<void> {
  let free = ahead;
  const waiting: (() => void)[] = [];
  from.on('message', () => {
    const next = waiting.shift();
    if (next === undefined) free += 1;
    else next();
  });
  return () => {
    if (free === 0) return new Promise((resolve) => waiting.push(resolve));
    free -= 1;
    return Promise.resolve();
  };
}

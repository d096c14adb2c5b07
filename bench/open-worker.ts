import { once } from 'node:events';
import { parentPort, Worker } from 'node:worker_threads';

export interface OpenedWorker {
  readonly worker: Worker;
  /** What the thread said when it was ready. */
  readonly ready: unknown;
}

/** Starts `file` in a thread with `role` as its data, and waits until it says that it is ready. */
export async function openWorker(file: string, role: string): Promise<OpenedWorker> {
  const worker = new Worker(file, { workerData: role });
  const [ready] = (await once(worker, 'message')) as [unknown];
  return { worker, ready };
}

/** Says in a thread that it is ready, and where. */
export function sayReady(place: unknown): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
  parentPort?.postMessage(place);
}

/**
 * `prepareRows` in a thread of its own, so that a large file is read while what was read before is
 * stored. The thread is at most `ahead` batches in front: memory stays flat however slow the disk is.
 */
import { Worker } from 'node:worker_threads';
import type { InspectedExport } from '../connectors/kartra/inspect-export.ts';
import { type ErrorCode, type ErrorDetails, LandfallError } from '../errors.ts';
import type { FileReport } from '../model/file-report.ts';
import type { PreparedRows } from './prepare-rows.ts';

/** Batches the thread may prepare before they are asked for. */
export const ahead = 2;

export type ThreadMessage =
  | { readonly kind: 'rows'; readonly rows: PreparedRows }
  | { readonly kind: 'report'; readonly report: FileReport }
  | {
      readonly kind: 'refused';
      readonly code: ErrorCode;
      readonly message: string;
      readonly details: ErrorDetails;
    }
  | { readonly kind: 'failed'; readonly error: unknown };

/** What the thread needs is a chunk and a few batches; a higher limit only delays collection. */
const resourceLimits = { maxOldGenerationSizeMb: 64, maxYoungGenerationSizeMb: 16 };

/** Beside this file, whether that is the source, compiled, or packed with others. */
const script = import.meta.url.replace(/[^/]*(\.[jt]s)$/u, 'prepare-thread$1');

/** @throws as `prepareRows`; the thread has ended when the generator has */
export async function* prepareInThread(file: InspectedExport): AsyncGenerator<PreparedRows, FileReport> {
  const thread = new Worker(new URL(script), { workerData: file, resourceLimits });
  const messages: ThreadMessage[] = [];
  let wake = (): void => {};
  const put = (message: ThreadMessage): void => {
    messages.push(message);
    wake();
  };
  thread.on('message', put);
  thread.on('error', (error) => put({ kind: 'failed', error }));
  thread.on('exit', () => put({ kind: 'failed', error: new Error('the reading thread ended early') }));
  try {
    for (;;) {
      const message = messages.shift();
      if (message === undefined) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      } else if (message.kind === 'rows') {
        yield message.rows;
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
        thread.postMessage('next');
      } else if (message.kind === 'report') {
        return message.report;
      } else if (message.kind === 'refused') {
        throw new LandfallError(message.code, message.message, message.details);
      } else {
        throw message.error;
      }
    }
  } finally {
    await thread.terminate();
  }
}

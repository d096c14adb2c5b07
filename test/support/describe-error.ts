/** Everything an error carries, its causes included, as one text to search. */
import { LandfallError } from '../../src/errors.ts';

export function describeError(error: unknown): string {
  if (!(error instanceof Error)) throw new Error('nothing failed');
  const details = error instanceof LandfallError ? JSON.stringify(error.details) : '';
  const parts = [error.message, error.stack ?? '', details];
  return error.cause === undefined ? parts.join('\n') : [...parts, describeError(error.cause)].join('\n');
}

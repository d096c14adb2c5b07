/** Waiting for search to show a contact just written. (HighLevel, search: it may trail by seconds.) */
import type { ProbeTools } from './probe-question.ts';

/** Longer than any lag anybody has reported, in ms. */
export const longestLagMs = 120_000;
const lookEveryMs = 250;

/** @returns ms until search showed it, or null when it did not within `longestLagMs` */
export async function waitUntilFound(
  { destination, send, clock }: ProbeTools,
  email: string,
): Promise<number | null> {
  const start = clock.now();
  for (;;) {
    const answer = await destination.countContacts([{ field: 'email', operator: 'eq', value: email }], send);
    const waited = clock.now() - start;
    if (answer.kind === 'found' && answer.record > 0) return waited;
    if (waited >= longestLagMs) return null;
    await clock.sleep(lookEveryMs, 'waiting for HighLevel search to show a test contact');
  }
}

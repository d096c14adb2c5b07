/**
 * Owns: the real-time waits of slow replies, so that stopping leaves no timer behind.
 * Modes: open; closed (every wait under way ends at once and new ones do not begin).
 */

import type { Waiting } from './platform-app.ts';

export class OpenWaits implements Waiting {
  readonly #ends = new Set<() => void>();
  #isClosed = false;

  sleep(ms: number): Promise<void> {
    if (this.#isClosed) return Promise.resolve();
    return new Promise((resolve) => {
      const end = () => {
        clearTimeout(timer);
        this.#ends.delete(end);
        resolve();
      };
      const timer = setTimeout(end, ms);
      this.#ends.add(end);
    });
  }

  close(): void {
    this.#isClosed = true;
    for (const end of this.#ends) end();
  }
}

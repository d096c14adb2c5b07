/**
 * Owns: requests that are on their way although nobody waits for them any more, as a network or a queue before
 * the platform may hold one. Each lands once, at the first call after its instant, in the order of the instants.
 * They are not part of a saved world: a simulator that stops loses them.
 */
export class LateArrivals {
  #waiting: { readonly atMs: number; readonly land: () => Promise<unknown> }[] = [];
  #landing: Promise<void> = Promise.resolve();

  add(atMs: number, land: () => Promise<unknown>): void {
    this.#waiting.push({ atMs, land });
    this.#waiting.sort((a, b) => a.atMs - b.atMs);
  }

  /** Lets everything land whose instant has come; resolves when it has. */
  landUntil(nowMs: number): Promise<void> {
    const due = this.#waiting.filter(({ atMs }) => atMs <= nowMs);
    if (due.length === 0) return this.#landing;
    this.#waiting = this.#waiting.filter(({ atMs }) => atMs > nowMs);
    this.#landing = this.#landing.then(async () => {
      for (const { land } of due) await land();
    });
    return this.#landing;
  }
}

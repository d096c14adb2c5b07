/**
 * Owns: the simulator's time, which is real time plus an offset that only grows.
 * Modes: one only; `advance` moves the offset forward and never back, so every time the simulator stamps is
 * non-decreasing. The limiter, the search lag and all dates of records read this clock and nothing else.
 */

export class SimulatorClock {
  readonly #realNow: () => number;
  #offsetMs: number;
  #latestMs = 0;

  constructor(realNow: () => number, offsetMs = 0) {
    this.#realNow = realNow;
    this.#offsetMs = offsetMs;
  }

  get offsetMs(): number {
    return this.#offsetMs;
  }

  /** Virtual milliseconds since the epoch; never less than an earlier answer. */
  now(): number {
    this.#latestMs = Math.max(this.#latestMs, this.#realNow() + this.#offsetMs);
    return this.#latestMs;
  }

  /** Moves virtual time forward by `ms` (negative values are ignored). */
  advance(ms: number): void {
    if (ms > 0) this.#offsetMs += ms;
  }

  /** Takes over the offset of a stored world. */
  restore(offsetMs: number): void {
    this.#offsetMs = Math.max(this.#offsetMs, offsetMs);
  }
}

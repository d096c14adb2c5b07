/**
 * Owns: what search can see, which trails what was written.
 * Modes: one only. `record` queues a change with its time; `view(asOfMs)` first makes every change up to that
 * instant visible and then answers. Nothing becomes invisible again when the lag is made longer.
 * Source: HighLevel's search page says that updates take a few seconds to show up in results.
 * Invariant: times given to `record` never decrease; `version` changes whenever the visible rows do.
 */

export interface PendingChange<T> {
  readonly atMs: number;
  readonly id: string;
  readonly value: T | null;
}

export class LaggingIndex<T> {
  readonly #visible = new Map<string, T>();
  #pending: PendingChange<T>[] = [];
  #head = 0;
  #version = 0;
  readonly #onShown: (before: T | undefined, after: T | undefined) => void;

  /** `onShown` is called with every row that search sees otherwise from now on; undefined: not there. */
  constructor(onShown: (before: T | undefined, after: T | undefined) => void = () => {}) {
    this.#onShown = onShown;
  }

  get version(): number {
    return this.#version;
  }

  /** Queues the new state of a record; `null` says it was deleted. */
  record(id: string, value: T | null, atMs: number): void {
    this.#pending.push({ atMs, id, value });
  }

  /** The rows as they stood at `asOfMs`, in order of first appearance. */
  view(asOfMs: number): ReadonlyMap<string, T> {
    let change = this.#pending[this.#head];
    while (change !== undefined && change.atMs <= asOfMs) {
      this.#show(change.id, change.value);
      this.#head += 1;
      change = this.#pending[this.#head];
    }
    if (this.#head > 1024 && this.#head * 2 > this.#pending.length) {
      this.#pending = this.#pending.slice(this.#head);
      this.#head = 0;
    }
    return this.#visible;
  }

  visible(): ReadonlyMap<string, T> {
    return this.#visible;
  }

  pending(): readonly PendingChange<T>[] {
    return this.#pending.slice(this.#head);
  }

  /** Puts back a stored row as already visible. */
  restoreVisible(id: string, value: T): void {
    this.#show(id, value);
  }

  #show(id: string, value: T | null): void {
    const before = this.#visible.get(id);
    if (value === null) this.#visible.delete(id);
    else this.#visible.set(id, value);
    this.#version += 1;
    this.#onShown(before, value ?? undefined);
  }
}

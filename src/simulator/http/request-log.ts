/**
 * Owns: every request that reached the platform part of the simulator, in order of arrival.
 * Modes: an entry is opened on arrival with status 0 and closed with the status sent. An entry that stays at 0
 * was never answered (hang, dropped connection, or still in work). Control calls are not logged.
 * Invariant: no header, no body and no query string is kept.
 */

export interface LoggedRequest {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  /** Virtual milliseconds at arrival. */
  readonly time: number;
  /** Location of the token, null when the token is missing or unknown. */
  readonly tokenLocation: string | null;
  /** The injected fault that struck, if any. */
  readonly fault?: string | undefined;
}

export class RequestLog {
  readonly #entries: LoggedRequest[] = [];

  /** Opens an entry and returns its position, to be passed to `close`. */
  open(entry: Omit<LoggedRequest, 'status'>): number {
    this.#entries.push({ ...entry, status: 0 });
    return this.#entries.length - 1;
  }

  close(position: number, status: number, fault: string | undefined): void {
    const entry = this.#entries[position];
    if (entry === undefined) return;
    this.#entries[position] = fault === undefined ? { ...entry, status } : { ...entry, status, fault };
  }

  restore(entry: LoggedRequest): void {
    this.#entries.push(entry);
  }

  entries(): readonly LoggedRequest[] {
    return this.#entries;
  }
}

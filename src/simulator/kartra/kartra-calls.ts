/**
 * Owns: every call that reached the Kartra API, in order of arrival, and what write commands it held.
 * Invariant: of a body only command names, the id of the lead and what a write would have changed are kept.
 */

export interface KartraWrite {
  readonly command: string;
  readonly leadId: string | null;
  /** What the command named: a tag, a list, an id; the address a lead would be registered with. */
  readonly subject: string;
}

export interface KartraCall {
  /** Virtual milliseconds at arrival. */
  readonly time: number;
  /** HTTP status; 0 when no answer was sent. */
  readonly status: number;
  /** `get_lead` and the commands, in order; empty when the call was refused before they were read. */
  readonly commands: readonly string[];
  /** Kartra's numbers of what went wrong, as sent. */
  readonly errors: readonly string[];
  readonly writes: readonly KartraWrite[];
  readonly fault?: string | undefined;
}

export class KartraCalls {
  readonly #calls: KartraCall[] = [];

  add(call: KartraCall): void {
    this.#calls.push(call);
  }

  list(): readonly KartraCall[] {
    return this.#calls;
  }

  /** How many calls held the command so far. */
  count(command: string): number {
    return this.#calls.filter((call) => call.commands.includes(command)).length;
  }
}

/**
 * Owns: the identifiers the simulator hands out, a reproducible stream from a seed.
 * Modes: one only. Every call advances a 128-bit generator (sfc32); `state` and `restore` carry it over a restart,
 * so that a restarted simulator never hands out an id twice.
 * Invariant: the same seed and the same order of calls give the same ids; ids look like the platform's
 * (20 letters and digits, as in every example of the official spec).
 */

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const HEX = '0123456789abcdef';

export type IdSequenceState = readonly [number, number, number, number];

export class IdSequence {
  #a: number;
  #b: number;
  #c: number;
  #d: number;

  constructor(seed: number, stream = 0) {
    this.#a = seed | 0;
    this.#b = Math.floor(seed / 2 ** 32) | 0;
    this.#c = stream | 0;
    this.#d = 1;
    for (let round = 0; round < 16; round++) this.#next();
  }

  get state(): IdSequenceState {
    return [this.#a, this.#b, this.#c, this.#d];
  }

  restore(state: IdSequenceState): void {
    [this.#a, this.#b, this.#c, this.#d] = state;
  }

  /** A record id: 20 letters and digits. */
  recordId(): string {
    return this.#text(ALPHABET, 20);
  }

  /** A business id: 24 hexadecimal digits, as in the examples of the businesses spec. */
  businessId(): string {
    return this.#text(HEX, 24);
  }

  /** A UUID-shaped text, used for tokens and trace ids. */
  uuid(): string {
    return [8, 4, 4, 4, 12].map((length) => this.#text(HEX, length)).join('-');
  }

  #text(alphabet: string, length: number): string {
    let text = '';
    for (let index = 0; index < length; index++) text += alphabet[Math.floor(this.#next() * alphabet.length)];
    return text;
  }

  #next(): number {
    const sum = (((this.#a + this.#b) | 0) + this.#d) | 0;
    this.#d = (this.#d + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = (this.#c << 21) | (this.#c >>> 11);
    this.#c = (this.#c + sum) | 0;
    return (sum >>> 0) / 2 ** 32;
  }
}

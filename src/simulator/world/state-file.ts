/**
 * Owns: keeping the world on disk, so that a simulator killed at any instant goes on where it was.
 * Modes: idle; due (a change was marked, a timer runs); writing (changes marked meanwhile make it
 * due again afterwards). `close` leaves no timer and has written everything.
 * Invariant: the file is replaced by a rename, so it is always one whole world, at worst 200 ms old plus the
 * time of one write (with a very large world the pause is five writes long, so that writing never eats the time
 * of answering).
 */

import { readFile, rename, writeFile } from 'node:fs/promises';
import { readLines, writeLines } from './state-lines.ts';
import type { World } from './world.ts';

const DEBOUNCE_MS = 200;
const PAUSE_PER_WRITE = 5;

export class StateFile {
  readonly #path: string;
  readonly #world: World;
  #timer: NodeJS.Timeout | undefined;
  #writing: Promise<void> | undefined;
  #isChanged = false;
  #writeMs = 0;
  #failure: unknown;

  constructor(path: string, world: World) {
    this.#path = path;
    this.#world = world;
  }

  /** Fills the world from the file. Returns false when there is no file. Throws when it is not a world. */
  async load(): Promise<boolean> {
    let text: string;
    try {
      text = await readFile(this.#path, 'utf8');
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false;
      throw error;
    }
    readLines(this.#world, text.split('\n'));
    return true;
  }

  /** Says that the world differs from the file. */
  markChanged(): void {
    this.#isChanged = true;
    if (this.#timer !== undefined || this.#writing !== undefined) return;
    this.#timer = setTimeout(
      () => {
        this.#timer = undefined;
        this.#writing = this.#write().finally(() => {
          this.#writing = undefined;
          if (this.#isChanged) this.markChanged();
        });
      },
      Math.max(DEBOUNCE_MS, PAUSE_PER_WRITE * this.#writeMs),
    );
  }

  /** Writes what is still unwritten and stops the timer. Throws if a write failed. */
  async close(): Promise<void> {
    await this.#writing;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#isChanged) await this.#write();
    if (this.#failure !== undefined)
      throw new Error('The state file could not be written.', { cause: this.#failure });
  }

  async #write(): Promise<void> {
    this.#isChanged = false;
    const startMs = performance.now();
    try {
      await writeFile(`${this.#path}.new`, `${writeLines(this.#world).join('\n')}\n`, { mode: 0o600 });
      await rename(`${this.#path}.new`, this.#path);
      this.#failure = undefined;
    } catch (error) {
      this.#failure = error;
    }
    this.#writeMs = performance.now() - startMs;
  }
}

/**
 * What is left of one chunk, joined to the next one in a buffer that is used again and again: it is as
 * large as the longest row and a chunk, however many chunks pass.
 */

export interface Carry {
  /** What was kept and `chunk` behind it; valid until the next call. */
  join(chunk: Buffer): Buffer;
  /** @param rest the end of what was joined last */
  keep(rest: Buffer): void;
}

export function createCarry(): Carry {
  let space: Buffer = Buffer.alloc(0);
  let kept = 0;
  return {
    join(chunk) {
      const length = kept + chunk.length;
      if (length > space.length) {
        const larger = Buffer.allocUnsafe(length * 2);
        space.copy(larger, 0, 0, kept);
        space = larger;
      }
      chunk.copy(space, kept);
      return space.subarray(0, length);
    },
    keep(rest) {
      rest.copy(space);
      kept = rest.length;
    },
  };
}

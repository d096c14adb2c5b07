/**
 * Remembers rows by a 53-bit hash, to tell when one stands a second time: 8 bytes a slot, at most half
 * of them taken, so 16 MB for a million rows. Among a million different rows the chance that any two
 * share a hash is about one in 18,000; a row is never dropped for it.
 */

export interface RowMemory {
  /** Whether the same text was given before. */
  seenBefore(text: string): boolean;
}

export function createRowMemory(): RowMemory {
  let slots = new Float64Array(1 << 12);
  let taken = 0;
  const place = (into: Float64Array, hash: number): number => {
    let slot = hash % into.length;
    while (into[slot] !== 0 && into[slot] !== hash) slot = (slot + 1) % into.length;
    return slot;
  };
  const grow = (): void => {
    const larger = new Float64Array(slots.length * 2);
    for (const hash of slots) if (hash !== 0) larger[place(larger, hash)] = hash;
    slots = larger;
  };
  return {
    seenBefore(text) {
      const hash = hashOf(text);
      const slot = place(slots, hash);
      if (slots[slot] === hash) return true;
      slots[slot] = hash;
      taken += 1;
      if (taken * 2 > slots.length) grow();
      return false;
    },
  };
}

/** Two multiplicative hashes of 32 and 21 bits side by side; never 0. */
function hashOf(text: string): number {
  let first = 0x811c9dc5;
  let second = 0x9e3779b9;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    first = Math.imul(first ^ unit, 0x01000193);
    second = Math.imul(second ^ unit, 0x85ebca6b) + at;
  }
  return (second >>> 11) * 0x1_0000_0000 + (first >>> 0) + 1;
}

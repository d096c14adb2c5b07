/** SHA-256 as hex: the one hash used for files, maps, plans and markers. */
import { createHash } from 'node:crypto';
import { canonicalJson, type Json } from './json.ts';

export function sha256(text: string | Uint8Array): string {
  return createHash('sha256').update(text).digest('hex');
}

/** The hash of a JSON value, independent of key order. */
export function jsonDigest(value: Json): string {
  return sha256(canonicalJson(value));
}

/** A hash over texts given one after the other, for what is too long to stand in memory at once. */
export function startDigest(): { add(text: string): void; hex(): string } {
  const hash = createHash('sha256');
  return {
    add: (text) => void hash.update(text).update('\n'),
    hex: () => hash.digest('hex'),
  };
}

/**
 * The generator's only source of chance: sfc32, seeded from (seed, label, index).
 *
 * Every concept of every person draws from its own stream, so person 17's phone depends on the seed and on 17 alone:
 * a person can be drawn again at any time, in any order, without keeping the others in memory, and adding a draw to
 * one concept never moves another. Only integer arithmetic and IEEE products are used: the same bytes on every machine.
 */

import type { Share } from './shares.ts';

export interface Random {
  /** A number in [0, 1). */
  next(): number;
  /** An integer in [0, limit). */
  below(limit: number): number;
  /** An integer in [low, high], both included. */
  between(low: number, high: number): number;
  chance(probability: number): boolean;
  pick<T>(items: readonly T[]): T;
  /** A key of a table whose shares add up to 1. */
  pickKey<K extends string>(table: Readonly<Record<K, Share>>): K;
}

const WARM_UP_ROUNDS = 12;

/**
 * Opens the stream of one concept of one record.
 *
 * @param seed  the account's seed, a safe integer
 * @param label the concept, e.g. `phone`
 * @param index the record's number; 0 for what belongs to the whole account
 * @example createRandom(7, 'phone', 12).below(10)
 */
export function createRandom(seed: number, label: string, index = 0): Random {
  let hash = mixBits(seed >>> 0, Math.floor(seed / 2 ** 32) >>> 0);
  for (let at = 0; at < label.length; at += 1) hash = mixBits(hash, label.charCodeAt(at));
  return openStream(mixBits(hash, index >>> 0), hash, index >>> 0);
}

function openStream(first: number, second: number, third: number): Random {
  let a = first | 0;
  let b = second | 0;
  let c = third | 0;
  let counter = 1;

  function next(): number {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + sum) | 0;
    return (sum >>> 0) / 2 ** 32;
  }
  for (let round = 0; round < WARM_UP_ROUNDS; round += 1) next();

  const below = (limit: number): number => Math.floor(next() * limit);
  return {
    next,
    below,
    between: (low, high) => low + below(high - low + 1),
    chance: (probability) => next() < probability,
    pick: (items) => items[below(items.length)]!,
    pickKey<K extends string>(table: Readonly<Record<K, Share>>): K {
      let left = next();
      let last: K | undefined;
      for (const key in table) {
        last = key;
        left -= table[key].share;
        if (left < 0) return key;
      }
      if (last === undefined) throw new RangeError('pickKey: the table of shares is empty');
      return last;
    },
  };
}

function mixBits(hash: number, value: number): number {
  let mixed = Math.imul(hash ^ value, 0x9e3779b1);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

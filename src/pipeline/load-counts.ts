/** Counts of the load itself: tags held back for `landfall release` are neither written nor outstanding. */
import type { Counts } from '../model/plan.ts';

export function loadCounts(counts: Readonly<Record<string, Counts>>): Readonly<Record<string, Counts>> {
  const { 'held-tags': _, ...load } = counts;
  return load;
}

/** People whose tags are held back and not released yet. */
export function stillHeld(counts: Readonly<Record<string, Counts>>): number {
  const held = counts['held-tags'];
  return held === undefined ? 0 : held.planned - settled(held) + held.unresolved;
}

/** Operations that stand in a bucket, in whatever way they ended. */
export function settled({ planned: _, ...buckets }: Counts): number {
  return Object.values(buckets).reduce((sum, count) => sum + count, 0);
}

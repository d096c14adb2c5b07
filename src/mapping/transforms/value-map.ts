/**
 * Value maps: what a person decided single values become. A value that stands in the map is never
 * guessed at; `*` answers for every value that does not; null leaves the value out, on record.
 */
import type { ValueMap } from '../../model/field-map.ts';

/** Stands for every value the map does not name. */
export const anyOther = '*';

/**
 * @returns the destination's value, null to leave it out, undefined when the map says nothing
 * @example lookUpValue({ Gold: 'Gold plan', '*': null }, ' gold ') // 'Gold plan'
 */
export function lookUpValue(values: ValueMap, text: string): string | null | undefined {
  const wanted = text.trim();
  if (Object.hasOwn(values, wanted)) return values[wanted];
  const folded = Object.keys(values).filter((name) => fold(name) === fold(wanted));
  const [only] = folded;
  if (folded.length === 1 && only !== undefined) return values[only];
  return Object.hasOwn(values, anyOther) ? values[anyOther] : undefined;
}

const fold = (text: string): string => text.trim().toLowerCase();

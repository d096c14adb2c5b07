/**
 * Three values of one field: what we wrote, what the source says now, what stands at the destination now. Changed at
 * the source alone: written. Changed at the destination alone: left. Changed on both sides: a conflict, for a person to
 * decide. Pure.
 */
import type { Json } from '../model/json.ts';
import type { FieldChange } from '../model/plan.ts';

/** How a person decided a conflict: the source's value, the destination's, or one of their own. */
export type Resolution =
  | { readonly choice: 'source' }
  | { readonly choice: 'destination' }
  | { readonly choice: 'edit'; readonly value: string | number };

export interface ThreeValues<Value> {
  /** Undefined where we never wrote the field. */
  readonly wrote: Value | undefined;
  readonly source: Value;
  readonly destination: Value | undefined;
  readonly same: (one: Value, other: Value | undefined) => boolean;
}

export type Compared =
  /** We never wrote it: the rule for what exists decides. */
  | { readonly kind: 'not ours' }
  | { readonly kind: 'write' }
  | { readonly kind: 'leave' }
  | { readonly kind: 'conflict'; readonly wrote: Json };

export function compareThreeWays<Value>(values: ThreeValues<Value>): Compared {
  const { wrote, source, destination, same } = values;
  if (wrote === undefined) return { kind: 'not ours' };
  if (same(wrote, destination)) return { kind: 'write' };
  return same(wrote, source) ? { kind: 'leave' } : { kind: 'conflict', wrote: wrote as unknown as Json };
}

/**
 * Whether a field is written, and what its change then says.
 * @param byRule what the rule for existing records says: fill what is empty, or let the source win
 * @param resolution of a conflict, where a person decided it
 */
export function settleField(
  three: Compared,
  change: FieldChange,
  byRule: boolean,
  resolution: Resolution | null,
): { readonly write: boolean; readonly change: FieldChange } {
  const isBlank = change.before === null || change.before === '';
  switch (three.kind) {
    case 'not ours':
      return { write: byRule, change };
    case 'write':
      // What a person put in the place of both values stands: the source's is not ours to write.
      return { write: resolution?.choice !== 'edit', change };
    // What somebody emptied, or the platform dropped, is filled again as before.
    case 'leave':
      return { write: isBlank, change };
    case 'conflict':
      if (resolution?.choice === 'edit')
        return { write: true, change: { ...change, after: resolution.value } };
      if (resolution?.choice === 'source' || isBlank) return { write: true, change };
      if (resolution?.choice === 'destination') return { write: false, change };
      return { write: false, change: { ...change, wrote: three.wrote } };
  }
}

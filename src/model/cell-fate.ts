/**
 * Where a non-empty source cell ended (I5). Every cell read ends in exactly one of these, and the sums
 * equal the cells read.
 */

export const fates = ['exact', 'transformed', 'text', 'archive', 'refused'] as const;

export type Fate = (typeof fates)[number];

/** `rule` names the transformation, the reason for the archive, or why the value was refused. */
export interface CellFate {
  readonly column: string;
  readonly fate: Fate;
  readonly rule: string;
}

export interface CellCount extends CellFate {
  readonly cells: number;
}

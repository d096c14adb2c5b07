/** Confirmation of a field map by a person. */
import { LandfallError } from '../errors.ts';
import type { FieldMap } from '../model/field-map.ts';

export interface Confirmation {
  /** Who confirms. */
  readonly by: string;
  /** ISO instant. */
  readonly at: string;
  /** Everything was accepted at once, without looking at each column. */
  readonly withoutReview: boolean;
}

/**
 * The map with every column confirmed. Its version stays the same.
 *
 * @throws LandfallError `usage` when nobody is named
 */
export function confirmMap(map: FieldMap, { by, at, withoutReview }: Confirmation): FieldMap {
  if (by.trim() === '') {
    const remedy = 'Name the person who confirms: --by "A. Person".';
    throw new LandfallError('usage', 'The field map can only be confirmed by a person.', {
      rule: 'by',
      remedy,
    });
  }
  return {
    columns: map.columns.map((column) => ({ ...column, status: 'confirmed' })),
    confirmedBy: by.trim(),
    confirmedAt: at,
    withoutReview,
  };
}

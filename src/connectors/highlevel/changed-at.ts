/** When a record last changed, as HighLevel's answer says it: of whom the change was is not shown. */
import { readInstant } from '../../model/clock.ts';

/**
 * @param stamps ISO instants, whichever of them the answer shows
 * @example changedAt('2026-03-01T10:00:00Z') // { updatedAt: 1772359200000 }
 */
export function changedAt(...stamps: readonly (string | null | undefined)[]): {
  readonly updatedAt?: number;
} {
  const updatedAt = readInstant(stamps.find((stamp) => stamp != null));
  return updatedAt === null ? {} : { updatedAt };
}

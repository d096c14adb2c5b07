/**
 * Owners of the source to users of the location, by e-mail address, whatever its case. An owner nobody
 * matches is a placeholder: the record stays unassigned and keeps the owner's text, so that assigning
 * later is one step that can be undone. The user a token belongs to is never put in anybody's place.
 */
import type { ColumnMap } from '../model/field-map.ts';
import type { DestinationUser } from '../model/location.ts';
import { lookUpValue } from './transforms/value-map.ts';

export interface OwnerMatch {
  /** As the source writes it. */
  readonly owner: string;
  readonly records: number;
  /** Null for a placeholder. */
  readonly userId: string | null;
  readonly because: 'same-email' | 'named-by-a-person' | 'left-out-by-a-person' | 'nobody' | 'several-users';
}

/**
 * @param column the map of the owner column: its value map holds the addresses a person named
 * @param owners each owner with the number of records
 * @example matchOwners(column, [{ owner: 'Ann@X.com', records: 3 }], users)[0]?.userId // 'u1'
 */
export function matchOwners(
  column: Pick<ColumnMap, 'values'>,
  owners: readonly { readonly owner: string; readonly records: number }[],
  users: readonly DestinationUser[],
): readonly OwnerMatch[] {
  return owners.map(({ owner, records }) => {
    const named = lookUpValue(column.values, owner);
    if (named === null) return { owner, records, userId: null, because: 'left-out-by-a-person' };
    const found = users.filter(
      ({ email }) => email !== '' && email === (named ?? owner).trim().toLowerCase(),
    );
    const [only, ...others] = found;
    if (only === undefined) return { owner, records, userId: null, because: 'nobody' };
    if (others.length > 0) return { owner, records, userId: null, because: 'several-users' };
    return {
      owner,
      records,
      userId: only.id,
      because: named === undefined ? 'same-email' : 'named-by-a-person',
    };
  });
}

/** Where a record of a custom object is not what was meant, property by property. */
import type { DestinationRecord } from './custom-object.ts';
import type { ExpectedRecord } from './expected-record.ts';
import type { FieldChange } from './plan.ts';

/** Properties a person changed since: theirs, and not compared. */
export function recordDifferences(
  { properties }: ExpectedRecord,
  standing: DestinationRecord,
): readonly FieldChange[] {
  return Object.entries(properties).flatMap(([field, after]): readonly FieldChange[] => {
    const before = standing.properties[field] ?? null;
    const same = before !== null && JSON.stringify(before) === JSON.stringify(after);
    return same ? [] : [{ field, before, after }];
  });
}

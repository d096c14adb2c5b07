/** Where a record of a custom object is not what was meant, property by property. */
import { isBlank } from './compare-field.ts';
import type { CustomValue } from './contact.ts';
import type { DestinationRecord } from './custom-object.ts';
import type { ExpectedRecord } from './expected-record.ts';
import type { Json } from './json.ts';
import type { FieldChange } from './plan.ts';

/** Properties a person changed since: theirs, and not compared. */
export function recordDifferences(
  { properties }: ExpectedRecord,
  standing: DestinationRecord,
): readonly FieldChange[] {
  return Object.entries(properties).flatMap(([field, after]): readonly FieldChange[] => {
    const before = standing.properties[field] ?? null;
    return isSameProperty(before, after) ? [] : [{ field, before, after }];
  });
}

/** What must be empty is, where nothing or an empty text stands. */
export function isSameProperty(standing: Json, wanted: Json): boolean {
  if (isBlank(wanted as CustomValue | null)) return isBlank(standing as CustomValue | null);
  return standing !== null && JSON.stringify(standing) === JSON.stringify(wanted);
}

/**
 * A field that stands as a rollback put it back is nobody's edit, where a repair had written it again after HighLevel
 * dropped it and that repair was undone since: a repair never writes over what somebody edited.
 */
import { isBlank } from '../model/compare-field.ts';
import type { CustomValue } from '../model/contact.ts';
import type { Operation } from '../model/journal.ts';
import { canonicalJson, type Json } from '../model/json.ts';
import type { Look } from './reversal-kind.ts';

/**
 * @param edits names of fields, as changes name them; of a custom field `custom.` may be left out
 * @param standingOf what stands in the field of a change
 * @returns those somebody else changed
 */
export async function withoutPutBack(
  { externalId }: Operation,
  edits: readonly string[],
  standingOf: (field: string) => CustomValue | null | undefined,
  look: Look,
): Promise<readonly string[]> {
  if (edits.length === 0) return edits;
  const ours = new Set(
    (await look.repairsTakenBack(externalId))
      .filter(({ field, before }) => isSame(standingOf(field), before))
      .flatMap(({ field }) => [field, field.replace(/^custom\./u, '')]),
  );
  return edits.filter((name) => !ours.has(name));
}

function isSame(standing: CustomValue | null | undefined, before: Json): boolean {
  if (isBlank(standing) || isBlank(before as CustomValue | null))
    return isBlank(standing) && isBlank(before as CustomValue | null);
  return canonicalJson(standing as Json) === canonicalJson(before);
}

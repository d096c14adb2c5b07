/** What certainly cannot be undone, so that nothing is read for it. */
import type { Operation } from '../model/journal.ts';
import { purgedPrefix } from '../model/person-traces.ts';
import type { ReversalOutcome } from '../model/rollback.ts';

/**
 * @returns null where it must be looked at. An update with an unknown outcome must: what stands now is what stood
 * before, or what we wrote, or somebody else's.
 */
export function outcomeWithoutLook({
  object,
  state,
  action,
  externalId,
}: Pick<Operation, 'object' | 'state' | 'action' | 'externalId'>): ReversalOutcome | null {
  if (externalId.startsWith(purgedPrefix)) {
    const reason = 'purged here: what was written is not known any more; a person removes it in HighLevel';
    return { bucket: 'errored', reason };
  }
  // It was looked for before the preview and could not be seen: whether it stands there, and as which id, is not known.
  // A person's link to a company is no record of its own: the person shows whether it stands.
  if (action === 'create' && object !== 'contact-company' && (state === 'intent' || state === 'unknown')) {
    const reason = 'nobody can tell yet whether it was written: HighLevel does not let it be looked for';
    return { bucket: 'errored', reason };
  }
  return null;
}

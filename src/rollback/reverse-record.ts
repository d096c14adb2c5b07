/**
 * A record of a custom object is deleted unless somebody edited it or put a note on it since; its link to a person
 * goes after it, and stays where the record stays. So does the person: without them the record would say nothing.
 */
import { recordDifferences } from '../model/compare-record.ts';
import type { CustomValue } from '../model/contact.ts';
import { asExpectedRecord, asExpectedRelation, relationId } from '../model/expected-record.ts';
import type { Operation } from '../model/journal.ts';
import type { ObjectKind } from '../model/plan.ts';
import { followParent } from './follow-parent.ts';
import {
  cannotLook,
  goneAlready,
  type Look,
  type ReversalKind,
  settled,
  undo,
  type Verdict,
} from './reversal-kind.ts';
import { withoutPutBack } from './without-put-back.ts';

export const reverseRecord: ReversalKind = {
  judge,
  async holds({ externalId }, look) {
    const linkId = relationId(externalId);
    const links = (await look.find([linkId])).get(linkId) ?? [];
    const people = links.map(({ operation }) => asExpectedRelation(operation.expected).contact);
    return Object.values(await look.idsOf(people));
  },
};

export const reverseRelation = (record: ObjectKind): ReversalKind => ({
  after: record,
  async judge(operation, look) {
    const { record: recordId } = asExpectedRelation(operation.expected);
    const followed = await followParent(operation, recordId, look);
    if (followed !== null && followed.outcome.bucket !== 'reversed') return followed;
    const id = operation.destinationId ?? '';
    return undo((send) => look.destination.relations.remove(send, id));
  },
});

async function judge(operation: Operation, look: Look): Promise<Verdict> {
  const id = operation.destinationId ?? '';
  const expected = asExpectedRecord(operation.expected);
  const { object } = expected;
  const read = await look.record(object, id);
  if (read.kind === 'absent') return goneAlready;
  if (read.kind === 'failed') return cannotLook(read.note);
  const changed = recordDifferences(expected, read.record).map(({ field }) => field);
  const isOurs = new Set(Object.keys(expected.properties));
  const added = Object.entries(read.record.properties).filter(
    ([name, value]) => !isOurs.has(name) && value !== null && value !== '',
  );
  const edits = await withoutPutBack(
    operation,
    [...changed, ...added.map(([name]) => name)],
    (name) => read.record.properties[name] as CustomValue | null | undefined,
    look,
  );
  if (edits.length > 0) return settled('kept', `changed since: ${edits.join(', ')}`);
  const uses = look.usesOf(id);
  if (uses.length > 0) return settled('kept', `used since: ${uses.join(', ')}`);
  return undo(
    (send) => look.destination.records(object).remove(send, id),
    (pages) => pages.removeRecord(object, id),
  );
}

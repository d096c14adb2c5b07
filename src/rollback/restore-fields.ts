/**
 * Fields we changed on an opportunity or a record that stood there before, put back one by one: what somebody edited
 * since is left as they made it. The record itself stays, whoever made it: it is not this write that made it.
 */
import { opportunityChanges } from '../connectors/highlevel/opportunities/opportunity-changes.ts';
import { emptied } from '../model/compare-field.ts';
import {
  isOpportunityField,
  isOpportunityValue,
  opportunityValue,
  withOpportunityValue,
} from '../model/compare-opportunity.ts';
import { isSameProperty } from '../model/compare-record.ts';
import type { CustomValue } from '../model/contact.ts';
import type { DestinationRecord } from '../model/custom-object.ts';
import { asExpectedRecord } from '../model/expected-record.ts';
import type { Operation } from '../model/journal.ts';
import { canonicalJson, type Json } from '../model/json.ts';
import type { FieldChange } from '../model/plan.ts';
import {
  cannotLook,
  goneAlready,
  type Look,
  type PreviewPages,
  type ReversalKind,
  settled,
  undo,
  type Verdict,
} from './reversal-kind.ts';

export const restoreOpportunity: Pick<ReversalKind, 'judge'> = {
  async judge(operation, look) {
    const id = operation.destinationId ?? '';
    const read = await look.opportunity(id);
    if (read.kind === 'absent') return goneAlready;
    if (read.kind === 'failed') return cannotLook(read.note);
    const { opportunities } = look.destination;
    return verdict(operation, read.record, {
      valueOf: (record, field) => opportunityValue(record, field, look.place),
      isSame: (change, standing) => isOpportunityValue(change, standing, look.place),
      // No call takes an amount or a date away again; an owner goes with an empty text.
      emptied: ({ field, after }) =>
        isOpportunityField(field)
          ? field === 'owner'
            ? ''
            : null
          : emptied(after as unknown as CustomValue),
      write: (changes) => async (send) => {
        const answer = await opportunities.update(send, id, opportunityChanges(changes, look.place));
        const unassigns = changes.some(({ field, value }) => field === 'owner' && value === '');
        const stands = answer.kind === 'done' && (answer.record?.ownerId ?? null) !== null;
        return unassigns && stands
          ? { kind: 'refused', note: 'HighLevel left the owner in place', status: 200 }
          : answer;
      },
      pretend: (changes) => (pages) =>
        pages.putRecord(
          'opportunity',
          id,
          changes.reduce(
            (one, { field, value }) =>
              withOpportunityValue(
                one,
                field,
                value === '' && field === 'owner' ? null : (value as CustomValue | null),
                look.place,
              ),
            read.record,
          ),
        ),
    });
  },
};

export const restoreRecord: Pick<ReversalKind, 'judge'> = {
  async judge(operation, look) {
    const id = operation.destinationId ?? '';
    const { object } = asExpectedRecord(operation.expected);
    const read = await look.record(object, id);
    if (read.kind === 'absent') return goneAlready;
    if (read.kind === 'failed') return cannotLook(read.note);
    const records = look.destination.records(object);
    return verdict<DestinationRecord>(operation, read.record, {
      valueOf: ({ properties }, field) => (properties[field] ?? null) as CustomValue | null,
      isSame: ({ after }, standing) => isSameProperty(standing, after),
      emptied: ({ after }) => emptied(after as unknown as CustomValue),
      write: (changes) => (send) =>
        records.update(send, id, {
          properties: Object.fromEntries(changes.map(({ field, value }) => [field, value])),
        }),
      pretend: (changes) => (pages) => {
        const restored = Object.fromEntries(changes.map(({ field, value }) => [field, value]));
        return pages.putRecord(object, id, {
          ...read.record,
          properties: { ...read.record.properties, ...restored },
        });
      },
    });
  },
};

export interface Restorable<Found> {
  readonly valueOf: (found: Found, field: string) => CustomValue | null | undefined;
  readonly isSame: (change: FieldChange, standing: CustomValue | null) => boolean;
  /** What stands for nothing in the field; null where it cannot be emptied. */
  readonly emptied: (change: FieldChange) => CustomValue | null;
  readonly write: (
    changes: readonly { readonly field: string; readonly value: Json }[],
  ) => Parameters<typeof undo>[0];
  /** Fields that are put back together or not at all. */
  readonly together?: readonly string[];
  /** The same in the pages of a preview. */
  readonly pretend?: (
    changes: readonly { readonly field: string; readonly value: Json }[],
  ) => (pages: PreviewPages) => Promise<void>;
}

export function verdict<Found extends object>(
  operation: Operation,
  now: Found,
  restorable: Restorable<Found>,
): Verdict {
  const { valueOf, isSame } = restorable;
  const before = operation.beforeImage as unknown as Found | null;
  if (before === null) return settled('errored', 'what stood there before is not on record');
  const put: { field: string; value: Json }[] = [];
  const left: string[] = [];
  const stays = new Set<string>();
  const leave = (field: string, why: string) => {
    stays.add(field);
    left.push(why);
  };
  for (const change of operation.changes) {
    const { field } = change;
    const was = valueOf(before, field) ?? null;
    const current = valueOf(now, field);
    // It stood there already, somebody had moved it before we wrote, or it is back as it was: nothing of ours.
    if (current === undefined || isSame(change, was) || canonicalJson(was) !== canonicalJson(change.before))
      continue;
    if (canonicalJson(current) === canonicalJson(was)) continue;
    const value = was ?? restorable.emptied(change);
    if (!isSame(change, current)) leave(field, `changed since: ${field}`);
    else if (value === null) leave(field, `HighLevel lets nobody empty ${field}`);
    else put.push({ field, value });
  }
  const { together = [] } = restorable;
  const isSplit = together.some((field) => stays.has(field));
  const changes = put.filter(({ field }) => !isSplit || !together.includes(field));
  const outcome =
    left.length === 0
      ? ({ bucket: 'reversed', reason: null } as const)
      : ({ bucket: 'kept', reason: left.sort().join('; ') } as const);
  return changes.length === 0
    ? { kind: 'settled', outcome }
    : undo(restorable.write(changes), restorable.pretend?.(changes), outcome);
}

/** What we made is deleted; what stood there before gets its fields back. */
export const byAction = (made: ReversalKind, changed: Pick<ReversalKind, 'judge'>): ReversalKind => ({
  ...made,
  judge: (operation: Operation, look: Look) =>
    (operation.action === 'create' ? made : changed).judge(operation, look),
});

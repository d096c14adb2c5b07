/**
 * The operations of a repair: those of the plan that was carried out, each as done, except where the last read-back
 * found something wrong. There the record is read once more and exactly what differs is written again; what is not
 * there is created again, with the links that hang on it. What somebody edited since is theirs and left; so is what
 * somebody deleted, with all that hangs on it, unless it is asked for again.
 *
 * All other operations stay in the plan, so that it says the whole of what must stand there, and can be read back.
 * They are streamed: only what is wrong is held.
 */
import pMap from 'p-map';
import type { Operation } from '../../model/journal.ts';
import { type ObjectKind, type PlannedOperation, phaseOf } from '../../model/plan.ts';
import { repairContact, repairOptOut, unchangedContact } from './repair-contact.ts';
import { repairFiles, repairMedia } from './repair-files.ts';
import { repairNote } from './repair-note.ts';
import {
  repairAppointment,
  repairCalendar,
  repairCompany,
  repairOpportunity,
  repairRecord,
  repairSchedule,
  repairTask,
} from './repair-standing.ts';
import {
  asPlanned,
  leaveWithDeleted,
  type Repaired,
  type Repairer,
  type RepairNotes,
  type RepairOptions,
} from './repaired.ts';

const repairers: Readonly<Partial<Record<ObjectKind, Repairer>>> = {
  company: repairCompany,
  contact: repairContact,
  'contact-opt-out': repairOptOut,
  opportunity: repairOpportunity,
  order: repairOpportunity,
  subscription: repairOpportunity,
  'appointment-deal': repairOpportunity,
  'order-record': repairRecord,
  'subscription-record': repairRecord,
  'membership-record': repairRecord,
  'affiliate-record': repairRecord,
  calendar: repairCalendar,
  schedule: repairSchedule,
  appointment: repairAppointment,
  'appointment-task': repairTask,
  'appointment-note': repairNote,
  note: repairNote,
  'history-note': repairNote,
  attachment: repairFiles,
  'media-file': repairMedia,
};

/** Kinds of which nothing is written again, and why, as people read it. */
const unrepairable: Readonly<Partial<Record<ObjectKind, string>>> = {
  'held-tags': 'giving a tag that starts a workflow again would start it again: give it by hand',
};
const schemaChanged =
  'the location itself changed: plan again, so that somebody signs what is to be there now';

export interface Repairs {
  /** What is not repaired: kind → reason → records. */
  readonly left: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** People who are gone and are to be added once more. */
  readonly peopleAgain: number;
  /** Records somebody deleted, left deleted: by kind. */
  readonly deleted: Readonly<Record<string, number>>;
  /** The whole plan once more, repairs in place of what they repair. */
  operations(): AsyncGenerator<readonly PlannedOperation[]>;
}

/** Reads every record that was found wrong; nothing else is asked of the location. */
export async function findRepairs(options: RepairOptions): Promise<Repairs> {
  const notes: RepairNotes = {
    again: new Set(),
    deleted: new Set(),
    tagged: new Set(),
    relink: new Map(),
    reasons: new Set(),
  };
  const repaired = new Map<number, readonly PlannedOperation[]>();
  const looked: { readonly operation: Operation; readonly outcome: Exclude<Repaired, 'right'> }[] = [];
  const left: Record<string, Record<string, number>> = {};
  const leave = (object: string, why: string) => {
    const reasons = (left[object] ??= {});
    reasons[why] = (reasons[why] ?? 0) + 1;
  };
  const lookAt = async (operation: Operation) => {
    const { object } = operation;
    const repairer = repairers[object];
    if (repairer === undefined) {
      const why = phaseOf[object] === 'schema' ? schemaChanged : unrepairable[object];
      // Links are made again without a look: see `hanging`.
      if (why !== undefined) leave(object, why);
      return;
    }
    const outcome = await repairer(operation, options, notes);
    if (outcome === 'right') return;
    looked.push({ operation, outcome });
  };
  for await (const batch of options.plans.operations(options.planId, { states: ['done'] })) {
    const wrong = batch.filter(({ object, externalId }) => options.isWrong(object, externalId));
    await pMap(wrong, lookAt, { concurrency: options.concurrency });
  }
  // Which records stay deleted is known only now: what hangs on them goes with them.
  const isGone = ({ dependsOn }: Operation) => dependsOn.some((one) => notes.deleted.has(one));
  for (const { operation, outcome } of looked) {
    const isMade = 'operations' in outcome && outcome.operations.some(({ action }) => action === 'create');
    if (isGone(operation) && (isMade || 'left' in outcome)) {
      notes.again.delete(operation.externalId);
      repaired.set(operation.id, [leaveWithDeleted(operation)]);
    } else if ('left' in outcome) leave(operation.object, outcome.left);
    else repaired.set(operation.id, outcome.operations);
  }
  const all = [...repaired.values()].flat();
  const deleted = Map.groupBy(
    all.filter(({ action }) => action === 'skip'),
    ({ object }) => object,
  );
  return {
    left,
    peopleAgain: all.filter(({ object, action }) => object === 'contact' && action === 'create').length,
    deleted: Object.fromEntries([...deleted].map(([object, some]) => [object, some.length])),
    async *operations() {
      for await (const batch of options.plans.operations(options.planId))
        yield batch.flatMap(
          (operation) =>
            repaired.get(operation.id) ?? hanging(operation, options, notes) ?? [asBefore(operation)],
        );
    },
  };
}

/** What hangs on something else, and is done again with it; null for what is as it was. */
function hanging(
  operation: Operation,
  { isWrong }: RepairOptions,
  notes: RepairNotes,
): readonly PlannedOperation[] | null {
  const { object, externalId, dependsOn, state } = operation;
  if (state === 'skipped') return null;
  // What has no record of its own, or none yet, goes with the record it belongs to.
  const isOwn = state === 'done' && repairers[object] !== undefined;
  if (!isOwn && dependsOn.some((one) => notes.deleted.has(one))) return [leaveWithDeleted(operation)];
  if (state !== 'done') return null;
  const [parent = ''] = dependsOn;
  const hangsOnNew = dependsOn.some((one) => notes.again.has(one));
  if (object === 'contact-company') {
    const before = notes.relink.get(parent);
    if (!hangsOnNew && before === undefined) return null;
    const changes = [{ field: 'company', before: before ?? null, after: dependsOn[1] ?? null }];
    return [{ ...asPlanned(operation), action: 'create', destinationId: null, changes }];
  }
  if (object === 'contact-tags' && notes.tagged.has(parent)) return [];
  if (object === 'contact-tags-off' && isWrong(object, externalId))
    return [{ ...asPlanned(operation), action: 'update' }];
  if (object === 'opportunity-reason' && (hangsOnNew || notes.reasons.has(parent)))
    return [{ ...asPlanned(operation), action: 'update' }];
  // Hours that stand are applied to the calendar that is made again.
  if (object === 'schedule' && hangsOnNew) {
    const changes = [{ field: 'calendar', before: null, after: parent }];
    return [{ ...asPlanned(operation), action: 'update', changes }];
  }
  if (object.endsWith('-link') && (hangsOnNew || isWrong(object, externalId)))
    return [{ ...asPlanned(operation), action: 'create', destinationId: null }];
  return null;
}

function asBefore(operation: Operation): PlannedOperation {
  if (operation.state === 'skipped')
    return { ...asPlanned(operation), action: 'skip', reason: operation.reason ?? operation.note };
  if (operation.state !== 'done') return asPlanned(operation);
  return operation.object === 'contact'
    ? unchangedContact(operation)
    : { ...asPlanned(operation), action: 'unchanged', changes: [] };
}

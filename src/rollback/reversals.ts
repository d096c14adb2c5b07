/** How each kind of operation is undone: the one table a new kind is added to. */
import type { ObjectKind } from '../model/plan.ts';
import { objectKinds } from '../model/plan.ts';
import { closeAffiliateAccount } from './close-affiliate-account.ts';
import { followRepaired } from './follow-parent.ts';
import { putBackTags } from './put-back-tags.ts';
import { removeAddedTags } from './remove-tags.ts';
import { restoreAppointment, restoreCalendar } from './restore-bookings.ts';
import { restoreContactFields } from './restore-contact.ts';
import { byAction, restoreOpportunity, restoreRecord } from './restore-fields.ts';
import { type ReversalKind, settled } from './reversal-kind.ts';
import { reverseAppointment, reverseNote, reverseTask } from './reverse-activity.ts';
import { reverseCalendar, reverseSchedule } from './reverse-calendar.ts';
import { reverseCompany } from './reverse-company.ts';
import { reverseContact } from './reverse-contact.ts';
import { reverseCourse, reverseOffer } from './reverse-course.ts';
import { emptyFileField, removeMediaFile } from './reverse-files.ts';
import { reverseLostReason, reverseOpportunity } from './reverse-opportunity.ts';
import { reverseRecord, reverseRelation } from './reverse-record.ts';
import {
  reverseAssociation,
  reverseCustomField,
  reverseObject,
  reverseObjectField,
  reverseOpportunityField,
  reversePipeline,
  reverseTag,
} from './reverse-schema.ts';
import { unlinkCompany } from './unlink-company.ts';
import { withdrawAccess } from './withdraw-access.ts';

/** Taken away at the end, by decision: what a record was recognised by does not come back. */
const markersStayAway: ReversalKind = {
  judge: () => Promise.resolve(settled('not-reversible', 'what it was recognised by was removed at the end')),
};

export const reversals: Readonly<Record<ObjectKind, ReversalKind>> = {
  'custom-field': reverseCustomField,
  'opportunity-field': reverseOpportunityField,
  tag: reverseTag,
  pipeline: reversePipeline,
  object: reverseObject,
  'object-field': reverseObjectField,
  association: reverseAssociation,
  course: reverseCourse,
  offer: reverseOffer,
  company: reverseCompany,
  contact: byAction(reverseContact, restoreContactFields),
  'contact-opt-out': restoreContactFields,
  'contact-tags': removeAddedTags,
  'contact-tags-off': putBackTags,
  'contact-company': unlinkCompany,
  opportunity: byAction(reverseOpportunity, restoreOpportunity),
  'opportunity-reason': reverseLostReason('opportunity'),
  order: byAction(reverseOpportunity, restoreOpportunity),
  'order-record': byAction(reverseRecord, restoreRecord),
  'order-link': reverseRelation('order-record'),
  subscription: byAction(reverseOpportunity, restoreOpportunity),
  'subscription-record': byAction(reverseRecord, restoreRecord),
  'subscription-link': reverseRelation('subscription-record'),
  'membership-record': byAction(reverseRecord, restoreRecord),
  'membership-link': reverseRelation('membership-record'),
  'affiliate-record': byAction(reverseRecord, restoreRecord),
  'affiliate-link': reverseRelation('affiliate-record'),
  'held-tags': removeAddedTags,
  enrollment: withdrawAccess,
  'affiliate-account': closeAffiliateAccount,
  calendar: byAction(reverseCalendar, restoreCalendar),
  schedule: reverseSchedule,
  appointment: byAction(reverseAppointment, restoreAppointment),
  'appointment-note': reverseNote,
  'appointment-task': reverseTask,
  'appointment-deal': byAction(reverseOpportunity, restoreOpportunity),
  note: reverseNote,
  'history-note': reverseNote,
  attachment: emptyFileField,
  'media-file': removeMediaFile,
  'marker-field': markersStayAway,
  'reference-line': markersStayAway,
};

/** Kinds in the order they are undone: from the last to the first, each that follows a parent right after it. */
export function undoOrder(): readonly ObjectKind[] {
  const followers = objectKinds.filter((kind) => reversals[kind].after !== undefined);
  const others = objectKinds.filter((kind) => reversals[kind].after === undefined).toReversed();
  return others.flatMap((kind) => [
    kind,
    ...followers.filter((follower) => reversals[follower].after === kind),
  ]);
}

/** How operations of a kind are undone; an update of a repair shares the end of what it put right. */
export function kindOf(object: ObjectKind, repairs: boolean): ReversalKind {
  const kind = reversals[object];
  if (!repairs) return kind;
  return {
    ...kind,
    judge: async (operation, look) =>
      (operation.action === 'update' ? await followRepaired(operation, look) : null) ??
      kind.judge(operation, look),
  };
}

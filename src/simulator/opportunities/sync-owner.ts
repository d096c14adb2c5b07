/**
 * Owns: what happens to a contact's opportunities when the contact changes: its owner becomes theirs, and with
 * its deletion they go. Source: integrators, for both; both are in the behaviour table.
 * It never changes contacts, so that a change of one can call it without going round in circles.
 */

import type { Behaviours } from '../behaviours.ts';
import type { ContactRecord } from '../world/contact-record.ts';
import type { LocationState } from '../world/location-state.ts';
import { logEvent } from '../world/log-event.ts';

/** Gives the contact's new owner to its opportunities. */
export function syncOwnerToOpportunities(
  location: LocationState,
  before: ContactRecord | undefined,
  after: ContactRecord,
  behaviours: Behaviours,
): void {
  if (!behaviours.opportunityOwnerSync || before === undefined || before.assignedTo === after.assignedTo)
    return;
  for (const opportunity of location.opportunities.inGroup(after.id)) {
    if (opportunity.assignedTo === after.assignedTo) continue;
    const updatedAtMs = after.dateUpdatedMs;
    location.opportunities.write({ ...opportunity, assignedTo: after.assignedTo, updatedAtMs }, updatedAtMs);
    logEvent(location, updatedAtMs, 'opportunity-changed', after.id, 'assignedTo');
  }
}

/** Removes what hung on a deleted contact: opportunities, tasks, enrolments, and notes related to nothing else. */
export function removeWithContact(
  location: LocationState,
  contactId: string,
  behaviours: Behaviours,
  nowMs: number,
): void {
  if (behaviours.contactDeleteRemovesOpportunities)
    for (const { id } of location.opportunities.inGroup(contactId)) location.opportunities.erase(id, nowMs);
  for (const { id } of location.tasks.inGroup(contactId)) location.tasks.remove(id);
  for (const { id } of location.workflowEnrolments.inGroup(contactId)) location.workflowEnrolments.remove(id);
  for (const note of location.notes.inGroup(contactId)) {
    const relations = note.relations.filter(({ recordId }) => recordId !== contactId);
    if (relations.length === 0) location.notes.remove(note.id);
    else location.notes.put({ ...note, relations });
  }
  for (const campaign of location.campaigns.values())
    if (campaign.contactIds.includes(contactId))
      location.campaigns.put({
        ...campaign,
        contactIds: campaign.contactIds.filter((id) => id !== contactId),
      });
}

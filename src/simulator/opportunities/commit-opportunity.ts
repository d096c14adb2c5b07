/**
 * Owns: making a change of an opportunity real: truth, search, trigger log and the owner of its contact, together.
 * Source: help pages on the triggers "Opportunity Created", "Opportunity Changed", "Opportunity Status Changed"
 * and "Pipeline Stage Changed"; that owners are kept in step by integrators.
 * Invariant: every change of an opportunity by a call or by hand goes through here, so none escapes the log.
 */

import { commitContact } from '../contacts/commit-contact.ts';
import type { LocationState } from '../world/location-state.ts';
import { logEvent } from '../world/log-event.ts';
import type { OpportunityRecord } from '../world/opportunity-record.ts';
import type { World } from '../world/world.ts';

const UNNOTICED = ['updatedAtMs', 'lastStatusChangeAtMs', 'lastStageChangeAtMs', 'createdAtMs'];

/** Stores `after`; `before` is undefined for a new opportunity. */
export function commitOpportunity(
  world: World,
  location: LocationState,
  before: OpportunityRecord | undefined,
  after: OpportunityRecord,
): OpportunityRecord {
  const contact = location.contacts.get(after.contactId);
  const isOwnerSynced = world.behaviours.opportunityOwnerSync && contact !== undefined;
  const isOwnerless = before === undefined && after.assignedTo === undefined;
  const stored = isOwnerSynced && isOwnerless ? { ...after, assignedTo: contact.assignedTo } : after;
  location.opportunities.write(stored, stored.updatedAtMs);
  logOpportunityTriggers(location, before, stored);
  if (isOwnerSynced && stored.assignedTo !== before?.assignedTo && stored.assignedTo !== contact.assignedTo)
    commitContact(world, location, contact, {
      ...contact,
      assignedTo: stored.assignedTo,
      dateUpdatedMs: stored.updatedAtMs,
    });
  world.markChanged();
  return location.opportunities.get(stored.id) ?? stored;
}

export function removeOpportunity(world: World, location: LocationState, id: string, nowMs: number): void {
  location.opportunities.erase(id, nowMs);
  for (const note of location.notes.inGroup(id)) {
    const relations = note.relations.filter(({ recordId }) => recordId !== id);
    if (relations.length === 0) location.notes.remove(note.id);
    else location.notes.put({ ...note, relations });
  }
  world.markChanged();
}

function logOpportunityTriggers(
  location: LocationState,
  before: OpportunityRecord | undefined,
  after: OpportunityRecord,
): void {
  const log = (event: Parameters<typeof logEvent>[2], detail: string) =>
    logEvent(location, after.updatedAtMs, event, after.contactId, detail);
  if (before === undefined) {
    log('opportunity-created', after.id);
    return;
  }
  const names = Object.keys({ ...before, ...after }) as (keyof OpportunityRecord)[];
  const changed = names.filter(
    (name) => !UNNOTICED.includes(name) && JSON.stringify(before[name]) !== JSON.stringify(after[name]),
  );
  if (changed.length > 0) log('opportunity-changed', changed.sort().join(','));
  if (before.status !== after.status) log('opportunity-status-changed', after.status);
  if (before.pipelineStageId !== after.pipelineStageId) log('pipeline-stage-changed', after.pipelineStageId);
}

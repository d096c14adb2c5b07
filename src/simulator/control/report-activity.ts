/** Owns: the part of GET /__sim/state about opportunities, pipelines, notes, tasks, campaigns and enrolments. */

import { showNote } from '../notes/manage-notes.ts';
import { showOpportunity } from '../opportunities/show-opportunity.ts';
import type { LocationState } from '../world/location-state.ts';
import type { World } from '../world/world.ts';

/** One list per kind, opportunities in the shape of v3, notes with their contact. */
export function reportActivity(world: World, location: LocationState): Record<string, unknown> {
  return {
    opportunities: location.opportunities
      .values()
      .map((opportunity) => showOpportunity(opportunity, 'v3', location, world.behaviours)),
    pipelines: location.pipelines.values(),
    lostReasons: location.lostReasons.values(),
    notes: location.notes.values().map((note) => showNote(note, location)),
    tasks: location.tasks.values(),
    campaigns: location.campaigns.values(),
    workflowEnrolments: location.workflowEnrolments.values(),
  };
}

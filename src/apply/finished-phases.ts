/**
 * Phases an earlier run has finished: everything in them is settled, and a later phase was begun, which happens only
 * once this one balanced and its money was read back. A run that goes on does not go through them again.
 */
import { type Counts, objectKinds, type Phase, phaseOf, phases } from '../model/plan.ts';

/** @param counts of the whole plan, by kind */
export function finishedPhases(counts: Readonly<Record<string, Counts>>): ReadonlySet<Phase> {
  const of = (phase: Phase) =>
    objectKinds.flatMap((object) => (phaseOf[object] === phase ? (counts[object] ?? []) : []));
  const begun = phases.map((phase) => of(phase).some(isBegun));
  return new Set(phases.filter((phase, at) => begun.slice(at + 1).includes(true) && !of(phase).some(isOpen)));
}

/** Something was sent for it, by whatever run. */
const isBegun = ({ created, updated, refused, unresolved }: Counts): boolean =>
  created + updated + refused + unresolved > 0;

/** Something is still to be sent, to be cleared up, or a person's to do. */
function isOpen({ planned, created, updated, unchanged, skipped, refused, manual }: Counts): boolean {
  return manual > 0 || planned > created + updated + unchanged + skipped + refused;
}

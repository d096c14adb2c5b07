/**
 * The settings and schema of the location a plan leans on, as named facts. A plan keeps them; when one
 * has moved before or while applying, the refusal says which (I2). Records are not part of it: a live
 * location may go on living.
 */
import type { DestinationCustomField, LocationFacts } from '../model/location.ts';
import type { PlannedOperation } from '../model/plan.ts';

export type DestinationFacts = Readonly<Record<string, string>>;

/** @param schema the plan's own schema operations: only fields it found, none it creates */
export function destinationFacts(
  location: LocationFacts,
  existing: readonly DestinationCustomField[],
  schema: Iterable<Pick<PlannedOperation, 'object' | 'action' | 'destinationId'>>,
): DestinationFacts {
  const facts: Record<string, string> = {
    'duplicate contacts allowed': String(location.allowDuplicateContact),
    'contact time zone disabled': String(location.disableContactTimezone),
    'location country': location.country ?? '',
  };
  for (const operation of schema) {
    if (operation.object !== 'custom-field' || operation.action !== 'unchanged') continue;
    const field = existing.find((candidate) => candidate.id === operation.destinationId);
    facts[`custom field ${operation.destinationId ?? ''}`] =
      field === undefined ? 'gone' : `${field.name} · ${field.dataType} · ${field.options.join(' | ')}`;
  }
  return facts;
}

/** Names of the facts that differ, for the refusal. */
export function movedFacts(before: DestinationFacts, now: DestinationFacts): readonly string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(now)]);
  return [...names].filter((name) => before[name] !== now[name]).sort();
}

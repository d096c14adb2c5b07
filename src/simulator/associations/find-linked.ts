/**
 * Owns: whether a record that a relation names is there: a contact, a business, an opportunity or a record of a
 * custom object.
 */

import { readRecord } from '../objects/record-store.ts';
import type { LocationState } from '../world/location-state.ts';
import type { RelationRecord } from '../world/object-record.ts';

export function isLinkable(location: LocationState, objectKey: string, id: string): boolean {
  if (objectKey === 'contact') return location.contacts.get(id) !== undefined;
  if (objectKey === 'business') return location.businesses.get(id) !== undefined;
  if (objectKey === 'opportunity') return location.opportunities.get(id) !== undefined;
  return readRecord(location, id)?.objectKey === objectKey;
}

/** The relations whose two records are still there; the others went with a record that was deleted. */
export function livingRelations(
  location: LocationState,
  relations: readonly RelationRecord[],
): RelationRecord[] {
  return relations.filter((relation) => {
    const association = location.associations.get(relation.associationId);
    return (
      association !== undefined &&
      isLinkable(location, association.firstObjectKey, relation.firstRecordId) &&
      isLinkable(location, association.secondObjectKey, relation.secondRecordId)
    );
  });
}

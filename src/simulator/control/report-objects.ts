/** Owns: the part of GET /__sim/state that shows custom objects, associations and custom values. */

import { livingRelations } from '../associations/find-linked.ts';
import { showRelation } from '../associations/manage-relations.ts';
import { recordOnlyOf } from '../businesses/commit-business.ts';
import { showSchema } from '../objects/find-object.ts';
import { readRecords, type WholeRecord } from '../objects/record-store.ts';
import { showField, showFolder } from '../objects/show-field.ts';
import { showRecord } from '../objects/show-record.ts';
import type { LocationState } from '../world/location-state.ts';

/**
 * Objects are the custom ones; a record carries the key of its object besides what a GET shows. A company is among
 * the records only when it has what `businesses` cannot show: an owner, followers or custom fields.
 */
export function reportObjects(location: LocationState): Record<string, unknown> {
  const objects = location.objectSchemas.values().filter(({ standard }) => !standard);
  return {
    objects: objects.map(showSchema),
    objectFields: location.objectFields.values().map(showField),
    objectFieldFolders: location.fieldFolders.values().map(showFolder),
    records: [...objects.flatMap(({ key }) => readRecords(location, key)), ...richCompanies(location)].map(
      (record) => ({ schemaKey: record.objectKey, ...showRecord(location, record) }),
    ),
    associations: location.associations.values(),
    relations: livingRelations(location, location.relations.values()).map((relation) =>
      showRelation(location, relation),
    ),
    customValues: location.customValues.values(),
  };
}

function richCompanies(location: LocationState): WholeRecord[] {
  return readRecords(location, 'business').filter(({ id }) => {
    const { owner, followers, properties } = recordOnlyOf(location, id);
    return owner.length + followers.length + Object.keys(properties).length > 0;
  });
}

/** Owns: the part of GET /__sim/state that shows custom objects, associations and custom values. */

import { livingRelations } from '../associations/find-linked.ts';
import { showRelation } from '../associations/manage-relations.ts';
import { showSchema } from '../objects/find-object.ts';
import { readRecords } from '../objects/record-store.ts';
import { showField, showFolder } from '../objects/show-field.ts';
import { showRecord } from '../objects/show-record.ts';
import type { LocationState } from '../world/location-state.ts';

/** Objects are the custom ones; a record carries the key of its object besides what a GET shows. */
export function reportObjects(location: LocationState): Record<string, unknown> {
  const objects = location.objectSchemas.values().filter(({ standard }) => !standard);
  return {
    objects: objects.map(showSchema),
    objectFields: location.objectFields.values().map(showField),
    objectFieldFolders: location.fieldFolders.values().map(showFolder),
    records: objects.flatMap(({ key }) =>
      readRecords(location, key).map((record) => ({ schemaKey: key, ...showRecord(location, record) })),
    ),
    associations: location.associations.values(),
    relations: livingRelations(location, location.relations.values()).map((relation) =>
      showRelation(location, relation),
    ),
    customValues: location.customValues.values(),
  };
}

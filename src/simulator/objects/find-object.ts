/**
 * Owns: the objects of a location by key or id, the three standard ones among them, and how they are shown.
 * Source: objects spec: keys of custom objects begin with `custom_objects.`, which is added when it is left out.
 * The custom-fields spec writes `custom_object.`, which is taken for a misprint: such a key is unknown.
 */

import type { LocationState } from '../world/location-state.ts';
import type { ObjectSchema } from '../world/object-record.ts';

const PREFIX = 'custom_objects.';
const STANDARD = [
  { key: 'contact', singular: 'Contact', plural: 'Contacts', primary: 'contact.first_name' },
  { key: 'opportunity', singular: 'Opportunity', plural: 'Opportunities', primary: 'opportunity.name' },
  { key: 'business', singular: 'Company', plural: 'Companies', primary: 'business.name' },
] as const;

/** When the standard objects of every location were made. */
const LONG_AGO = '2024-01-01T00:00:00.000Z';

export function toObjectKey(key: string): string {
  const isStandard = STANDARD.some((object) => object.key === key);
  return isStandard || key.startsWith(PREFIX) ? key : `${PREFIX}${key}`;
}

export function findObject(location: LocationState, keyOrId: string): ObjectSchema | undefined {
  return (
    location.objectSchemas.get(keyOrId) ??
    location.objectSchemas.findByKey(toObjectKey(keyOrId)) ??
    standardObjects(location).find(({ id, key }) => id === keyOrId || key === keyOrId)
  );
}

/** Every object, the standard ones first. */
export function listObjectSchemas(location: LocationState): ObjectSchema[] {
  const stored = location.objectSchemas.values();
  const standard = standardObjects(location).map(
    (object) => stored.find(({ key }) => key === object.key) ?? object,
  );
  return [...standard, ...stored.filter((schema) => !schema.standard)];
}

/** A schema as the API shows it. */
export function showSchema({ searchableProperties: _, ...schema }: ObjectSchema): Record<string, unknown> {
  return { ...schema, type: schema.standard ? 'SYSTEM_DEFINED' : 'USER_DEFINED' };
}

/** The last part of a field's key, by which records name it. */
export function shortKey(fieldKey: string): string {
  return fieldKey.slice(fieldKey.lastIndexOf('.') + 1);
}

function standardObjects(location: LocationState): ObjectSchema[] {
  return STANDARD.map(({ key, singular, plural, primary }) => ({
    id: `${key}-${location.id}`,
    standard: true,
    key,
    labels: { singular, plural },
    locationId: location.id,
    primaryDisplayProperty: primary,
    searchableProperties: [primary],
    dateAdded: LONG_AGO,
    dateUpdated: LONG_AGO,
  }));
}

/**
 * Owns: the fields whose values a record may have: those made for its object and, for a company, those every
 * company has. Source: objects spec (records of `business` beside custom objects), businesses spec for the
 * columns. Unverified: that a record names them as the businesses API does, and their data types.
 */

import type { LocationState } from '../world/location-state.ts';
import type { ObjectField } from '../world/object-record.ts';

/** What a write to a record needs to know of a field. */
export type RecordField = Pick<
  ObjectField,
  'fieldKey' | 'dataType' | 'isUnique' | 'options' | 'allowCustomOption' | 'objectKey'
>;

const OF_EVERY_BUSINESS: readonly RecordField[] = Object.entries({
  name: 'TEXT',
  phone: 'PHONE',
  email: 'EMAIL',
  website: 'TEXT',
  address: 'TEXT',
  city: 'TEXT',
  state: 'TEXT',
  postalCode: 'TEXT',
  country: 'TEXT',
  description: 'LARGE_TEXT',
}).map(([name, dataType]) => ({
  fieldKey: `business.${name}`,
  objectKey: 'business',
  dataType,
  isUnique: false,
}));

/** Every field of an object, those it was born with first. */
export function fieldsOf(location: LocationState, objectKey: string): readonly RecordField[] {
  const own = location.objectFields.values().filter((field) => field.objectKey === objectKey);
  return objectKey === 'business' ? [...OF_EVERY_BUSINESS, ...own] : own;
}

/** Whether a record of the object may name this field: `isFieldOf(location, 'business', 'phone')`. */
export function isFieldOf(location: LocationState, objectKey: string, name: string): boolean {
  const fieldKey = `${objectKey}.${name}`;
  return (
    location.objectFields.findByKey(fieldKey) !== undefined ||
    OF_EVERY_BUSINESS.some((field) => field.fieldKey === fieldKey)
  );
}

/** The custom fields a field map needs at the destination: the marker, its targets, its holding fields. */
import { markerFieldKey } from '../model/contact.ts';
import type { CustomFieldSpec } from '../model/custom-field.ts';
import { columnsOf, type FieldMap } from '../model/field-map.ts';
import { heldPhoneField, holdingFieldOf, phoneExtensionField } from './holding-fields.ts';

export const markerField: CustomFieldSpec = {
  key: markerFieldKey,
  name: 'Kartra ID',
  dataType: 'TEXT',
  options: [],
};

/**
 * Every custom field a contact mapped by this map may carry, the marker first, unique by key.
 *
 * @example customFieldsOf(map).map((field) => field.key) // ['kartra_id', 'kartra_gdpr_status', …]
 */
export function customFieldsOf(map: FieldMap): CustomFieldSpec[] {
  const targets = columnsOf(map, 'contact').flatMap(({ target }) =>
    target.kind === 'custom' ? [target.custom] : [],
  );
  const byKey = new Map(
    [markerField, ...targets, ...holdingFieldsOf(map)].map((field) => [field.key, field]),
  );
  return [...byKey.values()];
}

/**
 * The part of `customFieldsOf` that is needed only if some value could not be carried as what it should
 * be. A plan may leave out those that no contact uses.
 */
export function holdingFieldsOf(map: FieldMap): CustomFieldSpec[] {
  const fields = columnsOf(map, 'contact').flatMap((column) => holdingFieldOf(column) ?? []);
  const hasPhone = fields.includes(heldPhoneField);
  const all = hasPhone ? [...fields, phoneExtensionField] : fields;
  return [...new Map(all.map((field) => [field.key, field])).values()];
}

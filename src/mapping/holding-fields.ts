/**
 * Holding fields: custom fields for values that cannot be carried as what they should be, so that no
 * value vanishes. A column has one only if its transform may find a value unusable.
 */
import { heldPhoneFieldKey } from '../model/contact.ts';
import { type CustomFieldSpec, hasOptions } from '../model/custom-field.ts';
import type { ColumnMap } from '../model/field-map.ts';
import { customFieldKey } from './name-custom-field.ts';

/** Also used for a phone that another contact keeps. */
export const heldPhoneField: CustomFieldSpec = textField(heldPhoneFieldKey, 'Kartra phone');

/** HighLevel's phone field holds no extension. */
export const phoneExtensionField: CustomFieldSpec = textField(
  'kartra_phone_extension',
  'Kartra phone extension',
);

/** A date of birth HighLevel would throw away and answer 200. It is the only standard field of dates. */
const dateOfBirthField: CustomFieldSpec = textField('kartra_date_of_birth', 'Kartra date of birth');

const byTransform: Readonly<Record<string, CustomFieldSpec>> = {
  email: textField('kartra_email_unusable', 'Kartra e-mail (unusable)'),
  phone: heldPhoneField,
  country: textField('kartra_country', 'Kartra country'),
  'time-zone': textField('kartra_time_zone', 'Kartra time zone'),
  date: dateOfBirthField,
  'date-mdy': dateOfBirthField,
  'date-dmy': dateOfBirthField,
};

/** The holding fields of standard fields: no column may take one of them for its own custom field. */
export const standardHoldingFields: readonly CustomFieldSpec[] = [
  ...new Set(Object.values(byTransform)),
  phoneExtensionField,
];

/** The field that keeps the text of a value this column cannot carry, or null when it carries any text. */
export function holdingFieldOf(
  column: Pick<ColumnMap, 'object' | 'column' | 'target' | 'transform'>,
): CustomFieldSpec | null {
  if (column.target.kind === 'field') {
    return column.object === 'contact' ? (byTransform[column.transform] ?? null) : ownHoldingField(column);
  }
  if (column.target.kind !== 'custom') return null;
  const { key, name, dataType } = column.target.custom;
  const takesAnyText = !hasOptions(dataType) && !['DATE', 'NUMERICAL', 'MONETORY'].includes(dataType);
  return takesAnyText ? null : textField(`${key}_text`, `${name} (as written)`);
}

/** Of a field that takes only certain values; text and names carry anything. */
function ownHoldingField({
  column,
  transform,
}: Pick<ColumnMap, 'column' | 'transform'>): CustomFieldSpec | null {
  if (['text', 'exact', 'name'].includes(transform)) return null;
  const key = customFieldKey(column);
  return textField(`${key}_as_written`, `${column} (as written)`);
}

function textField(key: string, name: string): CustomFieldSpec {
  return { key, name, dataType: 'TEXT', options: [] };
}

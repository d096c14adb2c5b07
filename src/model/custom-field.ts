/** Custom fields of a HighLevel location. (HighLevel, custom fields v1: the types of `dataType`.) */

export const customFieldTypes = [
  'TEXT',
  'LARGE_TEXT',
  'NUMERICAL',
  'PHONE',
  'MONETORY',
  'CHECKBOX',
  'SINGLE_OPTIONS',
  'MULTIPLE_OPTIONS',
  'DATE',
  'RADIO',
  'EMAIL',
] as const;

/** `MONETORY` is the platform's own spelling. */
export type CustomFieldType = (typeof customFieldTypes)[number];

/** A custom field the load needs. `key` is ours and stable; `name` is what people see. */
export interface CustomFieldSpec {
  readonly key: string;
  readonly name: string;
  readonly dataType: CustomFieldType;
  /** Choices, for the types that have them; else empty. */
  readonly options: readonly string[];
}

/** A custom field as the records to come want it. */
export interface WantedField extends CustomFieldSpec {
  /** Nothing goes into it any more: it is never made, only emptied where it stands. */
  readonly onlyToEmpty?: boolean;
}

/** A field the load makes, that may hold files: no mapped value goes into one of those. */
export type FieldToMake = Omit<WantedField, 'dataType'> & {
  readonly dataType: CustomFieldType | 'FILE_UPLOAD';
};

/** A custom field of the map as it stands at a location. */
export interface FieldAtLocation {
  readonly id: string;
  readonly dataType: string;
}

/** Types whose value must be one of, or a subset of, the options. */
export function hasOptions(dataType: CustomFieldType): boolean {
  return ['CHECKBOX', 'SINGLE_OPTIONS', 'MULTIPLE_OPTIONS', 'RADIO'].includes(dataType);
}

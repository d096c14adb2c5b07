/**
 * Owns: the data types of a custom field, of contacts, opportunities, companies and custom objects alike.
 * Source: custom-fields spec, which alone lists them (EMAIL is missing from its live page); that the fields of
 * contacts take the same ones is unverified, because their spec takes any text.
 */

export const DATA_TYPES = [
  'TEXT',
  'LARGE_TEXT',
  'NUMERICAL',
  'PHONE',
  'MONETORY',
  'CHECKBOX',
  'SINGLE_OPTIONS',
  'MULTIPLE_OPTIONS',
  'DATE',
  'TEXTBOX_LIST',
  'FILE_UPLOAD',
  'RADIO',
  'EMAIL',
] as const;

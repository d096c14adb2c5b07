/**
 * Owns: the numbers Kartra gives custom fields and their options, and both ways it shows them.
 */

import { CUSTOM_FIELDS, type CustomField, type CustomValue } from '../generate/custom-fields.ts';

type Option = { readonly option_id: string; readonly option_value: string };
const OPTIONS_PER_FIELD = 100;

/** As `retrieve_custom_fields` lists them: without `field_value` for the two text types. */
export function listCustomFields(): readonly Record<string, unknown>[] {
  return CUSTOM_FIELDS.map((field, at) => ({
    ...describe(field, at),
    ...(field.options === undefined
      ? {}
      : { field_value: field.options.map((_, option) => optionOf(at, option)) }),
  }));
}

/** As `get_lead` shows them: every field, empty ones too; a choice is an array even when it is single. */
export function showCustomFields(
  values: Readonly<Record<string, CustomValue>>,
): readonly Record<string, unknown>[] {
  return CUSTOM_FIELDS.map((field, at) => {
    const value = values[field.identifier];
    if (field.options === undefined) return { ...describe(field, at), field_value: value ?? '' };
    const chosen = value === undefined ? [] : typeof value === 'string' ? [value] : value;
    const options = chosen.map((name) => optionOf(at, field.options!.indexOf(name)));
    return { ...describe(field, at), field_value: options };
  });
}

/** As older replies showed them: keys of the lead itself, options joined. */
export function showCustomFieldsFlat(values: Readonly<Record<string, CustomValue>>): Record<string, string> {
  return Object.fromEntries(
    CUSTOM_FIELDS.map(({ identifier }) => {
      const value = values[identifier] ?? '';
      return [identifier, typeof value === 'string' ? value : value.join(', ')];
    }),
  );
}

function describe(field: CustomField, at: number): Record<string, string> {
  return { field_id: String(at + 1), field_identifier: field.identifier, field_type: field.type };
}

function optionOf(field: number, option: number): Option {
  return {
    option_id: String((field + 1) * OPTIONS_PER_FIELD + option),
    option_value: CUSTOM_FIELDS[field]!.options![option]!,
  };
}

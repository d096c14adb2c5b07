/**
 * A custom field Kartra's API tells the type and the choices of (`retrieve_custom_fields`): the field in
 * HighLevel is of the same kind. Kartra has five types; its checkbox is a set of choices, never a yes or no,
 * even where there is but one.
 */
import type { CustomFieldType } from '../../model/custom-field.ts';
import type { ColumnMap, ColumnProfile, Target } from '../../model/field-map.ts';
import type { AccountCustomField } from '../../model/witness.ts';
import { foldColumn } from '../presets/preset-column.ts';
import { transformsFor } from '../transforms/transforms-for.ts';
import { textType } from './proposal-parts.ts';
import { proposeValues } from './propose-values.ts';
import type { ColumnSurvey } from './survey-column.ts';

/** By `field_type` of Kartra's API. */
const choiceTypes: Readonly<Record<string, CustomFieldType>> = {
  drop_down: 'SINGLE_OPTIONS',
  radio_button: 'RADIO',
  checkbox: 'CHECKBOX',
};

const words: Readonly<Record<string, string>> = {
  input_field: 'a line of text',
  text_area: 'text of several lines',
  drop_down: 'a drop-down',
  radio_button: 'radio buttons',
  checkbox: 'checkboxes',
};

/** @param place key and name our field would have; null where the account has no such field */
export function proposeFromAccount(
  profile: ColumnProfile,
  place: { readonly key: string; readonly name: string },
  fields: readonly AccountCustomField[],
  survey: ColumnSurvey | null,
): Pick<ColumnMap, 'target' | 'transform' | 'values' | 'because'> | null {
  const field = fields.find(({ identifier }) => foldColumn(identifier) === foldColumn(profile.column));
  const word = words[field?.type ?? ''];
  if (field === undefined || word === undefined) return null;
  const said = `Kartra says this custom field is ${word}`;
  const options = [
    ...new Set(field.options.map(({ value }) => value.trim()).filter((value) => value !== '')),
  ];
  const dataType = choiceTypes[field.type];
  if (dataType === undefined || options.length === 0) {
    const text = field.type === 'text_area' ? 'LARGE_TEXT' : textType(profile);
    const target: Target = { kind: 'custom', custom: { ...place, dataType: text, options: [] } };
    return { target, transform: transformsFor('contact', target)[0], values: {}, because: `${said}.` };
  }
  const target: Target = { kind: 'custom', custom: { ...place, dataType, options } };
  const texts = survey?.values?.map(({ value }) => value) ?? profile.samples;
  const ids = Object.fromEntries(options.map((option) => [option, idsOf(field, option)]));
  const { values, open } = proposeValues(texts, options, dataType === 'CHECKBOX', ',', ids);
  const left =
    open.length === 0
      ? 'every value here is one of them'
      : `${open.length} values are none of them: say what each becomes`;
  const because = `${said} with ${options.length} choices; ${left}.`;
  return { target, transform: 'choice', values, because };
}

/** A cell may hold the number Kartra knows a choice by. */
function idsOf({ options }: AccountCustomField, option: string): readonly string[] {
  return options.flatMap(({ id, value }) => (value.trim() === option && id !== '' ? [id.toLowerCase()] : []));
}

/**
 * Fields the location has already, a snapshot's for instance, are used rather than twinned: the same
 * name, in any case and punctuation, and a type that can hold the values. A field of the same name that
 * cannot is a conflict, said aloud: ours gets a name of its own.
 */
import { type CustomFieldType, customFieldTypes, hasOptions } from '../../model/custom-field.ts';
import type { ColumnMap, ColumnProfile, Target } from '../../model/field-map.ts';
import type { DestinationCustomField } from '../../model/location.ts';
import { foldFieldName } from '../name-custom-field.ts';
import { detectDateTransform } from './detect-date-transform.ts';
import { proposeValues } from './propose-values.ts';
import type { ColumnSurvey } from './survey-column.ts';

export type LocationProposal =
  | { readonly kind: 'use'; readonly part: Pick<ColumnMap, 'target' | 'transform' | 'values' | 'because'> }
  | { readonly kind: 'conflict'; readonly because: string };

/** Values that a type of limited content may fail to hold before it counts as another type. */
const leastShare = 0.9;

/** @param key the key our field would have */
export function proposeFromLocation(
  profile: ColumnProfile,
  key: string,
  fields: readonly DestinationCustomField[],
  survey: ColumnSurvey | null,
): LocationProposal | null {
  const found = fields.find((field) => foldFieldName(field.name) === foldFieldName(profile.column));
  if (found === undefined) return null;
  const dataType = customFieldTypes.find((type) => type === found.dataType);
  const conflict = (why: string): LocationProposal => ({
    kind: 'conflict',
    because: `HighLevel has a field "${found.name}" of type ${found.dataType}, ${why}: ours gets another name.`,
  });
  if (dataType === undefined) return conflict('a type Landfall does not fill');
  const target: Target = {
    kind: 'custom',
    custom: { key, name: found.name, dataType, options: hasOptions(dataType) ? found.options : [] },
  };
  const because = `HighLevel has this field already ("${found.name}", ${dataType}).`;
  if (hasOptions(dataType)) return proposeChoice(target, because, survey, conflict);
  const transform = transformThatReads(dataType, profile, survey);
  if (transform === null) return conflict(`which most of these values are not`);
  return { kind: 'use', part: { target, transform, values: {}, because } };
}

function proposeChoice(
  target: Target & { readonly kind: 'custom' },
  because: string,
  survey: ColumnSurvey | null,
  conflict: (why: string) => LocationProposal,
): LocationProposal {
  const { options, dataType } = target.custom;
  if (survey?.values == null) return conflict('with choices, and these values are too many to be choices');
  const texts = survey.values.map(({ value }) => value);
  const several = ['CHECKBOX', 'MULTIPLE_OPTIONS'].includes(dataType);
  const { values, open } = proposeValues(texts, options, several, ',');
  if (texts.length > 0 && open.length >= texts.length) return conflict('and none of its choices stands here');
  const answer =
    open.length === 0
      ? 'Every value is one of its choices.'
      : `${open.length} values are none of its choices: say what each becomes.`;
  return { kind: 'use', part: { target, transform: 'choice', values, because: `${because} ${answer}` } };
}

/** Null where the type cannot hold most of the values. */
function transformThatReads(
  dataType: CustomFieldType,
  profile: ColumnProfile,
  survey: ColumnSurvey | null,
): string | null {
  const typed = survey?.typed ?? null;
  const share = typed === null ? 0 : typed.reads / (typed.reads + typed.fails);
  const reads = (type: CustomFieldType): boolean => typed?.type === type && share >= leastShare;
  switch (dataType) {
    case 'DATE':
      return reads('DATE') ? (typed?.transform ?? null) : dateOfSamples(profile);
    case 'NUMERICAL':
      return reads('NUMERICAL') ? (typed?.transform ?? null) : null;
    case 'MONETORY':
      if (reads('MONETORY')) return typed?.transform ?? null;
      return reads('NUMERICAL') ? 'money' : null;
    case 'PHONE':
    case 'EMAIL':
      return null;
    case 'TEXT':
      return profile.multiline ? null : 'text';
    case 'LARGE_TEXT':
      return 'exact';
    case 'CHECKBOX':
    case 'SINGLE_OPTIONS':
    case 'MULTIPLE_OPTIONS':
    case 'RADIO':
      return null;
  }
}

function dateOfSamples(profile: ColumnProfile): string | null {
  const order = detectDateTransform(profile.samples);
  return order === 'date' ? null : order;
}

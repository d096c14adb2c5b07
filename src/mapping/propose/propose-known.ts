/** A column the preset knows: its target is certain, what depends on the values is read from them. */
import type { ColumnMap, ColumnProfile, Target } from '../../model/field-map.ts';
import { archiveReasons } from '../archive-reasons.ts';
import { holdingFieldOf } from '../holding-fields.ts';
import { optionsOf } from '../options-of.ts';
import type { PresetColumn } from '../presets/preset-column.ts';
import { detectDateTransform } from './detect-date-transform.ts';
import { readNames } from './judge-separator.ts';
import { archived, textType } from './proposal-parts.ts';
import { proposeValues } from './propose-values.ts';
import type { ColumnSurvey } from './survey-column.ts';
import { wordsOfOption } from './words-of-option.ts';

export function proposeKnown(
  known: PresetColumn,
  profile: ColumnProfile,
  survey: ColumnSurvey | null,
): ColumnMap {
  const { object, column, evidence, because, target } = known;
  const base = {
    object,
    column,
    values: {},
    evidence,
    status: 'proposed',
    decided: null,
    tier: 'preset',
    confidence: 1,
    runnerUp: null,
  } as const;
  if (profile.filled === 0 && !takesNothingAlong(known))
    return { ...base, ...archived(archiveReasons.empty) };
  if (target.kind === 'tags') {
    const found = readNames(profile);
    const separated: Target = { ...target, separator: found.separator };
    return { ...base, target: separated, transform: 'tags', because: `${because} ${found.because}` };
  }
  if (known.transform === 'choice') return proposeChoice(known, base, survey);
  if (known.transform === 'date' || known.transform === 'instant') {
    const transform = detectDateTransform(profile.samples).replace('date', known.transform);
    return { ...base, target, transform, because };
  }
  if (target.kind !== 'custom') return { ...base, target, transform: known.transform, because };
  const { custom } = target;
  const dataType = custom.dataType === 'TEXT' ? textType(profile) : custom.dataType;
  return {
    ...base,
    target: { kind: 'custom', custom: { ...custom, dataType } },
    transform: dataType === 'LARGE_TEXT' ? 'exact' : known.transform,
    because,
  };
}

/** True where an empty column may keep its place: no field would be made in HighLevel for values that are not there. */
function takesNothingAlong(known: PresetColumn): boolean {
  if (['marker', 'link'].includes(known.target.kind)) return true;
  return known.target.kind === 'field' && holdingFieldOf(known) === null;
}

type Base = Omit<ColumnMap, 'target' | 'transform' | 'because'>;

function proposeChoice(known: PresetColumn, base: Base, survey: ColumnSurvey | null): ColumnMap {
  const { object, target, because, transform } = known;
  const texts = (survey?.values ?? []).map(({ value }) => value);
  const { values, open } = proposeValues(
    texts,
    optionsOf(object, target),
    false,
    ',',
    target.kind === 'field' ? wordsOfOption(object) : {},
  );
  const doubt = open.length === 0 ? '' : ` ${open.length} values are not known there: say what each becomes.`;
  return { ...base, target, transform, values, because: `${because}${doubt}` };
}

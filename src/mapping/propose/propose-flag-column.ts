/** A column whose header names one tag or list: everybody whose cell says yes gets that tag. */
import type { ColumnMap, ColumnProfile } from '../../model/field-map.ts';
import { readFlag, readFlagHeader } from '../flag-columns.ts';
import { isSuppressionName } from '../suppression-names.ts';
import type { ColumnSurvey } from './survey-column.ts';

/** A header in one of these forms with nothing but yes and no under it is hardly anything else. */
const flagConfidence = 0.9;

/** Null where the header has no such form, or a cell says something that is neither yes nor no. */
export function proposeFlagColumn(
  profile: ColumnProfile,
  survey: ColumnSurvey | null,
): Pick<ColumnMap, 'target' | 'transform' | 'evidence' | 'tier' | 'confidence' | 'because'> | null {
  const flag = readFlagHeader(profile.column);
  if (flag === null) return null;
  const { of, name } = flag;
  const texts = survey === null ? profile.samples : survey.values?.map(({ value }) => value);
  // Too many different values to be a list of yes and no: dates, of which a sample is looked at.
  const cells = texts ?? profile.samples;
  const unclear = cells.filter((text) => readFlag(text, name) === null);
  if (cells.length === 0 || unclear.length > 0) return null;
  const stops = isSuppressionName(name);
  return {
    target: { kind: 'tag', name: of === 'list' ? `list:${name}` : name },
    transform: 'tag',
    evidence: stops ? 'blocked' : of === 'list' ? 'lists' : null,
    tier: 'names-and-values',
    confidence: flagConfidence,
    because: stops
      ? `A column of its own for one ${of} that speaks of an opt-out: a yes stops e-mail too.`
      : `A column of its own for one ${of}: whose cell says yes gets the tag.`,
  };
}

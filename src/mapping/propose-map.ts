/**
 * Proposes where each column of the exports goes. A proposal is for a person to confirm: each says why.
 *
 * Columns the preset knows follow it. Others are, most likely, Kartra custom fields, which its export
 * writes as one column each: values that vary become a custom field, an empty or constant column stays
 * in the archive. Types are never guessed from the looks of values: text stays text.
 */
import type { CustomFieldType } from '../model/custom-field.ts';
import type { ColumnMap, ColumnProfile, FieldMap, Target } from '../model/field-map.ts';
import { archiveReasons } from './archive-reasons.ts';
import { markerField } from './custom-fields-of.ts';
import { detectDateTransform } from './detect-date-transform.ts';
import { detectSeparator } from './detect-separator.ts';
import { holdingFieldOf, standardHoldingFields } from './holding-fields.ts';
import { kartraPreset, type PresetColumn } from './kartra-preset.ts';
import { FieldNames } from './name-custom-field.ts';
import { isSuppressionName } from './suppression-names.ts';
import { transformsFor } from './transforms/named-transforms.ts';

export interface ProposalOptions {
  /** The decision "columns no preset knows". */
  readonly unknownColumns: 'custom-field' | 'archive';
}

/** A one-line field is for short text: HighLevel's TEXT is a single-line input. */
const longestOneLine = 255;

/**
 * @param profiles one per column of the exports, in any order; the proposal keeps it
 * @example proposeMap(profiles, { unknownColumns: 'custom-field' }).columns[0]?.because
 */
export function proposeMap(profiles: readonly ColumnProfile[], options: ProposalOptions): FieldMap {
  // The fullest column stands for the number of people: an e-mail or a lead id is in every row.
  const people = Math.max(0, ...profiles.map((profile) => profile.filled));
  const names = reserveOurNames();
  const columns = profiles.map((profile) => {
    const known = kartraPreset.get(profile.column);
    return known ? proposeKnown(known, profile) : proposeUnknown(profile, people, options, names);
  });
  return { columns: dropOrphanParts(columns), confirmedBy: null, confirmedAt: null, withoutReview: false };
}

function proposeKnown(known: PresetColumn, profile: ColumnProfile): ColumnMap {
  const { column, evidence, because } = known;
  const base = { column, evidence, status: 'proposed' } as const;
  const { target } = known;
  if (target.kind === 'tags') {
    const found = detectSeparator(profile.samples);
    const separated: Target = { ...target, separator: found.separator };
    return { ...base, target: separated, transform: 'tags', because: `${because} ${found.because}` };
  }
  if (target.kind !== 'custom') return { ...base, target, transform: known.transform, because };
  if (profile.filled === 0) return { ...base, ...archive(archiveReasons.empty) };
  const { custom } = target;
  if (custom.dataType === 'DATE') {
    return { ...base, target, transform: detectDateTransform(profile.samples), because };
  }
  const dataType = custom.dataType === 'TEXT' ? textType(profile) : custom.dataType;
  const fitting: Target = { kind: 'custom', custom: { ...custom, dataType } };
  return {
    ...base,
    target: fitting,
    transform: dataType === 'LARGE_TEXT' ? 'exact' : known.transform,
    because,
  };
}

function proposeUnknown(
  profile: ColumnProfile,
  people: number,
  options: ProposalOptions,
  names: FieldNames,
): ColumnMap {
  const { column } = profile;
  const words = column.replace(/[_-]+/g, ' ');
  const leftLists = /\blists?\b/i.test(words) && /unsub|inactive/i.test(words);
  const optOut = !leftLists && isSuppressionName(words);
  const base = { column, evidence: optOut ? 'blocked' : null, status: 'proposed' } as const;
  if (profile.filled === 0) return { ...base, ...archive(archiveReasons.empty) };
  if (profile.distinct === 1 && people > 1 && profile.filled === people) {
    return { ...base, ...archive(archiveReasons.constant) };
  }
  if (options.unknownColumns === 'archive') return { ...base, ...archive(archiveReasons.decided) };
  if (leftLists) {
    const { separator, because } = detectSeparator(profile.samples);
    const target: Target = { kind: 'tags', prefix: 'list-unsub:', separator };
    return { ...base, target, transform: 'tags', because: `Lists a person left, kept apart. ${because}` };
  }
  const { key, name, renamedFrom } = names.take(column);
  const target: Target = {
    kind: 'custom',
    custom: { key, name, dataType: textType(profile), options: [] },
  };
  const sentences = ['No standard column: most likely a custom field of this Kartra account.'];
  if (renamedFrom !== null) sentences.push(`The name "${renamedFrom}" is taken, so this is "${name}".`);
  if (optOut) sentences.push('Its name speaks of an opt-out: any value in it stops e-mail.');
  return { ...base, target, transform: transformsFor(target)[0], because: sentences.join(' ') };
}

function textType(profile: ColumnProfile): CustomFieldType {
  return profile.multiline || profile.maxLength > longestOneLine ? 'LARGE_TEXT' : 'TEXT';
}

function archive(reason: string): Pick<ColumnMap, 'target' | 'transform' | 'because'> {
  return {
    target: { kind: 'archive', reason },
    transform: 'archive',
    because: `Stays in the archive: ${reason}.`,
  };
}

/** A part needs the column it belongs to; without a phone column the dialling code is kept as text. */
function dropOrphanParts(columns: readonly ColumnMap[]): ColumnMap[] {
  const present = new Set(columns.map((column) => column.column));
  return columns.map((column) => {
    if (column.target.kind !== 'part' || present.has(column.target.of)) return column;
    const custom = {
      key: `kartra_${column.column}`,
      name: 'Kartra phone country code',
      dataType: 'TEXT',
      options: [],
    } as const;
    const target: Target = { kind: 'custom', custom };
    return { ...column, target, transform: 'text', because: 'There is no phone column to join it with.' };
  });
}

/** Preset fields keep their names whether or not their columns are present, so that names are stable. */
function reserveOurNames(): FieldNames {
  const names = new FieldNames();
  for (const field of [markerField, ...standardHoldingFields]) names.reserve(field.key, field.name);
  for (const row of kartraPreset.values()) {
    if (row.target.kind === 'custom') names.reserve(row.target.custom.key, row.target.custom.name);
    const holding = holdingFieldOf({ ...row, status: 'proposed' });
    if (holding !== null) names.reserve(holding.key, holding.name);
  }
  return names;
}

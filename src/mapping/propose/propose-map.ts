/**
 * Proposes where each column of the exports goes. A proposal is for a person to confirm: each says why,
 * from which tier it is and how sure it is.
 *
 * The tiers, in order: the preset of a recognised Kartra export (certain) → what a person confirmed for
 * a column of the same name (template) → names and values (matcher) → a language model where one is
 * configured (the pipeline asks it and passes `matches`) → nothing is claimed: a column with values that
 * vary becomes a custom field, most likely one of the Kartra account, an empty or constant column stays
 * in the archive. A custom field the location has already is used rather than twinned; else its type and
 * choices are those Kartra's API tells. Otherwise types
 * are never guessed from the looks of values: text stays text, another type is offered with its count.
 *
 * Invariants: every column of the exports stands in the map exactly once; the order of columns changes
 * nothing but the order of the map; a target whose type cannot hold the values is never proposed.
 */
import { type SourceObject, sourceObjects } from '../../model/destination-fields.ts';
import type { ColumnMap, ColumnProfile, FieldMap, ObjectProfiles, Target } from '../../model/field-map.ts';
import type { DestinationCustomField } from '../../model/location.ts';
import type { AccountCustomField } from '../../model/witness.ts';
import { columnName } from '../check-map.ts';
import { markerField } from '../custom-fields-of.ts';
import { holdingFieldOf, standardHoldingFields } from '../holding-fields.ts';
import type { ColumnMatch } from '../match/column-match.ts';
import { matchColumns } from '../match/match-columns.ts';
import { FieldNames } from '../name-custom-field.ts';
import { contactPreset } from '../presets/contact-preset.ts';
import { findPreset } from '../presets/find-preset.ts';
import { findMapProblem } from '../validate-map.ts';
import { columnsToMatch } from './propose-from-match.ts';
import { proposeFromTemplate } from './propose-from-template.ts';
import { proposeKnown } from './propose-known.ts';
import { proposeUnknown, type UnknownContext } from './propose-unknown.ts';
import type { ColumnSurvey } from './survey-column.ts';

export type ObjectMatches = { readonly [kind in SourceObject]?: readonly ColumnMatch[] };

export interface ProposalOptions {
  /** The decision "columns no preset knows". */
  readonly unknownColumns: 'custom-field' | 'archive';
  /** Maps confirmed earlier, the most recent first. */
  readonly templates?: readonly FieldMap[];
  /** Custom fields of contacts at the location, where one is connected. */
  readonly locationFields?: readonly DestinationCustomField[];
  /** Custom fields of the Kartra account with their types and choices, where its API was asked. */
  readonly accountFields?: readonly AccountCustomField[];
  /** The matcher's answers, where more than names and values were asked; else they are found here. */
  readonly matches?: ObjectMatches;
  /** By `object.column`, for columns whose values were looked at. */
  readonly surveys?: ReadonlyMap<string, ColumnSurvey>;
}

/**
 * @param profiles one per column of the exports, in any order; the proposal keeps it
 * @example proposeMap({ contact: profiles }, { unknownColumns: 'custom-field' }).columns[0]?.because
 */
export function proposeMap(profiles: ObjectProfiles, options: ProposalOptions): FieldMap {
  const columns = sourceObjects.flatMap((object) => proposeObject(object, profiles[object] ?? [], options));
  return { columns, confirmedBy: null, confirmedAt: null, withoutReview: false };
}

function proposeObject(
  object: SourceObject,
  profiles: readonly ColumnProfile[],
  options: ProposalOptions,
): readonly ColumnMap[] {
  const { matches = {} } = options;
  const context: UnknownContext = {
    object,
    // The fullest column stands for the number of records: an e-mail or an id is in every row.
    records: Math.max(0, ...profiles.map((profile) => profile.filled)),
    unknownColumns: options.unknownColumns,
    names: reserveOurNames(object),
    locationFields: object === 'contact' ? (options.locationFields ?? []) : [],
    accountFields: object === 'contact' ? (options.accountFields ?? []) : [],
    matches: new Map(
      (matches[object] ?? matchColumns(columnsToMatch(object, profiles), {})).map((m) => [m.column, m]),
    ),
  };
  const surveyOf = (column: string) => options.surveys?.get(columnName({ object, column })) ?? null;
  const first = new Map<string, ColumnMap>();
  // Alphabetical order decides who gets a contested target, so that the order of a file never matters.
  const inOrder = profiles.toSorted((a, b) => (a.column < b.column ? -1 : 1));
  for (const profile of inOrder) {
    const { column, filled } = profile;
    if (filled === 0) continue;
    const known = findPreset(object, column);
    const sure =
      known === null
        ? proposeFromTemplate(object, column, options.templates ?? [])
        : proposeKnown(known, profile, surveyOf(column));
    if (sure === null || !fits(sure, first)) continue;
    first.set(column, sure);
    // What a template calls a field is taken: no column further on may get the same name.
    if (sure.target.kind === 'custom') context.names.reserve(sure.target.custom.key, sure.target.custom.name);
  }
  for (const profile of inOrder) {
    const { column, filled } = profile;
    if (filled === 0 || first.has(column)) continue;
    const proposal = proposeUnknown(profile, surveyOf(column), context);
    const alone = { ...context, locationFields: [], accountFields: [], contested: true };
    first.set(column, fits(proposal, first) ? proposal : proposeUnknown(profile, surveyOf(column), alone));
  }
  // A column without any value takes no place another could use.
  for (const profile of inOrder.filter(({ filled }) => filled === 0)) {
    const { column } = profile;
    const known = findPreset(object, column);
    const kept = known === null ? null : proposeKnown(known, profile, null);
    first.set(column, kept !== null && fits(kept, first) ? kept : proposeUnknown(profile, null, context));
  }
  const columns = profiles.flatMap(({ column }) => first.get(column) ?? []);
  return dropOrphanParts(columns);
}

/** Each destination is written by one column: a second claim falls back to a field of its own. */
function fits(proposal: ColumnMap, others: ReadonlyMap<string, ColumnMap>): boolean {
  if (proposal.target.kind === 'part') return true;
  const columns = [...others.values()].filter(({ target }) => target.kind !== 'part');
  const map = { columns: [...columns, proposal], confirmedBy: null, confirmedAt: null, withoutReview: false };
  return findMapProblem(map) === null;
}

/** A part needs the column it belongs to; without a phone column the dialling code is kept as text. */
function dropOrphanParts(columns: readonly ColumnMap[]): ColumnMap[] {
  const present = new Set(
    columns.filter(({ target }) => target.kind === 'field').map(({ column }) => column),
  );
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
function reserveOurNames(object: SourceObject): FieldNames {
  const names = new FieldNames();
  for (const field of [markerField, ...standardHoldingFields]) names.reserve(field.key, field.name);
  if (object !== 'contact') return names;
  for (const row of contactPreset.values()) {
    if (row.target.kind === 'custom') names.reserve(row.target.custom.key, row.target.custom.name);
    const holding = holdingFieldOf(row);
    if (holding !== null) names.reserve(holding.key, holding.name);
  }
  return names;
}

/**
 * A column neither preset nor template knows. A field of the same name at the location is used; without
 * one, values that vary become a custom field, an empty or constant column stays in the archive.
 */
import type { SourceObject } from '../../model/destination-fields.ts';
import type { ColumnMap, ColumnProfile, Target } from '../../model/field-map.ts';
import type { DestinationCustomField } from '../../model/location.ts';
import type { AccountCustomField } from '../../model/witness.ts';
import { archiveReasons } from '../archive-reasons.ts';
import type { ColumnMatch } from '../match/column-match.ts';
import type { FieldNames } from '../name-custom-field.ts';
import { isSuppressionName } from '../suppression-names.ts';
import { transformsFor } from '../transforms/transforms-for.ts';
import { readNames } from './judge-separator.ts';
import { archived, textType } from './proposal-parts.ts';
import { proposeFlagColumn } from './propose-flag-column.ts';
import { proposeFromAccount } from './propose-from-account.ts';
import { proposeFromLocation } from './propose-from-location.ts';
import { evidenceOfMatch, proposeFromMatch } from './propose-from-match.ts';
import type { ColumnSurvey } from './survey-column.ts';

export interface UnknownContext {
  readonly object: SourceObject;
  readonly records: number;
  readonly unknownColumns: 'custom-field' | 'archive';
  readonly names: FieldNames;
  readonly locationFields: readonly DestinationCustomField[];
  /** Custom fields of the Kartra account, where its API was asked. */
  readonly accountFields: readonly AccountCustomField[];
  readonly matches: ReadonlyMap<string, ColumnMatch>;
  /** Another column has the place names and values would give this one. */
  readonly contested?: boolean;
}

/** How often such a proposal has to be changed is not known, so a person looks at each. */
const unknownConfidence = 0.5;

/** Nothing to be wrong about. */
const emptyConfidence = 1;

const locationConfidence = 0.9;

/** Its type is certain; whether it is wanted in HighLevel is for a person. */
const accountConfidence = 0.95;

export function proposeUnknown(
  profile: ColumnProfile,
  survey: ColumnSurvey | null,
  context: UnknownContext,
): ColumnMap {
  const { column } = profile;
  const { object, records, names } = context;
  const words = column.replace(/[_-]+/g, ' ');
  const leftLists = /\blists?\b/i.test(words) && /unsub|inactive/i.test(words);
  const optOut = !leftLists && isSuppressionName(words);
  const match = context.matches.get(column);
  const base = {
    object,
    column,
    values: {},
    evidence: object !== 'contact' || leftLists ? null : optOut ? 'blocked' : evidenceOfMatch(match),
    status: 'proposed',
    decided: null,
    tier: 'none',
    confidence: emptyConfidence,
    runnerUp: null,
  } as const;
  if (profile.filled === 0) return { ...base, ...archived(archiveReasons.empty) };
  const flag = object === 'contact' ? proposeFlagColumn(profile, survey) : null;
  if (flag !== null) return { ...base, ...flag };
  if (profile.distinct === 1 && records > 1 && profile.filled === records) {
    return { ...base, ...archived(archiveReasons.constant) };
  }
  if (context.unknownColumns === 'archive') return { ...base, ...archived(archiveReasons.decided) };
  if (leftLists && object === 'contact') {
    const { separator, because } = readNames(profile);
    const target: Target = { kind: 'tags', prefix: 'list-unsub:', separator };
    const confidence = unknownConfidence;
    return {
      ...base,
      confidence,
      target,
      transform: 'tags',
      because: `Lists a person left, kept apart. ${because}`,
    };
  }
  const matched = optOut || context.contested === true ? null : proposeFromMatch(object, match, profile);
  if (matched !== null) return { ...base, ...matched };
  const { key, name, renamedFrom } = names.take(column);
  const found = proposeFromLocation(profile, key, context.locationFields, survey);
  if (found?.kind === 'use') {
    return { ...base, ...found.part, tier: 'location', confidence: locationConfidence };
  }
  const place = { key, name: found === null ? name : clearName(name, context.locationFields) };
  const told = proposeFromAccount(profile, place, context.accountFields, survey);
  const target: Target = told?.target ?? {
    kind: 'custom',
    custom: { ...place, dataType: textType(profile), options: [] },
  };
  const sentences = [
    found?.because ?? told?.because ?? withoutStandard(match),
    ...(found === null || told === null ? [] : [told.because]),
    ...(renamedFrom === null ? [] : [`The name "${renamedFrom}" is taken, so this is "${name}".`]),
    ...(optOut ? ['Its name speaks of an opt-out: any value in it stops e-mail.'] : []),
    ...(base.evidence !== null && !optOut ? (match?.best?.evidence ?? []) : []),
    ...(told?.transform === 'choice' ? [] : offerOf(survey)),
  ];
  const transform = transformsFor(object, target)[0];
  if (told !== null) {
    const because = sentences.join(' ');
    return { ...base, ...told, tier: 'account', confidence: accountConfidence, because };
  }
  return { ...base, confidence: unknownConfidence, target, transform, because: sentences.join(' ') };
}

/** HighLevel's own gender is taken by create alone, dropped by upsert and shown by no read: nothing proves it. */
function withoutStandard(match: ColumnMatch | undefined): string {
  return match?.best?.target === 'contact.gender'
    ? 'A gender. HighLevel shows the one it keeps itself in no answer, so a field of its own proves that it arrived.'
    : 'No standard column: most likely a custom field of this Kartra account.';
}

/** A name no field of the location has, so that nothing is put into a field of another type. */
function clearName(name: string, fields: readonly DestinationCustomField[]): string {
  const taken = new Set(fields.map((field) => field.name.trim().toLowerCase()));
  const names = [name, `${name} (Kartra)`, ...[2, 3, 4, 5].map((n) => `${name} (Kartra ${n})`)];
  return names.find((candidate) => !taken.has(candidate.toLowerCase())) ?? name;
}

/** Another type is offered, never taken: whether a text is a date is for the person to say. */
function offerOf(survey: ColumnSurvey | null): string[] {
  const typed = survey?.typed ?? null;
  if (typed === null) return [];
  const words = { DATE: 'dates', NUMERICAL: 'numbers', MONETORY: 'amounts of money' } as const;
  const word = words[typed.type as keyof typeof words] ?? 'values of that type';
  const rest = typed.fails === 0 ? 'none would stay text' : `${typed.fails} would stay text`;
  const how = typed.transform === typed.type.toLowerCase() ? '' : ` --transform ${typed.transform}`;
  return [`${typed.reads} values read as ${word}, ${rest}: --type ${typed.type}${how} makes it so.`];
}

/**
 * The matcher's answers for every kind of record, with those of the language model a person configured.
 * The model hears only of columns that nothing else gives a home: no preset, no template, no decision of a
 * person, and a value in them.
 */
import type { Config } from '../config.ts';
import { columnName } from '../mapping/check-map.ts';
import { findPreset } from '../mapping/presets/find-preset.ts';
import { columnsToMatch } from '../mapping/propose/propose-from-match.ts';
import { proposeFromTemplate } from '../mapping/propose/propose-from-template.ts';
import type { ObjectMatches } from '../mapping/propose/propose-map.ts';
import { sourceObjects } from '../model/destination-fields.ts';
import type { FieldMap, ObjectProfiles } from '../model/field-map.ts';
import type { ModelAnswerStore } from '../model/model-settings.ts';
import { type ModelUse, matchWithModel } from './match-with-model.ts';

export interface ModelReport {
  /** The model's name. */
  readonly model: string;
  /** Columns sent to it in this run; those with an answer kept are not among them. */
  readonly asked: number;
  /** Why it left columns open; null where it answered or had nothing to answer. */
  readonly abstained: string | null;
}

export interface MatchProfilesOptions {
  readonly use: ModelUse | null;
  /** Maps confirmed earlier. */
  readonly templates: readonly FieldMap[];
  /** `object.column` of what a person decided on. */
  readonly decided: ReadonlySet<string>;
}

/** @returns `report` null where no model is configured: then nothing left this machine */
export async function matchProfiles(
  profiles: ObjectProfiles,
  { use, templates, decided }: MatchProfilesOptions,
): Promise<{ readonly matches: ObjectMatches; readonly report: ModelReport | null }> {
  const found = [];
  for (const object of sourceObjects) {
    const ofKind = profiles[object] ?? [];
    const empty = new Set(ofKind.filter(({ filled }) => filled === 0).map(({ column }) => column));
    const answer = await matchWithModel(
      columnsToMatch(object, ofKind),
      {},
      use,
      ({ column }) =>
        empty.has(column) ||
        decided.has(columnName({ object, column })) ||
        findPreset(object, column) !== null ||
        proposeFromTemplate(object, column, templates) !== null,
    );
    found.push({ object, ...answer });
  }
  const report = use && {
    model: use.settings.model,
    asked: found.reduce((sum, { asked }) => sum + asked, 0),
    abstained: found.find(({ abstained }) => abstained !== null)?.abstained ?? null,
  };
  return { matches: Object.fromEntries(found.map(({ object, matches }) => [object, matches])), report };
}

/** The model `landfall.yaml` names, with its key; null where it names none. */
export function findModel(
  { model: settings }: Config,
  store: ModelAnswerStore,
  environment: NodeJS.ProcessEnv,
): ModelUse | null {
  if (settings === undefined) return null;
  const key = settings.keyVariable === null ? '' : (environment[settings.keyVariable]?.trim() ?? '');
  return { settings, key: key === '' ? null : key, store };
}

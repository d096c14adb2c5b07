/** Looks at every value of the columns no preset knows, and of those that take certain values only. */
import type { Ledger } from '../ledger/ledger.ts';
import { columnName } from '../mapping/check-map.ts';
import { findPreset } from '../mapping/presets/find-preset.ts';
import { type ColumnSurvey, createSurvey, type Surveyor } from '../mapping/propose/survey-column.ts';
import { sourceObjects } from '../model/destination-fields.ts';
import type { ObjectProfiles } from '../model/field-map.ts';
import { contactProfiles, mergePeople } from './merge-people.ts';

/** @returns by `object.column` */
export async function surveyColumns(
  ledger: Ledger,
  profiles: ObjectProfiles,
): Promise<ReadonlyMap<string, ColumnSurvey>> {
  const surveys = new Map<string, ColumnSurvey>();
  const merge = await mergePeople(ledger);
  for (const object of sourceObjects) {
    const surveyors = new Map<string, Surveyor>();
    for (const { column, filled } of profiles[object] ?? []) {
      const known = findPreset(object, column);
      if (filled > 0 && (known === null || known.transform === 'choice'))
        surveyors.set(column, createSurvey());
    }
    if (surveyors.size === 0) continue;
    for await (const batch of ledger.entities.all(object)) {
      const records = object === 'contact' ? (await merge(batch)).map(({ entity }) => entity) : batch;
      for (const { columns } of records) {
        for (const [column, surveyor] of surveyors) surveyor.add(columns[column] ?? '');
      }
    }
    for (const [column, surveyor] of surveyors)
      surveys.set(columnName({ object, column }), surveyor.result());
  }
  return surveys;
}

/** The profiles of every kind of record the exports hold. */
export async function readProfiles(ledger: Ledger): Promise<ObjectProfiles> {
  const found = await Promise.all(
    sourceObjects.map(
      async (object) =>
        [
          object,
          object === 'contact' ? await contactProfiles(ledger) : await ledger.entities.profiles(object),
        ] as const,
    ),
  );
  return Object.fromEntries(found.filter(([, profiles]) => profiles.length > 0));
}

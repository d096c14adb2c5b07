/**
 * Reads what stands between names in every column that may hold several, over all its cells and with the
 * names of tags and lists the account is known to have: from exports of them, and from Kartra's API.
 */
import type { Ledger } from '../ledger/ledger.ts';
import { columnName } from '../mapping/check-map.ts';
import { findPreset } from '../mapping/presets/find-preset.ts';
import { createSeparatorJudge, type SeparatorJudge } from '../mapping/propose/judge-separator.ts';
import { fold } from '../mapping/witness/same-value.ts';
import type { ColumnReadings, NamesReading } from '../model/column-readings.ts';
import { type SourceObject, sourceObjects } from '../model/destination-fields.ts';
import type { ColumnProfile, ObjectProfiles } from '../model/field-map.ts';
import { mergePeople } from './merge-people.ts';

/**
 * The same profiles, with `readings.names` where a column may hold several names; the question of the
 * separator stands where nothing decides it.
 * @param only columns to look at (`object.column`), else every one that holds a separator
 */
export async function settleSeparators(
  ledger: Ledger,
  profiles: ObjectProfiles,
  only: ReadonlySet<string> | null = null,
): Promise<ObjectProfiles> {
  if (only?.size === 0) return profiles;
  const known = await knownNames(ledger);
  const settled: { [kind in SourceObject]?: readonly ColumnProfile[] } = { ...profiles };
  for (const object of sourceObjects) {
    const columns = (profiles[object] ?? []).filter(
      (profile) => only?.has(columnName({ object, column: profile.column })) ?? mayHoldNames(object, profile),
    );
    if (columns.length === 0) continue;
    const judges = new Map(columns.map(({ column }) => [column, createSeparatorJudge(known)]));
    await readCells(ledger, object, judges);
    settled[object] = (profiles[object] ?? []).map((profile) => {
      const names = judges.get(profile.column)?.result();
      return names === undefined ? profile : { ...profile, readings: withNames(profile.readings, names) };
    });
  }
  return settled;
}

function mayHoldNames(object: SourceObject, { column, readings }: ColumnProfile): boolean {
  const preset = findPreset(object, column);
  if (preset !== null && preset.target.kind !== 'tags') return false;
  const { comma, semicolon, bar } = readings?.separators ?? { comma: 0, semicolon: 0, bar: 0 };
  return comma + semicolon + bar > 0;
}

async function readCells(
  ledger: Ledger,
  object: SourceObject,
  judges: ReadonlyMap<string, SeparatorJudge>,
): Promise<void> {
  const merge = await mergePeople(ledger);
  for await (const batch of ledger.entities.all(object)) {
    const records = object === 'contact' ? (await merge(batch)).map(({ entity }) => entity) : batch;
    for (const { columns } of records) {
      for (const [column, judge] of judges) judge.add(columns[column] ?? '');
    }
  }
}

function withNames(readings: ColumnReadings | undefined, names: NamesReading): ColumnReadings {
  const before = readings ?? { separators: { comma: 0, semicolon: 0, bar: 0 }, questions: [] };
  const questions = before.questions.filter((question) => question !== 'separator');
  return { ...before, names, questions: names.isDoubtful ? [...questions, 'separator'] : questions };
}

/** Folded names of the account's tags and lists. */
async function knownNames(ledger: Ledger): Promise<ReadonlySet<string>> {
  const names = new Set<string>();
  for (const kind of ['tag', 'list'] as const) {
    for await (const batch of ledger.entities.all(kind)) {
      for (const { columns } of batch) names.add(fold(columns[kind] ?? ''));
    }
  }
  const account = await ledger.witness.account();
  for (const name of [...(account?.record.tags ?? []), ...(account?.record.lists ?? [])])
    names.add(fold(name));
  names.delete('');
  return names;
}

/**
 * People as the exports and, where there is one, the second witness together tell them: the one place where
 * `mergeWitness` is given what it needs. Mapping and the comparison read people through it.
 */
import type { Ledger } from '../ledger/ledger.ts';
import { type MergedEntity, mergeWitness } from '../mapping/witness/merge-witness.ts';
import type { Entity } from '../model/entity.ts';
import type { ColumnProfile } from '../model/field-map.ts';
import type { CommunicationsReading } from '../model/witness.ts';

export type MergePeople = (people: readonly Entity[]) => Promise<readonly MergedEntity[]>;

/** With the reading found when the last look ended; people as they are while there was none. */
export async function mergePeople(ledger: Ledger): Promise<MergePeople> {
  const reading = await ledger.witness.reading();
  if (reading === null) return async (people) => people.map((entity) => ({ entity, differences: [] }));
  return mergeWith(ledger, reading);
}

export async function mergeWith(ledger: Ledger, reading: CommunicationsReading): Promise<MergePeople> {
  const files = await ledger.staging.files();
  const exportedAt = new Map(files.map((file) => [file.name, file.exportedAt]));
  const profiles = await ledger.entities.profiles('contact');
  const context = {
    reading,
    columns: new Set(profiles.map(({ column }) => column)),
    // A file that is gone is older than any look.
    exportedAt: (file: string) => exportedAt.get(file) ?? 0,
  };
  return async (people) => {
    const leads = await ledger.witness.leads(people.map(({ marker }) => marker));
    return people.map((entity) => {
      const lead = leads.get(entity.marker);
      return lead === undefined ? { entity, differences: [] } : mergeWitness(entity, lead, context);
    });
  };
}

/**
 * Columns of people: those of the exports, then those only the second witness has. One that is empty in every
 * export is as the second witness fills it.
 */
export async function contactProfiles(ledger: Ledger): Promise<readonly ColumnProfile[]> {
  const profiles = await ledger.entities.profiles('contact');
  const known = new Set(profiles.map(({ column }) => column));
  const added = new Map((await ledger.witness.profiles()).map((profile) => [profile.column, profile]));
  return [
    ...profiles.map((profile) => (profile.filled > 0 ? profile : (added.get(profile.column) ?? profile))),
    ...[...added.values()].filter(({ column }) => !known.has(column)),
  ];
}

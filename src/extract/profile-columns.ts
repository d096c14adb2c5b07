/**
 * What is known of each column before mapping: how full, how varied, a few values. One pass over the
 * entities; memory is bounded by the number of columns, not by the number of people. Values are those
 * that stand after all files were merged, one per person.
 */
import type { EntityStore } from '../ledger/ledger.ts';
import { sha256 } from '../model/digest.ts';
import type { Entity, EntityKind } from '../model/entity.ts';
import type { ColumnProfile } from '../model/field-map.ts';

/** Distinct values are counted exactly up to this many; a column at the limit may have more. */
export const distinctLimit = 1000;

const sampleLimit = 5;
const sampleLength = 200;
const hashedFrom = 64;

interface Tally {
  filled: number;
  readonly values: Set<string>;
  readonly samples: string[];
  maxLength: number;
  multiline: boolean;
}

/**
 * Profiles every column of a kind and saves the result.
 * @returns the profiles in the order in which columns were first met
 */
export async function profileColumns(
  entities: EntityStore,
  kind: EntityKind,
): Promise<readonly ColumnProfile[]> {
  const profiles = await tallyColumns(entities.all(kind));
  await entities.saveProfiles(kind, profiles);
  return profiles;
}

/** Profiles every column of the entities given. */
export async function tallyColumns(
  batches: AsyncIterable<readonly Pick<Entity, 'columns'>[]>,
): Promise<ColumnProfile[]> {
  const tallies = new Map<string, Tally>();
  for await (const batch of batches) {
    for (const { columns } of batch) {
      for (const [column, value] of Object.entries(columns)) {
        let tally = tallies.get(column);
        if (tally === undefined) {
          tally = { filled: 0, values: new Set(), samples: [], maxLength: 0, multiline: false };
          tallies.set(column, tally);
        }
        addValue(tally, value);
      }
    }
  }
  return [...tallies].map(([column, { values, ...tally }]) => ({ column, ...tally, distinct: values.size }));
}

function addValue(tally: Tally, value: string): void {
  tally.filled += 1;
  if (value.length > tally.maxLength) tally.maxLength = value.length;
  tally.multiline ||= /[\n\r]/u.test(value);
  if (tally.values.size >= distinctLimit) return;
  const before = tally.values.size;
  tally.values.add(value.length > hashedFrom ? sha256(value) : value);
  if (tally.values.size > before && tally.samples.length < sampleLimit) {
    tally.samples.push(value.length > sampleLength ? `${value.slice(0, sampleLength - 1)}…` : value);
  }
}

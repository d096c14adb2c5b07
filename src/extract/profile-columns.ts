/**
 * What is known of each column before mapping: how full, how varied, a few values. One pass over the
 * entities; memory is bounded by the number of columns, not by the number of people. Values are those
 * that stand after all files were merged, one per person. Beside the first values a column is shown by
 * those that prove how it is to be read: the first date only one order fits, the first of each separator.
 */
import type { EntityStore } from '../ledger/ledger.ts';
import { sha256 } from '../model/digest.ts';
import type { Entity, EntityKind } from '../model/entity.ts';
import type { ColumnProfile } from '../model/field-map.ts';
import { createValueReader, type ValueReader } from './read-values.ts';

/** Distinct values are counted exactly up to this many; a column at the limit may have more. */
export const distinctLimit = 1000;

const sampleLimit = 5;
const sampleLength = 200;
const hashedFrom = 64;
const namesColumn = /(?:^|[_ ])(?:tags?|lists?)$/iu;

interface Tally {
  filled: number;
  readonly values: Set<string>;
  readonly samples: string[];
  /** Values that prove a reading, which the first samples do not. */
  readonly proofs: string[];
  readonly reader: ValueReader;
  maxLength: number;
  multiline: boolean;
}

/**
 * Profiles every column of a kind and saves the result.
 * @param columns those the files have, in their order: one without any value has a profile all the same
 * @returns the profiles: the columns of the files, then any other in the order in which it was first met
 */
export async function profileColumns(
  entities: EntityStore,
  kind: EntityKind,
  columns: readonly string[],
): Promise<readonly ColumnProfile[]> {
  const profiles = await tallyColumns(entities.all(kind), columns);
  await entities.saveProfiles(kind, profiles);
  return profiles;
}

/** Profiles every column of the entities given, and those named first. */
export async function tallyColumns(
  batches: AsyncIterable<readonly Pick<Entity, 'columns'>[]>,
  named: readonly string[] = [],
): Promise<ColumnProfile[]> {
  const tallies = new Map<string, Tally>(named.map((column) => [column, openTally()]));
  let rows = 0;
  for await (const batch of batches) {
    rows += batch.length;
    for (const { columns } of batch) {
      for (const [column, value] of Object.entries(columns)) {
        let tally = tallies.get(column);
        if (tally === undefined) {
          tally = openTally();
          tallies.set(column, tally);
        }
        addValue(tally, value);
      }
    }
  }
  return [...tallies].map(([column, { values, proofs, reader, ...tally }]) => ({
    column,
    ...tally,
    samples: [...tally.samples, ...proofs.filter((proof) => !tally.samples.includes(proof))],
    distinct: values.size,
    rows,
    readings: reader.readings(namesColumn.test(column)),
  }));
}

function openTally(): Tally {
  return {
    filled: 0,
    values: new Set(),
    samples: [],
    proofs: [],
    reader: createValueReader(),
    maxLength: 0,
    multiline: false,
  };
}

function addValue(tally: Tally, value: string): void {
  tally.filled += 1;
  if (value.length > tally.maxLength) tally.maxLength = value.length;
  tally.multiline ||= /[\n\r]/u.test(value);
  if (tally.reader.read(value) !== null) tally.proofs.push(shorten(value));
  if (tally.values.size >= distinctLimit) return;
  const before = tally.values.size;
  tally.values.add(value.length > hashedFrom ? sha256(value) : value);
  if (tally.values.size > before && tally.samples.length < sampleLimit) {
    tally.samples.push(shorten(value));
  }
}

function shorten(value: string): string {
  return value.length > sampleLength ? `${value.slice(0, sampleLength - 1)}…` : value;
}

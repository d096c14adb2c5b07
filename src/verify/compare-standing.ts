/** One record that is listed, not read: each fact as expected beside what stands there. */
import type { Operation } from '../model/journal.ts';
import type { Discrepancy } from '../model/verification.ts';
import type { EditWatch } from './edit-watch.ts';
import type { Tally } from './tally.ts';

export interface Fact {
  readonly field: string;
  readonly expected: string;
  readonly actual: string;
}

/**
 * @param facts null when the record does not stand there
 * @param edited whether somebody changed it since we wrote it: then it is theirs, and what differs is left alone
 */
export function compareStanding(
  operation: Operation,
  facts: readonly Fact[] | null,
  tally: Tally,
  edited = false,
): readonly Discrepancy[] {
  const { object, externalId, destinationId } = operation;
  const about = { object, externalId, destinationId };
  if (facts === null) {
    tally.addRecord(object, 'missing');
    return [{ ...about, state: 'missing', field: null, expected: 'written', actual: null }];
  }
  const differs = ({ expected, actual }: Fact) => expected !== actual;
  const different = facts.filter(differs);
  const state = different.length === 0 ? 'verified' : edited ? 'suspended' : 'mismatched';
  for (const fact of state === 'suspended' ? [] : facts) {
    tally.addField(object, { field: fact.field, comparison: differs(fact) ? 'different' : 'equal' });
  }
  tally.show(
    operation,
    facts.map((fact) => ({
      ...fact,
      comparison: differs(fact) ? ('different' as const) : ('equal' as const),
      normaliser: null,
    })),
  );
  tally.addRecord(object, state);
  return different.map((fact) => ({ ...about, state, ...fact }));
}

/** What a read shows of one record, and when it says the record last changed (epoch ms). */
export interface Shown {
  readonly facts: readonly Fact[];
  readonly updatedAt?: number | undefined;
}

/**
 * The same, of a record whose answers may say when it last changed.
 * @param shown null when the record does not stand there
 */
export async function compareWatched(
  operation: Operation,
  shown: Shown | null,
  edits: EditWatch,
  tally: Tally,
): Promise<readonly Discrepancy[]> {
  if (shown === null || isAsExpected(shown.facts))
    return compareStanding(operation, shown?.facts ?? null, tally);
  const edited = await edits.isEdited(operation, shown.updatedAt);
  return compareStanding(operation, shown.facts, tally, edited);
}

export const isAsExpected = (facts: readonly Fact[]): boolean =>
  facts.every(({ expected, actual }) => expected === actual);

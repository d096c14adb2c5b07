/** One record that is listed, not read: each fact as expected beside what stands there. */
import type { Operation } from '../model/journal.ts';
import type { Discrepancy } from '../model/verification.ts';
import type { Tally } from './tally.ts';

export interface Fact {
  readonly field: string;
  readonly expected: string;
  readonly actual: string;
}

/** @param facts null when the record does not stand there */
export function compareStanding(
  operation: Operation,
  facts: readonly Fact[] | null,
  tally: Tally,
): readonly Discrepancy[] {
  const { object, externalId, destinationId } = operation;
  const about = { object, externalId, destinationId };
  if (facts === null) {
    tally.addRecord(object, 'missing');
    return [{ ...about, state: 'missing', field: null, expected: 'written', actual: null }];
  }
  const differs = ({ expected, actual }: Fact) => expected !== actual;
  for (const fact of facts) {
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
  const different = facts.filter(differs);
  tally.addRecord(object, different.length === 0 ? 'verified' : 'mismatched');
  return different.map((fact) => ({ ...about, state: 'mismatched', ...fact }));
}

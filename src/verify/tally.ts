/** Counts per object and field, and per state of record: the table a verification prints. */
import type { FieldComparison, FieldTally, RecordState } from '../model/verification.ts';
import { recordStates } from '../model/verification.ts';

export interface Tally {
  addRecord(state: RecordState): void;
  addField(object: string, comparison: Pick<FieldComparison, 'field' | 'comparison'>): void;
  records(): Readonly<Record<RecordState, number>>;
  fields(): readonly FieldTally[];
}

export function startTally(): Tally {
  const records = Object.fromEntries(recordStates.map((state) => [state, 0])) as Record<RecordState, number>;
  const fields = new Map<string, { -readonly [key in keyof FieldTally]: FieldTally[key] }>();
  return {
    addRecord(state) {
      records[state] += 1;
    },
    addField(object, { field, comparison }) {
      const name = `${object}.${field}`;
      const tally = fields.get(name) ?? { object, field, compared: 0, equal: 0, normalised: 0, different: 0 };
      tally.compared += 1;
      tally[comparison] += 1;
      fields.set(name, tally);
    },
    records: () => ({ ...records }),
    fields: () => [...fields.values()],
  };
}

/** The sum over all fields. */
export function sumTallies(tallies: readonly FieldTally[]): Omit<FieldTally, 'object' | 'field'> {
  const sum = { compared: 0, equal: 0, normalised: 0, different: 0 };
  for (const tally of tallies) {
    sum.compared += tally.compared;
    sum.equal += tally.equal;
    sum.normalised += tally.normalised;
    sum.different += tally.different;
  }
  return sum;
}

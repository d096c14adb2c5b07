/** Counts per object and field, and per state of record: the table a verification prints. */
import type { Operation } from '../model/journal.ts';
import type { FieldComparison, FieldTally, RecordState } from '../model/verification.ts';
import { recordStates } from '../model/verification.ts';

export interface Tally {
  addRecord(object: string, state: RecordState): void;
  addField(object: string, comparison: Pick<FieldComparison, 'field' | 'comparison'>): void;
  /** Hands one record on, with every field as it was read back: the spot-check looks at some. */
  show(operation: Operation, comparisons: readonly FieldComparison[]): void;
  records(): Readonly<Record<RecordState, number>>;
  /** The same by kind of record. */
  byObject(): Readonly<Record<string, Readonly<Record<RecordState, number>>>>;
  fields(): readonly FieldTally[];
}

/** How a record that was read back is handed on. */
export type OnShown = (operation: Operation, comparisons: readonly FieldComparison[]) => void;

export function startTally(onShown: OnShown = () => undefined): Tally {
  const none = () =>
    Object.fromEntries(recordStates.map((state) => [state, 0])) as Record<RecordState, number>;
  const records = none();
  const byObject: Record<string, Record<RecordState, number>> = {};
  const fields = new Map<string, { -readonly [key in keyof FieldTally]: FieldTally[key] }>();
  return {
    addRecord(object, state) {
      records[state] += 1;
      (byObject[object] ??= none())[state] += 1;
    },
    show: onShown,
    addField(object, { field, comparison }) {
      const name = `${object}.${field}`;
      const tally = fields.get(name) ?? { object, field, compared: 0, equal: 0, normalised: 0, different: 0 };
      tally.compared += 1;
      tally[comparison] += 1;
      fields.set(name, tally);
    },
    records: () => ({ ...records }),
    byObject: () => byObject,
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

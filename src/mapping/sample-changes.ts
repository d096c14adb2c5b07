/**
 * What mapping does to the values of a column, by kind of change, with a few examples: a column whose
 * values change in several ways is judged by looking at them, not by their number.
 */

import type { Issue } from '../model/issue.ts';
import type { SampledChange } from '../model/sampled-change.ts';

const mostExamples = 3;

/** From this many kinds of change a column gets its table. */
const tableFrom = 3;

/** @example changes.add(issue); changes.result() // by column, then the most frequent change first */
export function createChangeSamples(): { add(issue: Issue): void; result(): readonly SampledChange[] } {
  const found = new Map<string, { column: string; change: string; count: number; examples: Issue[] }>();
  return {
    add(issue) {
      const { field: column, code: change, before } = issue;
      if (column === null) return;
      const key = `${column}\n${change}`;
      const entry = found.get(key) ?? { column, change, count: 0, examples: [] };
      entry.count += 1;
      if (entry.examples.length < mostExamples && entry.examples.every((other) => other.before !== before)) {
        entry.examples.push(issue);
      }
      found.set(key, entry);
    },
    result: () =>
      [...found.values()]
        .map(({ examples, ...entry }) => ({
          ...entry,
          examples: examples.map(({ before, after }) => ({ before, after })),
        }))
        .sort((a, b) => compare(a.column, b.column) || b.count - a.count || compare(a.change, b.change)),
  };
}

/** Only columns whose values change in so many ways that a number says little. */
export function columnsWithTable(changes: readonly SampledChange[]): readonly SampledChange[] {
  const kinds = Map.groupBy(changes, ({ column }) => column);
  return changes.filter(({ column }) => (kinds.get(column)?.length ?? 0) >= tableFrom);
}

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

/** Counts by name, given out in the order most people expect: the most frequent first, then by name. */
import type { NamedCount } from '../../model/account-survey.ts';

export interface NameCounter {
  add(name: string, by?: number): void;
  result(): readonly NamedCount[];
}

export function countNames(): NameCounter {
  const counts = new Map<string, number>();
  return {
    add: (name, by = 1) => void counts.set(name, (counts.get(name) ?? 0) + by),
    result: () =>
      [...counts]
        .map(([name, count]) => ({ name, count }))
        .sort((a, b) => b.count - a.count || compareText(a.name, b.name)),
  };
}

/** Total order of texts that no language setting of the machine changes. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

/** Groups by a key of several texts, each group a value that `join` grows. */
export function groupBy<Value>(): {
  update(key: readonly string[], join: (before: Value | undefined) => Value): void;
  /** In the order of the keys. */
  entries(): readonly (readonly [readonly string[], Value])[];
} {
  const groups = new Map<string, Value>();
  return {
    update(key, join) {
      const text = JSON.stringify(key);
      groups.set(text, join(groups.get(text)));
    },
    entries: () =>
      [...groups]
        .map(([key, value]) => [JSON.parse(key) as string[], value] as const)
        .sort(([a], [b]) => compareParts(a, b)),
  };
}

function compareParts(a: readonly string[], b: readonly string[]): number {
  const at = a.findIndex((part, index) => part !== b[index]);
  return at === -1 ? 0 : compareText(a[at] ?? '', b[at] ?? '');
}

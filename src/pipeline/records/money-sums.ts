/** Sums by key and side, as a reconciliation of money collects them. */
import type { MoneySides } from '../../model/money-report.ts';

export type SideName = keyof MoneySides;

export type Sums = Map<string, Record<SideName, number>>;

export function addTo(sums: Sums, key: string, side: SideName, amount: number): void {
  const entry = sums.get(key) ?? { source: 0, planned: 0, leftOut: 0, suppressed: 0, destination: 0 };
  entry[side] += amount;
  sums.set(key, entry);
}

/** @param isRead whether the destination was read back: else it is null, not nothing */
export function sidesOf(sums: Sums, key: string, isRead: boolean): MoneySides {
  const none = { source: 0, planned: 0, leftOut: 0, suppressed: 0, destination: 0 };
  const sides = sums.get(key) ?? none;
  return isRead ? sides : { ...sides, destination: null };
}

/**
 * What a person reads on Kartra's screens (`landfall.yaml: expected`) against what the exports hold. Only
 * what was written down is compared; a difference is named, never explained away.
 */
import type { Config } from '../config.ts';
import type { PeopleCounts } from '../extract/count-people.ts';
import { entityKindOf, exportKinds } from '../model/entity.ts';
import { formatMinor, parseMoney } from '../model/money.ts';
import type { MoneySums } from '../model/summary.ts';

export interface ExpectedDifference {
  /** In words: `contacts`, `status unsubscribed`, `USD gross`. */
  readonly what: string;
  readonly expected: string;
  readonly found: string;
  /** found − expected, signed. */
  readonly difference: string;
}

export interface Found {
  readonly entities: Readonly<Record<string, number>>;
  readonly people: PeopleCounts;
  readonly money: Readonly<Record<string, MoneySums>>;
}

export function compareExpected(expected: Config['expected'], found: Found): readonly ExpectedDifference[] {
  const differences: ExpectedDifference[] = [];
  const count = (what: string, wanted: number | undefined, has: number) => {
    if (wanted === undefined || wanted === has) return;
    differences.push({ what, expected: `${wanted}`, found: `${has}`, difference: signed(has - wanted) });
  };
  for (const kind of exportKinds) {
    const wanted = expected[kind];
    if (typeof wanted === 'number') count(kind, wanted, found.entities[entityKindOf[kind]] ?? 0);
  }
  for (const [status, wanted] of Object.entries(expected.statuses ?? {})) {
    count(`status ${status}`, wanted, found.people.statuses[status] ?? 0);
  }
  for (const group of ['lists', 'tags'] as const) {
    const wanted = expected[group];
    if (typeof wanted !== 'object') continue;
    for (const [name, people] of Object.entries(wanted)) {
      count(`${group.slice(0, -1)} ${name}`, people, found.people[group][name] ?? 0);
    }
  }
  for (const [currency, sums] of Object.entries(expected.money ?? {})) {
    for (const sum of ['gross', 'refunds', 'net'] as const) {
      const wanted = sums[sum];
      if (wanted === undefined) continue;
      const [want, has] = [
        minor(String(wanted), currency),
        minor(found.money[currency]?.[sum] ?? '0', currency),
      ];
      if (want === has) continue;
      differences.push({
        what: `${currency} ${sum}`,
        expected: formatMinor(want, currency),
        found: formatMinor(has, currency),
        difference: `${has > want ? '+' : ''}${formatMinor(has - want, currency)}`,
      });
    }
  }
  return differences;
}

function minor(text: string, currency: string): number {
  return parseMoney(text, currency) ?? 0;
}

function signed(value: number): string {
  return value > 0 ? `+${value}` : `${value}`;
}

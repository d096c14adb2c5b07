/** Scores every rule against the readings of a header. */
import type { Atom } from './atoms.ts';
import type { MatchObject, Polarity } from './column-match.ts';
import type { ReadHeader } from './read-header.ts';
import { allRules } from './rules/all-rules.ts';
import type { Rule } from './rules/rule.ts';
import { isStandard, type TargetKey } from './target-keys.ts';

export interface Scored {
  readonly target: TargetKey;
  /** 0 to 1. */
  readonly score: number;
  readonly polarity: Polarity | null;
  /** What the header was understood as; empty where nothing in it was. */
  readonly atoms: readonly Atom[];
}

/** Weight of what a header says beyond a rule: 1 halves the rule's strength. */
const lightAtoms: Partial<Record<Atom, number>> = {
  primary: 0.05,
  current: 0.1,
  text: 0.15,
  hidden: 0.3,
  value: 0.3,
  all: 0.3,
  display: 0.4,
  name: 0.45,
  namePart: 0.45,
  title: 0.45,
  user: 0.4,
  person: 0.3,
  flag: 0.4,
  date: 0.7,
  number: 0.5,
  total: 0.7,
};
const perUnknownWord = { standard: 0.52, custom: 0.97, ignore: 0.7 } as const;
const mostUnknownWords = 3;

/** @returns the best score per target and polarity, the best first; ties in a fixed order */
export function scoreRules(header: ReadHeader, object: MatchObject): readonly Scored[] {
  const best = new Map<string, Scored>();
  for (const { atoms, weight } of header.readings) {
    for (const rule of allRules) {
      if (!rule.objects.has(object) || !rule.needs.every((group) => atoms.some((atom) => group.has(atom))))
        continue;
      const score = weight * scoreOf(rule, atoms, header.unknown);
      const key = `${rule.target} ${rule.polarity ?? ''}`;
      if (score > (best.get(key)?.score ?? 0))
        best.set(key, { target: rule.target, score, polarity: rule.polarity, atoms });
    }
  }
  return [...best.values()].sort(byScore);
}

function byScore(a: Scored, b: Scored): number {
  const byTarget = a.target < b.target ? -1 : a.target > b.target ? 1 : 0;
  return b.score - a.score || byTarget || (a.polarity ?? '').localeCompare(b.polarity ?? '');
}

function scoreOf(rule: Rule, atoms: readonly Atom[], unknown: number): number {
  let beyond = 0;
  for (const atom of atoms) {
    if (rule.may === null || rule.may.has(atom) || rule.needs.some((group) => group.has(atom))) continue;
    beyond += lightAtoms[atom] ?? 1;
  }
  const kind = isStandard(rule.target) ? 'standard' : rule.target === 'ignore' ? 'ignore' : 'custom';
  const strangers = perUnknownWord[kind] ** Math.min(unknown, mostUnknownWords);
  // Of two rules equally strong, the one that needs more has understood more.
  return Math.min(1, rule.strength + 0.003 * (rule.needs.length - 1)) * 0.5 ** beyond * strangers;
}

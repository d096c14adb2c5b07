/**
 * A rule says which atoms together name a place. What a header says beyond them weakens it: each atom the
 * rule neither needs nor allows halves its strength, so "Product category" is no product.
 */
import type { Atom } from '../atoms.ts';
import { type MatchObject, matchObjects, type Polarity } from '../column-match.ts';
import type { TargetKey } from '../target-keys.ts';

export interface Rule {
  readonly target: TargetKey;
  /** 0 to 1: how sure the rule is of a header it explains in full. */
  readonly strength: number;
  /** One atom of each group must be there. */
  readonly needs: readonly ReadonlySet<Atom>[];
  /** Atoms that change nothing; `null` allows any. */
  readonly may: ReadonlySet<Atom> | null;
  readonly objects: ReadonlySet<MatchObject>;
  readonly polarity: Polarity | null;
}

export interface RuleOptions {
  /** Atoms that change nothing, separated by spaces; `*` allows any. */
  readonly may?: string;
  /** Objects it holds for, separated by spaces; all of them by default. */
  readonly in?: string;
  readonly polarity?: Polarity;
}

/**
 * @param needs groups separated by spaces, alternatives by bars
 * @example rule('transaction.createdAt', 0.95, 'order|payment date', { in: 'transaction' })
 */
export function rule(target: TargetKey, strength: number, needs: string, options: RuleOptions = {}): Rule {
  const { may = '', polarity = null } = options;
  return {
    target,
    strength,
    needs: needs.split(' ').map((group) => new Set(group.split('|') as Atom[])),
    may: may === '*' ? null : new Set(may.split(' ').filter((atom) => atom !== '') as Atom[]),
    objects: new Set(options.in === undefined ? matchObjects : (options.in.split(' ') as MatchObject[])),
    polarity,
  };
}

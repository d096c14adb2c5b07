/**
 * Owns: the injected faults and how often each has struck.
 * Modes of one rule: passing (its first `skip` matches go through), striking (the next `times` matches suffer
 * the effect), spent (it matches nothing more). The list is replaced as a whole, which forgets all counts.
 * In a path `*` stands for anything, `{name}` for one segment.
 * `late:MS` answers nothing and lets the request land when that much of the simulator's time has passed.
 * Invariant: at most one rule strikes a request: the first in the list that is striking.
 */

import { z } from 'zod';

export const faultSchema = z.strictObject({
  match: z.strictObject({ method: z.string().default('*'), path: z.string().default('*') }),
  skip: z.number().int().min(0).default(0),
  times: z.number().int().min(0).default(1),
  effect: z
    .string()
    .regex(
      /^(status:[45]\d\d|drop-before|drop-after|hang|late:\d+|slow:\d+|create-then-422|silent-drop:.+)$/,
      'unknown effect',
    ),
});

export type Fault = z.infer<typeof faultSchema>;

export type FaultEffect =
  | { readonly kind: 'status'; readonly status: number }
  | { readonly kind: 'slow' | 'late'; readonly delayMs: number }
  | { readonly kind: 'silent-drop'; readonly field: string }
  | { readonly kind: 'drop-before' | 'drop-after' | 'hang' | 'create-then-422' };

interface Rule {
  readonly fault: Fault;
  readonly pattern: RegExp;
  seen: number;
}

export interface Strike {
  readonly label: string;
  readonly effect: FaultEffect;
}

export class FaultList {
  #rules: Rule[] = [];

  /** Replaces every rule. */
  replace(faults: readonly Fault[]): void {
    this.#rules = faults.map((fault) => ({ fault, pattern: toPattern(fault.match.path), seen: 0 }));
  }

  /** The rules and how many matching requests each has seen. */
  list(): (Fault & { seen: number })[] {
    return this.#rules.map(({ fault, seen }) => ({ ...fault, seen }));
  }

  /** The effect that strikes this request, if any, and counts it. */
  strike(method: string, path: string): Strike | undefined {
    const trimmed = trimSlash(path);
    for (const rule of this.#rules) {
      const { match, skip, times, effect } = rule.fault;
      if (match.method !== '*' && match.method.toUpperCase() !== method) continue;
      if (!rule.pattern.test(trimmed)) continue;
      rule.seen += 1;
      if (rule.seen > skip && rule.seen <= skip + times)
        return { label: effect, effect: parseEffect(effect) };
    }
    return undefined;
  }
}

function toPattern(path: string): RegExp {
  const escaped = trimSlash(path).replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${escaped.replaceAll(/\\\{\w+\\\}/g, '[^/]+').replaceAll('*', '.*')}$`);
}

function trimSlash(path: string): string {
  return path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path;
}

function parseEffect(effect: string): FaultEffect {
  const [kind = '', argument = ''] = effect.split(/:(.*)/s);
  if (kind === 'status') return { kind, status: Number(argument) };
  if (kind === 'slow' || kind === 'late') return { kind, delayMs: Number(argument) };
  if (kind === 'silent-drop') return { kind, field: argument };
  return { kind: kind as 'drop-before' | 'drop-after' | 'hang' | 'create-then-422' };
}

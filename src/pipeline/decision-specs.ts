/**
 * The questions only a person answers, with what each answer does to this account, our recommendation
 * and the reason. Each is asked only where the account makes it matter; two have no recommendation:
 * nobody but the account's owner knows them.
 */
import { LandfallError } from '../errors.ts';
import type { AccountFacts, DecisionId, DecisionSpec, Decisions } from '../model/decision.ts';
import { contactDecisions } from './decisions/contact-decisions.ts';
import { recordDecisions } from './decisions/record-decisions.ts';
import { runDecisions } from './decisions/run-decisions.ts';

export const decisionSpecs: readonly DecisionSpec[] = [
  ...contactDecisions,
  ...recordDecisions,
  ...runDecisions,
];

export function decisionSpec(id: string): DecisionSpec {
  const spec = decisionSpecs.find((candidate) => candidate.id === id);
  if (spec !== undefined) return spec;
  throw new LandfallError('usage', `There is no decision named "${id}".`, {
    value: id,
    rule: `one of ${decisionSpecs.map((candidate) => candidate.id).join(', ')}`,
    remedy: 'List them with `landfall decide`.',
  });
}

/** Ids of the questions this account asks that are still open. */
export function openDecisions(decisions: Decisions, facts: AccountFacts): readonly DecisionId[] {
  return decisionSpecs
    .filter((spec) => decisions[spec.id] === undefined && spec.asked(facts))
    .map((spec) => spec.id);
}

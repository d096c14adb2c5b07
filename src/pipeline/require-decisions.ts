/** Every decision taken, or the refusal that names the open ones. */
import { LandfallError } from '../errors.ts';
import type { DecisionId, Decisions } from '../model/decision.ts';
import { checkChoice } from './check-choice.ts';
import { decisionSpec, decisionSpecs, openDecisions } from './decision-specs.ts';

/** Refuses with `decision-open` while a question is open; else gives every choice. */
export function requireDecisions(decisions: Decisions): Readonly<Record<DecisionId, string>> {
  const open = openDecisions(decisions);
  if (open.length > 0) {
    const withoutRecommendation = open.filter((id) => decisionSpec(id).recommended === null);
    throw new LandfallError('decision-open', `${open.length} questions are open: ${open.join(', ')}.`, {
      value: open.join(', '),
      rule: 'every decision is taken by a person before a plan is made',
      remedy:
        withoutRecommendation.length > 0
          ? `landfall decide ${withoutRecommendation[0]} <choice> --by "Your Name"`
          : 'landfall decide --recommended --by "Your Name"',
      next: 'landfall decide',
    });
  }
  return Object.fromEntries(
    decisionSpecs.map(({ id }) => [id, checkChoice(id, decisions[id]?.choice ?? '')]),
  ) as Record<DecisionId, string>;
}

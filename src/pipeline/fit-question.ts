/** A question as this account and its location meet it: what is offered, what is recommended, and why. */
import type { AccountFacts, DecisionSpec } from '../model/decision.ts';

/** @example fitQuestion(decisionSpec('transactions'), facts).recommended */
export function fitQuestion(spec: DecisionSpec, facts: AccountFacts): DecisionSpec {
  const fitted = spec.offer === undefined ? spec : { ...spec, ...spec.offer(facts) };
  if (fitted.choices.length === 0) return fitted;
  return {
    ...fitted,
    consequences: (of) =>
      Object.fromEntries(
        Object.entries(spec.consequences(of)).filter(([choice]) => fitted.choices.includes(choice)),
      ),
  };
}

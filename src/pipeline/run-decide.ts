/** Decisions: answers go to `landfall.yaml` with who and when. */
import type { AccountFacts, DecisionAnswer, DecisionId } from '../model/decision.ts';
import { checkChoice } from './check-choice.ts';
import { decisionSpecs, openDecisions } from './decision-specs.ts';
import { readAccountFacts } from './read-account-facts.ts';
import type { Workspace } from './workspace.ts';

export interface Decider {
  readonly by: string;
  /** ISO instant. */
  readonly at: string;
}

/** A question as this account meets it. */
export interface Question {
  readonly id: DecisionId;
  readonly question: string;
  /** Empty when the answer is free text. */
  readonly choices: readonly string[];
  readonly recommended: string | null;
  readonly because: string;
  /** What each choice does to this account. */
  readonly consequences: Readonly<Record<string, string>>;
  readonly answer: DecisionAnswer | null;
}

/** The questions this account asks, in their order, and those answered although it does not ask them. */
export async function readQuestions(workspace: Workspace): Promise<readonly Question[]> {
  const facts = await readAccountFacts(workspace);
  const { decisions } = workspace.config;
  return decisionSpecs
    .filter((spec) => spec.asked(facts) || decisions[spec.id] !== undefined)
    .map(({ asked: _, consequences, ...spec }) => ({
      ...spec,
      consequences: consequences(facts),
      answer: decisions[spec.id] ?? null,
    }));
}

/** Answers one question; an earlier answer is replaced. Returns the answer in its one form. */
export async function decide(
  workspace: Workspace,
  id: DecisionId,
  choice: string,
  { by, at }: Decider,
): Promise<string> {
  const checked = checkChoice(id, choice);
  await workspace.editConfig([
    { path: ['decisions', id], value: { choice: checked, by, at, withoutReview: false } },
  ]);
  return checked;
}

/** Takes our recommendation for every open question that has one; recorded as accepted without review. */
export async function decideRecommended(
  workspace: Workspace,
  { by, at }: Decider,
): Promise<{ readonly taken: readonly DecisionId[]; readonly open: readonly DecisionId[] }> {
  const facts: AccountFacts = await readAccountFacts(workspace);
  const open = openDecisions(workspace.config.decisions, facts);
  const taken = decisionSpecs.filter((spec) => open.includes(spec.id) && spec.recommended !== null);
  await workspace.editConfig(
    taken.map((spec) => ({
      path: ['decisions', spec.id],
      value: { choice: spec.recommended, by, at, withoutReview: true },
    })),
  );
  return {
    taken: taken.map(({ id }) => id),
    open: open.filter((id) => !taken.some((spec) => spec.id === id)),
  };
}

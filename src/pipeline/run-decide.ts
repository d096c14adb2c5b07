/** Decisions: answers go to `landfall.yaml` with who and when. */
import { LandfallError } from '../errors.ts';
import type { AccountFacts, DecisionAnswer, DecisionId } from '../model/decision.ts';
import { checkChoice } from './check-choice.ts';
import { decisionSpec, decisionSpecs, openDecisions } from './decision-specs.ts';
import { fitQuestion } from './fit-question.ts';
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
    .map((spec) => fitQuestion(spec, facts))
    .map(({ asked: _, offer: __, consequences, ...spec }) => ({
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
  const { choices, because } = fitQuestion(decisionSpec(id), await readAccountFacts(workspace));
  if (choices.length > 0 && !choices.includes(checked)) throw notOffered(id, checked, choices, because);
  await workspace.editConfig([
    { path: ['decisions', id], value: { choice: checked, by, at, withoutReview: false } },
  ]);
  return checked;
}

function notOffered(
  id: DecisionId,
  value: string,
  choices: readonly string[],
  because: string,
): LandfallError {
  return new LandfallError('usage', `"${value}" is not offered here. ${because}`, {
    value,
    rule: `one of ${choices.join(', ')}`,
    remedy: `landfall decide ${id} ${choices[0] ?? ''} --by "Your Name"`,
  });
}

/** Takes our recommendation for every open question that has one; recorded as accepted without review. */
export async function decideRecommended(
  workspace: Workspace,
  { by, at }: Decider,
): Promise<{ readonly taken: readonly DecisionId[]; readonly open: readonly DecisionId[] }> {
  const facts: AccountFacts = await readAccountFacts(workspace);
  const open = openDecisions(workspace.config.decisions, facts);
  const taken = decisionSpecs
    .filter((spec) => open.includes(spec.id))
    .map((spec) => fitQuestion(spec, facts))
    .filter((spec) => spec.recommended !== null);
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

/** Every decision the account asks for taken, or the refusal that names the open ones. */
import { LandfallError } from '../errors.ts';
import type { AccountFacts, DecisionId } from '../model/decision.ts';
import { jsonDigest } from '../model/digest.ts';
import { checkChoice } from './check-choice.ts';
import { decisionSpec, decisionSpecs, openDecisions } from './decision-specs.ts';
import { fitQuestion } from './fit-question.ts';
import { readAccountFacts } from './read-account-facts.ts';
import type { Workspace } from './workspace.ts';

/**
 * Refuses with `decision-open` while a question is open; else gives every choice. A question the account
 * does not ask has our recommendation as its choice, unless it was answered all the same.
 */
export async function requireDecisions(workspace: Workspace): Promise<Readonly<Record<DecisionId, string>>> {
  const { decisions } = workspace.config;
  const facts = await readAccountFacts(workspace);
  const open = openDecisions(decisions, facts);
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
  return choicesOf(workspace, facts);
}

/** Every choice as it stands: what was answered, else what is recommended for this account. */
export async function choicesSoFar(workspace: Workspace): Promise<Readonly<Record<DecisionId, string>>> {
  return choicesOf(workspace, await readAccountFacts(workspace));
}

function choicesOf(
  { config: { decisions } }: Workspace,
  facts: AccountFacts,
): Readonly<Record<DecisionId, string>> {
  const choices = decisionSpecs.map((spec): [DecisionId, string] => {
    const { id, recommended } = fitQuestion(spec, facts);
    const answer = decisions[id];
    return [id, answer === undefined ? (recommended ?? '') : checkChoice(id, answer.choice)];
  });
  return Object.fromEntries(choices) as Record<DecisionId, string>;
}

/** What people decided, as one hash: the choices, and who gets the records of which owner. */
export function decisionsDigest(
  { config }: Pick<Workspace, 'config'>,
  choices: Readonly<Record<DecisionId, string>>,
): string {
  const owners = Object.entries(config.owners).map(([owner, { user }]) => [owner, user] as const);
  return jsonDigest(owners.length === 0 ? choices : { ...choices, owners: Object.fromEntries(owners) });
}

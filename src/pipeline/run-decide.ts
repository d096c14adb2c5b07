/** Decisions: answers go to `landfall.yaml` with who and when. */
import type { DecisionId } from '../model/decision.ts';
import { checkChoice } from './check-choice.ts';
import { decisionSpecs, openDecisions } from './decision-specs.ts';
import type { Workspace } from './workspace.ts';

export interface Decider {
  readonly by: string;
  /** ISO instant. */
  readonly at: string;
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
  const open = openDecisions(workspace.config.decisions);
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

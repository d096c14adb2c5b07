/** The cut-over checklist of a workspace: read, and ticked by a person. `finish` reads it here too. */
import { buildChecklist } from '../../audit/build-checklist.ts';
import { sumSurvey } from '../../audit/sum-survey.ts';
import { LandfallError } from '../../errors.ts';
import type { ChecklistItem } from '../../model/checklist.ts';
import { surveyAccount } from '../audit/survey-account.ts';
import { sharesLocation } from '../shares-location.ts';
import type { Workspace } from '../workspace.ts';

/** @param at ISO instant: dates count from its day */
export async function readChecklist(workspace: Workspace, at: string): Promise<readonly ChecklistItem[]> {
  const survey = await surveyAccount(workspace);
  const { decisions, ticks } = workspace.config;
  return buildChecklist({
    survey,
    sums: sumSurvey(survey),
    today: at.slice(0, 10),
    oneLocation: sharesLocation(decisions),
    ticks,
  });
}

/** @throws LandfallError `usage` for an item this account does not have */
export async function tickChecklist(
  workspace: Workspace,
  ids: readonly string[],
  who: { readonly by: string; readonly at: string },
  done: boolean,
): Promise<void> {
  const items = await readChecklist(workspace, who.at);
  const unknown = ids.find((id) => !items.some((item) => item.id === id));
  if (unknown !== undefined) {
    throw new LandfallError('usage', `The checklist has no item "${unknown}".`, {
      value: unknown,
      rule: `one of ${items.map(({ id }) => id).join(', ')}`,
      remedy: 'List them with `landfall checklist`.',
    });
  }
  await workspace.editConfig(ids.map((id) => ({ path: ['ticks', id], value: done ? who : undefined })));
}

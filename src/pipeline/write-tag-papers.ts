/** The papers about tags a plan ends with: the inventory, Smart Lists by hand, sequences to rebuild. */
import { tagsCsv } from '../report/tag-papers.ts';
import type { MadePlan } from './make-plan.ts';
import { writeStepPaper } from './report/write-step-paper.ts';
import { listLeftPrefix, listPrefix, sequencePrefix, tallyTags } from './tally-tags.ts';
import type { Workspace } from './workspace.ts';

/**
 * @param now epoch ms
 * @returns the papers written; recipes only where a person wants Smart Lists, sequences where there are any
 */
export async function writeTagPapers(
  workspace: Workspace,
  { plan, tags, holdTags }: Pick<MadePlan, 'plan' | 'tags' | 'holdTags'>,
  now: number,
): Promise<readonly string[]> {
  const tallies = [...(await tallyTags(workspace.ledger.plans, plan.id))];
  const startingWith = (prefix: string) =>
    tallies
      .filter(([tag]) => tag.startsWith(prefix))
      .map(([tag, tally]) => ({ tag, ...tally, mailed: tally.people - tally.noEmail }));
  const lists = startingWith(listPrefix);
  const sequences = startingWith(sequencePrefix);
  const files: string[] = [];
  if (tags.length > 0) files.push(await workspace.writeReport('tags.csv', tagsCsv(tags, holdTags)));
  if (workspace.config.decisions.lists?.choice === 'tag-and-recipe' && lists.length > 0) {
    const figures = { lists, left: startingWith(listLeftPrefix) };
    files.push(...(await writeStepPaper(workspace, 'smart-lists', figures, now)));
  }
  if (sequences.length > 0) {
    files.push(...(await writeStepPaper(workspace, 'sequences', { sequences }, now)));
  }
  return files;
}

/** The papers about tags a plan ends with: the inventory, Smart Lists by hand, sequences to rebuild. */
import { sequencesPaper, smartListsPaper, tagsCsv } from '../report/tag-papers.ts';
import type { MadePlan } from './make-plan.ts';
import { listLeftPrefix, listPrefix, sequencePrefix, tallyTags } from './tally-tags.ts';
import type { Workspace } from './workspace.ts';

/** @returns the papers written; recipes only where a person wants Smart Lists, sequences where there are any */
export async function writeTagPapers(
  workspace: Workspace,
  { plan, tags, holdTags }: Pick<MadePlan, 'plan' | 'tags' | 'holdTags'>,
): Promise<readonly string[]> {
  const tallies = [...(await tallyTags(workspace.ledger.plans, plan.id))];
  const startingWith = (prefix: string) =>
    tallies.filter(([tag]) => tag.startsWith(prefix)).map(([tag, tally]) => ({ tag, ...tally }));
  const lists = startingWith(listPrefix);
  const sequences = startingWith(sequencePrefix);
  const files: string[] = [];
  if (tags.length > 0) files.push(await workspace.writeReport('tags.csv', tagsCsv(tags, holdTags)));
  if (workspace.config.decisions.lists?.choice === 'tag-and-recipe' && lists.length > 0) {
    const paper = smartListsPaper(lists, startingWith(listLeftPrefix));
    files.push(await workspace.writeReport('smart-lists.md', paper));
  }
  if (sequences.length > 0) {
    files.push(await workspace.writeReport('sequences.md', sequencesPaper(sequences)));
  }
  return files;
}

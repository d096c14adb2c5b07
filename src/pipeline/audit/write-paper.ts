/** A paper in its three forms: to read and print (HTML), to read anywhere (Markdown), to compute with (JSON). */
import { type Imprint, type Paper } from '../../report/paper/paper.ts';
import { paperHtml } from '../../report/paper/paper-html.ts';
import { paperMarkdown } from '../../report/paper/paper-markdown.ts';
import type { Workspace } from '../workspace.ts';

/**
 * @param name of the files, without ending
 * @param figures what the paper was made from
 * @returns the files written, the one to open first
 */
export async function writePaper(
  workspace: Workspace,
  name: string,
  paper: Paper,
  figures: object,
  imprint: Imprint,
): Promise<readonly string[]> {
  const json = { report: name, title: paper.title, ...imprint, figures };
  return [
    await workspace.writeReport(`${name}.html`, paperHtml(paper, imprint)),
    await workspace.writeReport(`${name}.md`, paperMarkdown(paper, imprint)),
    await workspace.writeReport(`${name}.json`, `${JSON.stringify(json, null, 2)}\n`),
  ];
}

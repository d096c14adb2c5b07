/** A paper in its three forms: to read and print (HTML), to read anywhere (Markdown), to compute with (JSON). */
import { isoInstant } from '../../model/clock.ts';
import { type Imprint, type Paper } from '../../report/paper/paper.ts';
import { paperHtml } from '../../report/paper/paper-html.ts';
import { paperMarkdown } from '../../report/paper/paper-markdown.ts';
import type { PaperFigures, StepFigures } from '../report/paper-figures.ts';
import type { Workspace } from '../workspace.ts';

export type Figures = PaperFigures & StepFigures;

/**
 * @param report which paper it is, as its schema names it
 * @param figures what the paper was made from
 * @param name of the files, without ending
 * @returns the files written, the one to open first
 */
export async function writePaper<Report extends keyof Figures>(
  workspace: Workspace,
  report: Report,
  paper: Paper,
  figures: Figures[Report],
  imprint: Imprint,
  name: string = report,
): Promise<readonly string[]> {
  const json = { report, title: paper.title, ...imprint, figures };
  return [
    await workspace.writeReport(`${name}.html`, paperHtml(paper, imprint)),
    await workspace.writeReport(`${name}.md`, paperMarkdown(paper, imprint)),
    await workspace.writeReport(`${name}.json`, `${JSON.stringify(json, null, 2)}\n`),
  ];
}

/** @param at epoch ms */
export async function imprintOf({ ledger, config }: Workspace, at: number): Promise<Imprint> {
  const exportedAt = (await ledger.staging.files()).map((file) => file.exportedAt);
  const asOf = exportedAt.length === 0 ? '' : isoInstant(Math.max(...exportedAt));
  return { account: config.account, writtenAt: isoInstant(at), asOf };
}

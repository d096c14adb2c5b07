/** `landfall extract --guide` and `--inventory-template`: what to download, what has arrived. */
import { type InventoryFormat, writeInventoryTemplate } from '../pipeline/inventory-template.ts';
import { runGuide } from '../pipeline/run-guide.ts';
import type { Workspace } from '../pipeline/workspace.ts';
import { trackText } from '../report/export-guide.ts';
import { plural } from '../report/words.ts';
import type { Output } from './output.ts';

/** @param format the form in which `exports/inventory.…` is written first; null: not at all */
export async function showGuide(
  workspace: Workspace,
  format: InventoryFormat | null,
  output: Output,
): Promise<number> {
  const template = format === null ? null : await writeInventoryTemplate(workspace, format);
  const guide = await runGuide(workspace);
  if (output.json)
    output.document({ ...guide, files: [...guide.files, ...(template === null ? [] : [template])] });
  if (template !== null) {
    const move = template.startsWith('exports') ? '' : '; then move it into exports/';
    output.say(`Written for you to fill in: ${template}${move}`);
  }
  if (format !== null && template === null)
    output.say(`exports/inventory.${format} is there already; it was left as it is.`);
  for (const { place, ...tracked } of guide.places) {
    if (tracked.state === 'optional') continue;
    output.say(`${place.title}: ${trackText(tracked)}`);
    if (tracked.state !== 'arrived') for (const path of place.where) output.say(`  ${path}`);
  }
  for (const { piece, ...tracked } of guide.pieces) {
    if (tracked.state !== 'optional')
      output.say(`exports/${piece.folder}/ (${piece.filter}): ${trackText(tracked)}`);
  }
  if (guide.unread.length > 0) output.say(`${plural(guide.unread.length, 'file')} not read yet.`);
  output.say(`All of it, with what to tick and why: ${guide.files[0] ?? ''}`);
  output.say(`next: ${guide.next}`);
  return 0;
}

/**
 * A map a person confirmed earlier, in this workspace or another: what they decided for a column of the
 * same name is proposed again. Decisions on consent are carried as proposals, like everything else.
 */
import type { SourceObject } from '../../model/destination-fields.ts';
import type { ColumnMap, FieldMap } from '../../model/field-map.ts';
import { isArchivedAsEmpty } from '../check-map.ts';
import { foldColumn } from '../presets/preset-column.ts';

/** How often a decision taken for one account is right for another; a person confirms it again. */
const templateConfidence = 0.97;

/** @param templates the most recent first */
export function proposeFromTemplate(
  object: SourceObject,
  column: string,
  templates: readonly FieldMap[],
): ColumnMap | null {
  for (const template of templates) {
    const found = template.columns.find(
      (known) =>
        known.object === object &&
        known.status !== 'proposed' &&
        // That it was empty there says nothing about a column with values here.
        !isArchivedAsEmpty(known) &&
        foldColumn(known.column) === foldColumn(column),
    );
    if (found === undefined) continue;
    const who = found.decided === null ? 'somebody' : found.decided.by;
    const when = found.decided === null ? '' : ` on ${found.decided.at.slice(0, 10)}`;
    return {
      ...found,
      column,
      status: 'proposed',
      decided: null,
      tier: 'template',
      confidence: templateConfidence,
      runnerUp: null,
      because: `As ${who} confirmed it${when} for a column of this name.`,
    };
  }
  return null;
}

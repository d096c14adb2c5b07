/**
 * How one more row changes what is known of a person. Rows come oldest export first, so the row at hand
 * wins for every column its file has, an empty cell included: the value it replaces is superseded and
 * stays in the archive.
 */
import type { EntityRow } from '../ledger.ts';

/** An entity being rebuilt. */
export interface Draft {
  id: number | null;
  leadId: string | null;
  readonly marker: string;
  present: boolean;
  columns: Record<string, string>;
  superseded: Record<string, string[]>;
  origin: { file: string; line: number };
}

export function mergeRow(draft: Draft, row: EntityRow): void {
  for (const column of row.fileColumns) {
    const before = draft.columns[column];
    const now = row.columns[column];
    if (now !== undefined) draft.columns[column] = now;
    else delete draft.columns[column];
    if (before !== undefined && before !== now) {
      const earlier = (draft.superseded[column] ??= []);
      if (!earlier.includes(before)) earlier.push(before);
    }
    const repeated = now === undefined ? -1 : (draft.superseded[column]?.indexOf(now) ?? -1);
    if (repeated >= 0) draft.superseded[column]?.splice(repeated, 1);
    if (draft.superseded[column]?.length === 0) delete draft.superseded[column];
  }
  draft.present = true;
  draft.origin = { file: row.fileName, line: row.line };
}

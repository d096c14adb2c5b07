/**
 * How one more row changes what is known of a record. Rows come oldest export first, so the row at hand
 * wins for every column its file has, an empty cell included: the value it replaces is superseded and
 * stays in the archive. What a row of a later generation changes is kept beside it, so that a delta can
 * tell what the source said before.
 */
import type { SourceRow } from '../ledger.ts';

/** An entity being rebuilt; one that is not `present` yet has no columns, nothing superseded, no changes. */
export interface Draft {
  id: number | null;
  leadId: string | null;
  readonly marker: string;
  present: boolean;
  columns: Record<string, string>;
  superseded: Record<string, string[]>;
  origin: { file: string; line: number };
  exportedAt: number;
  firstSeen: number;
  lastSeen: number;
  changes: Record<string, Record<string, string | null>>;
  person: { leadId: string | null; email: string | null };
}

export function mergeRow(draft: Draft, row: SourceRow): void {
  if (draft.present) {
    for (const column of row.fileColumns) setColumn(draft, row, column, row.columns[column]);
  } else {
    // The first row of a rebuild meets nothing it could replace; most people have no other.
    draft.columns = { ...row.columns };
    draft.firstSeen = row.generation;
    draft.lastSeen = row.generation;
  }
  if (row.part !== undefined) addPart(draft, row, row.part);
  draft.present = true;
  draft.lastSeen = Math.max(draft.lastSeen, row.generation);
  draft.exportedAt = row.exportedAt;
  draft.origin = { file: row.fileName, line: row.line };
}

function setColumn(draft: Draft, row: SourceRow, column: string, now: string | undefined): void {
  const before = draft.columns[column];
  if (before === now) return;
  if (now !== undefined) draft.columns[column] = now;
  else delete draft.columns[column];
  keepChange(draft, row.generation, column, before, now);
  // Most cells are the first of their column: an empty list made and thrown away for each would cost the most.
  if (before === undefined && draft.superseded[column] === undefined) return;
  const earlier = (draft.superseded[column] ??= []);
  if (before !== undefined && !earlier.includes(before)) earlier.push(before);
  const repeated = now === undefined ? -1 : earlier.indexOf(now);
  if (repeated >= 0) earlier.splice(repeated, 1);
  if (earlier.length === 0) delete draft.superseded[column];
}

/** The first value before a generation is what counts; a value that is back is no change. */
function keepChange(
  draft: Draft,
  generation: number,
  column: string,
  before: string | undefined,
  now: string | undefined,
): void {
  if (generation <= draft.firstSeen) return;
  const changes = (draft.changes[generation] ??= {});
  if (changes[column] === undefined) changes[column] = before ?? null;
  else if (changes[column] === (now ?? null)) delete changes[column];
  if (Object.keys(changes).length === 0) delete draft.changes[generation];
}

/** Parts (a calendar's windows) of one instant are united; a later export replaces them all. */
function addPart(draft: Draft, row: SourceRow, { column, value }: NonNullable<SourceRow['part']>): void {
  const standing = draft.present && draft.exportedAt === row.exportedAt ? draft.columns[column] : undefined;
  const parts = new Set(
    standing === undefined ? [] : (JSON.parse(standing) as readonly object[]).map(toText),
  );
  parts.add(toText(value));
  const now = JSON.stringify([...parts].sort().map((part) => JSON.parse(part) as object));
  // A list that grows within one export is no change of the source.
  if (standing === undefined) setColumn(draft, row, column, now);
  else draft.columns[column] = now;
}

function toText(part: object): string {
  return JSON.stringify(part);
}

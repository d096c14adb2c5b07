/**
 * Which exports have arrived and which are missing: the places of Kartra against the files in `exports/`, and
 * against the numbers a person read on Kartra's screens. Pure.
 */
import { exportPieces, exportPlaces } from '../connectors/kartra/export-places.ts';
import { readFilter } from '../connectors/kartra/filter-folder.ts';
import type { ExportFile, ExportKind } from '../model/entity.ts';
import type { ExportTracker, TrackedExport, TrackState } from '../model/export-tracker.ts';

/** What a person read on Kartra's screens. */
export interface ExpectedCounts {
  readonly kinds: Readonly<Partial<Record<ExportKind, number>>>;
  /** By mailing status, as written: "Spam complaint" and "spam-complaint" are the same. */
  readonly statuses: Readonly<Record<string, number>>;
}

/**
 * @param standing names of the files in `exports/`
 * @param read files as extracted
 * @param people after reassembly: several exports of contacts overlap, so their rows are no measure
 */
export function trackExports(
  standing: readonly string[],
  read: readonly ExportFile[],
  people: number,
  expected: ExpectedCounts,
): ExportTracker {
  const here = new Set(standing);
  const files = read.filter(({ name }) => here.has(name));
  const known = new Set(files.map(({ name }) => name));
  const places = exportPlaces.map((place) => {
    const own = files.filter(({ kind, name }) => kind === place.kind && readFilter(name) === null);
    const rows = own.reduce((sum, { staged }) => sum + staged, 0);
    const measure = place.kind === 'contacts' ? people : rows;
    return { place, ...judge(own.length, measure, expected.kinds[place.kind] ?? null, place.always) };
  });
  const statuses = new Map(
    Object.entries(expected.statuses).map(([name, count]) => [factOf(`filter-${name.trim()}/`), count]),
  );
  const pieces = exportPieces.map((piece) => {
    const fact = factOf(`${piece.folder}/`);
    const own = files.filter(({ name }) => factOf(name) === fact);
    const rows = own.reduce((sum, { staged }) => sum + staged, 0);
    return { piece, ...judge(own.length, rows, statuses.get(fact) ?? null, piece.always) };
  });
  const wanting = [...places, ...pieces].filter(({ state }) => state === 'missing' || state === 'fewer');
  const unread = standing.filter((name) => !known.has(name)).sort();
  return { places, pieces, unread, missing: wanting.length };
}

function judge(files: number, rows: number, expected: number | null, always: boolean): TrackedExport {
  return { state: stateOf(files, rows, expected, always), files, rows, expected };
}

function stateOf(files: number, rows: number, expected: number | null, always: boolean): TrackState {
  // What a person saw in Kartra is in the account, whatever other accounts have; none is none.
  if (files === 0) return expected === 0 ? 'arrived' : always || expected !== null ? 'missing' : 'optional';
  if (expected === null || rows === expected) return 'arrived';
  return rows < expected ? 'fewer' : 'more';
}

/** What the folder of a filter says, however it is written; null for a file under none. */
function factOf(name: string): string | null {
  const fact = readFilter(name);
  return fact === null ? null : `${fact.column} ${fact.value}`.toLowerCase();
}

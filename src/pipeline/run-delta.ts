/**
 * Delta: reads a later generation of exports and plans what it changes, three-way: what changed in Kartra alone is
 * written, what changed in HighLevel alone is left, what changed on both sides waits for a person. An opt-out on either
 * side wins without asking. Nothing is written to HighLevel: the plan is applied, verified and undone like any other,
 * and signed anew for production.
 */
import { LandfallError } from '../errors.ts';
import type { ExtractProgress } from '../extract/extract-exports.ts';
import { tellEmptied } from '../mapping/tell-emptied.ts';
import { isoInstant } from '../model/clock.ts';
import {
  type ColumnChanges,
  type EntityKind,
  type ExportFile,
  entityKindOf,
  entityKinds,
} from '../model/entity.ts';
import type { TargetName } from '../model/location.ts';
import { csvText } from '../report/csv.ts';
import { conflictFile, type FoundConflict, isOpen, writeConflicts } from './conflict-file.ts';
import type { Surroundings } from './connect-destination.ts';
import { requireDecisions } from './require-decisions.ts';
import { requireConfirmedMap } from './require-map.ts';
import { requireMarkers } from './require-markers.ts';
import { runExtract } from './run-extract.ts';
import { type PlanSummary, runPlan } from './run-plan.ts';
import type { Workspace } from './workspace.ts';

export interface DeltaSummary extends PlanSummary {
  readonly delta: {
    /** Instant of the newest export, ISO; null without any. */
    readonly exportedAt: string | null;
    /** Generations of exports read so far; 1 means nothing is later than what was loaded. */
    readonly generations: number;
    /** Fields that changed on both sides and wait for a person. */
    readonly conflicts: number;
    /** Fields somebody changed in HighLevel that Kartra says nothing new about: left. */
    readonly left: number;
    /** Cells an earlier export filled and the latest leaves empty: listed, whatever becomes of them. */
    readonly emptied: number;
    /** Records of an earlier export that stand in no later one of their kind: listed, never deleted. */
    readonly gone: number;
  };
}

interface GoneRecord {
  readonly kind: EntityKind;
  readonly marker: string;
  /** The last generation it stood in. */
  readonly last: number;
}

/** @throws `step-missing` where nothing was ever written, and what extracting and planning throw */
export async function runDelta(
  workspace: Workspace,
  target: TargetName,
  surroundings: Surroundings,
  onProgress: (progress: ExtractProgress) => void,
  { recreate = false }: { readonly recreate?: boolean } = {},
): Promise<DeltaSummary> {
  const { ledger } = workspace;
  if ((await ledger.journal.latestRun('apply', target)) === null) {
    throw new LandfallError('step-missing', `Nothing was loaded into the ${target} location yet.`, {
      rule: 'a delta brings what was loaded up to date',
      safe: 'Nothing was sent to HighLevel.',
      next: `landfall plan --target ${target}`,
    });
  }
  requireMarkers(workspace, target);
  await runExtract(workspace, onProgress, surroundings.stop);
  const planned = await runPlan(workspace, target, surroundings, { recreate });
  const plan = await ledger.plans.latest(target);
  const conflicts: FoundConflict[] = [];
  let left = 0;
  for await (const batch of ledger.plans.operations(plan?.id ?? 0)) {
    for (const { object, externalId, kept } of batch) {
      const open = kept.filter(({ wrote }) => wrote !== undefined);
      conflicts.push(...open.map((change) => ({ object, externalId, change })));
      left += kept.length - open.length;
    }
  }
  const queue = await writeConflicts(workspace, target, conflicts, isoInstant(plan?.madeAt ?? 0));
  const files = await ledger.staging.files();
  const generations = Math.max(0, ...files.map(({ generation }) => generation));
  const newest = Math.max(0, ...files.map(({ exportedAt }) => exportedAt));
  const gone = await goneFromSource(workspace, files);
  const emptied = await emptiedInSource(workspace);
  const papers = [
    ...(gone.length === 0 ? [] : [await writeGone(workspace, gone)]),
    ...(emptied.length === 0 ? [] : [await writeEmptied(workspace, emptied)]),
  ];
  const openConflicts = queue.filter(isOpen).length;
  return {
    ...planned,
    step: 'delta',
    ...(openConflicts === 0 ? {} : { next: `landfall conflicts --target ${target}` }),
    files: [...planned.files, ...(queue.length === 0 ? [] : [conflictFile(target)]), ...papers],
    delta: {
      exportedAt: newest === 0 ? null : isoInstant(newest),
      generations,
      conflicts: openConflicts,
      left,
      emptied: emptied.length,
      gone: gone.length,
    },
  };
}

/** Judged by the exports of its own kind: one that was not taken again tells nothing. */
async function goneFromSource(
  { ledger }: Workspace,
  files: readonly ExportFile[],
): Promise<readonly GoneRecord[]> {
  const gone: GoneRecord[] = [];
  for (const kind of entityKinds) {
    const exported = files.filter((file) => entityKindOf[file.kind] === kind);
    const latest = Math.max(0, ...exported.map(({ generation }) => generation));
    if (latest < 2) continue;
    for await (const batch of ledger.entities.all(kind))
      for (const { marker, generations } of batch)
        if (generations !== undefined && generations.last < latest)
          gone.push({ kind, marker, last: generations.last });
  }
  return gone;
}

function writeGone(workspace: Workspace, gone: readonly GoneRecord[]): Promise<string> {
  const rows = gone.map(({ kind, marker, last }) => [kind, marker, last]);
  return writeList(workspace, 'gone-from-kartra.csv', ['kind', 'record', 'last seen in export no.'], rows);
}

interface EmptiedCell {
  readonly kind: EntityKind;
  readonly marker: string;
  readonly column: string;
  /** The generation that has it empty first. */
  readonly since: number;
}

/** A column a later file leaves out empties nothing; a cell that is filled again is not empty. */
async function emptiedInSource({ ledger }: Workspace): Promise<readonly EmptiedCell[]> {
  const cells: EmptiedCell[] = [];
  for (const kind of entityKinds)
    for await (const batch of ledger.entities.all(kind))
      for (const { marker, columns, changes = {} } of batch)
        for (const [generation, before] of Object.entries(changes))
          for (const [column, was] of Object.entries(before))
            if (was !== null && columns[column] === undefined && !isRefilled(changes, column, generation))
              cells.push({ kind, marker, column, since: Number(generation) });
  return cells;
}

/** Whether a later generation filled it, to be emptied again by one after. */
const isRefilled = (changes: ColumnChanges, column: string, since: string): boolean =>
  Object.entries(changes).some(
    ([generation, before]) => Number(generation) > Number(since) && before[column] !== undefined,
  );

async function writeEmptied(workspace: Workspace, cells: readonly EmptiedCell[]): Promise<string> {
  const tell = tellEmptied(await requireConfirmedMap(workspace), await requireDecisions(workspace));
  const rows = cells.map(({ kind, marker, column, since }) => [
    kind,
    marker,
    column,
    since,
    tell(kind, column),
  ]);
  return writeList(
    workspace,
    'emptied-in-kartra.csv',
    ['kind', 'record', 'column', 'empty since export no.', 'what becomes of it'],
    rows,
  );
}

function writeList(
  workspace: Workspace,
  name: string,
  header: readonly string[],
  rows: readonly (readonly (string | number)[])[],
): Promise<string> {
  const batches = async function* () {
    yield await Promise.resolve(rows);
  };
  return workspace.writeReport(name, csvText(header, batches()));
}

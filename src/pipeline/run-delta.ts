/**
 * Delta: reads a later generation of exports and plans what it changes, three-way: what changed in Kartra alone is
 * written, what changed in HighLevel alone is left, what changed on both sides waits for a person. An opt-out on either
 * side wins without asking. Nothing is written to HighLevel: the plan is applied, verified and undone like any other,
 * and signed anew for production.
 */
import { LandfallError } from '../errors.ts';
import type { ExtractProgress } from '../extract/extract-exports.ts';
import { isoInstant } from '../model/clock.ts';
import type { Entity } from '../model/entity.ts';
import type { TargetName } from '../model/location.ts';
import { csvText } from '../report/csv.ts';
import { type Conflict, conflictFile, writeConflicts } from './conflict-file.ts';
import type { Surroundings } from './connect-destination.ts';
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
    /** People of an earlier export who stand in no later one: listed, never deleted. */
    readonly gone: number;
  };
}

/** @throws `step-missing` where nothing was ever written, and what extracting and planning throw */
export async function runDelta(
  workspace: Workspace,
  target: TargetName,
  surroundings: Surroundings,
  onProgress: (progress: ExtractProgress) => void,
): Promise<DeltaSummary> {
  const { ledger } = workspace;
  if ((await ledger.journal.latestRun('apply', target)) === null) {
    throw new LandfallError('step-missing', `Nothing was loaded into the ${target} location yet.`, {
      rule: 'a delta brings what was loaded up to date',
      safe: 'Nothing was sent to HighLevel.',
      next: `landfall plan --target ${target}`,
    });
  }
  await runExtract(workspace, onProgress);
  const planned = await runPlan(workspace, target, surroundings);
  const plan = await ledger.plans.latest(target);
  const conflicts: Conflict[] = [];
  let left = 0;
  for await (const batch of ledger.plans.operations(plan?.id ?? 0, { object: 'contact' })) {
    for (const { externalId, kept } of batch) {
      const open = kept.filter(({ wrote }) => wrote !== undefined);
      conflicts.push(...open.map((change) => ({ externalId, change })));
      left += kept.length - open.length;
    }
  }
  await writeConflicts(workspace, target, conflicts);
  const files = (await ledger.staging.files()).filter(({ kind }) => kind === 'contacts');
  const generations = Math.max(0, ...files.map(({ generation }) => generation));
  const newest = Math.max(0, ...files.map(({ exportedAt }) => exportedAt));
  const gone = await goneFromSource(workspace, generations);
  const papers = gone.length === 0 ? [] : [await writeGone(workspace, gone)];
  return {
    ...planned,
    step: 'delta',
    files: [...planned.files, ...(conflicts.length === 0 ? [] : [conflictFile(target)]), ...papers],
    delta: {
      exportedAt: newest === 0 ? null : isoInstant(newest),
      generations,
      conflicts: conflicts.length,
      left,
      gone: gone.length,
    },
  };
}

async function goneFromSource(workspace: Workspace, latest: number): Promise<readonly Entity[]> {
  const gone: Entity[] = [];
  for await (const batch of workspace.ledger.entities.all('contact'))
    gone.push(...batch.filter(({ generations }) => generations !== undefined && generations.last < latest));
  return gone;
}

function writeGone(workspace: Workspace, gone: readonly Entity[]): Promise<string> {
  const rows = async function* () {
    yield await Promise.resolve(gone.map(({ marker, generations }) => [marker, generations?.last ?? null]));
  };
  return workspace.writeReport(
    'gone-from-kartra.csv',
    csvText(['person', 'last seen in export no.'], rows()),
  );
}

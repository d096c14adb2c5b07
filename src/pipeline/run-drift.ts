/**
 * Drift: compares HighLevel as it is now with what this workspace wrote there, over all its plans. Reads only, and
 * leaves no verdict: what differs may be somebody's edit, which is theirs, and is listed apart.
 */
import { LandfallError } from '../errors.ts';
import type { TargetName } from '../model/location.ts';
import type { Plan } from '../model/plan.ts';
import type { StepSummary } from '../model/summary.ts';
import type { FieldComparison, FieldTally, RecordState } from '../model/verification.ts';
import { discrepanciesCsv } from '../report/verification-paper.ts';
import { type Verification, verifyPlan } from '../verify/verify-plan.ts';
import { requirePlan } from './check-plan.ts';
import { connectTarget, type DestinationConnection, type Surroundings } from './connect-destination.ts';
import { countInto } from './count-requests.ts';
import { prepareReadBack } from './read-back.ts';
import type { Workspace } from './workspace.ts';
import { writtenPlans } from './written-plans.ts';

export interface DriftedField {
  readonly object: string;
  readonly field: string;
  readonly compared: number;
  /** Still as we wrote it, if only after a named normaliser. */
  readonly same: number;
  readonly different: number;
  /** Of those that differ: on records somebody edited after our last write. */
  readonly edited: number;
}

export interface DriftSummary extends StepSummary {
  readonly drift: {
    readonly records: Readonly<Record<RecordState, number>>;
    readonly fields: readonly DriftedField[];
    /** Fields that differ from what was written, whoever changed them. */
    readonly different: number;
  };
}

/** @throws `step-missing` where nothing was ever written */
export async function runDrift(
  workspace: Workspace,
  target: TargetName,
  surroundings: Surroundings,
  onProgress: (done: number) => void,
): Promise<DriftSummary> {
  if ((await workspace.ledger.journal.latestRun('apply', target)) === null) throw nothingWritten(target);
  const plan = await requirePlan(workspace, target);
  const connection = await connectTarget(workspace, target, surroundings);
  try {
    return await compare({ workspace, plan, connection, surroundings, onProgress });
  } finally {
    await connection.close();
  }
}

interface Comparing {
  readonly workspace: Workspace;
  readonly plan: Plan;
  readonly connection: DestinationConnection;
  readonly surroundings: Surroundings;
  readonly onProgress: (done: number) => void;
}

async function compare(of: Comparing): Promise<DriftSummary> {
  const { workspace, plan, connection, surroundings, onProgress } = of;
  const { ledger } = workspace;
  const { target, locationId } = plan.inputs;
  const { clock } = connection;
  const { options } = await prepareReadBack(workspace, plan, connection);
  const runId = surroundings.newId();
  const run = { id: runId, step: 'drift', target, locationId, planId: plan.id, startedAt: clock.now() };
  await ledger.journal.startRun(run);
  const counting = countInto(ledger.journal, runId, connection);
  const table = startTable();
  let found: Verification;
  try {
    found = await verifyPlan({
      ...options,
      runId,
      // A later plan may have been made since: only our own writes tell an edit from ours.
      editsSince: 0,
      // People who left a list are no drift of a record; each record's own tags are compared.
      lists: new Map(),
      plans: writtenPlans(ledger, locationId),
      // What is found is kept under the run; the verdict of the last verification stays as it was.
      verifications: { ...ledger.verifications, finish: () => Promise.resolve() },
      onShown(operation, comparisons) {
        for (const comparison of comparisons) table.add(operation.object, comparison);
      },
      onProof: () => undefined,
      onProgress(done) {
        counting.flush();
        onProgress(done);
      },
    });
  } finally {
    await counting.finish();
    await ledger.journal.endRun(runId, clock.now());
  }
  for await (const batch of ledger.verifications.discrepancies(runId))
    for (const { object, field, state } of batch)
      if (field !== null && state === 'suspended') table.markEdited(object, field);
  // What is carried to other people's records is counted, not shown one by one.
  const shown = new Set(table.fields().map(({ object }) => object));
  const counted = found.tallies.filter(({ object }) => !shown.has(object)).map(asCounted);
  const all = [...table.fields(), ...counted];
  const different = all.reduce((sum, field) => sum + field.different, 0);
  const { missing, extra, unverifiable } = found.records;
  const differs = different + missing + extra + unverifiable > 0;
  const rows = discrepanciesCsv(ledger.verifications.discrepancies(runId));
  const files = differs ? [await workspace.writeReport(`drift-${target}.csv`, rows)] : [];
  return {
    step: 'drift',
    runId,
    status: differs ? 'differences' : 'done',
    counts: {},
    requests: connection.summary(),
    issues: {},
    changes: 0,
    files,
    next: differs ? `landfall verify --target ${target}` : 'landfall status',
    drift: { records: found.records, fields: all, different },
  };
}

const asCounted = ({ object, field, compared, different }: FieldTally): DriftedField => ({
  object,
  field,
  compared,
  same: compared - different,
  different,
  edited: 0,
});

interface DriftTable {
  add(object: string, comparison: Pick<FieldComparison, 'field' | 'comparison'>): void;
  markEdited(object: string, field: string): void;
  fields(): readonly DriftedField[];
}

/** A record somebody edited is compared here too: what they changed counts, apart. */
function startTable(): DriftTable {
  const fields = new Map<string, { -readonly [name in keyof DriftedField]: DriftedField[name] }>();
  const of = (object: string, field: string) => {
    const key = `${object}.${field}`;
    const known = fields.get(key) ?? { object, field, compared: 0, same: 0, different: 0, edited: 0 };
    fields.set(key, known);
    return known;
  };
  return {
    add(object, { field, comparison }) {
      const known = of(object, field);
      known.compared += 1;
      known[comparison === 'different' ? 'different' : 'same'] += 1;
    },
    markEdited(object, field) {
      of(object, field).edited += 1;
    },
    fields: () => [...fields.values()],
  };
}

function nothingWritten(target: TargetName): LandfallError {
  return new LandfallError('step-missing', `Nothing was loaded into the ${target} location yet.`, {
    rule: 'drift is what changed since something was written',
    safe: 'Nothing was sent to HighLevel.',
    next: `landfall plan --target ${target}`,
  });
}

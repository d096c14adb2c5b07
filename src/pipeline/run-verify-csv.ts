/**
 * Verify from files a person exported in HighLevel: for accounts whose read-back the request budget does not allow
 * (R212). Sends nothing, asks nothing; what a file cannot prove is counted as not proven. It never stands for the
 * read-back itself: a sign-off, a manifest and `status` go by that.
 */
import { openExport } from '../connectors/highlevel/csv/read-export.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { systemClock } from '../model/clock.ts';
import { customFieldId } from '../model/expected-contact.ts';
import type { TargetName } from '../model/location.ts';
import { opportunityFieldId } from '../model/schema-ids.ts';
import { noRequests, type StepSummary } from '../model/summary.ts';
import type { Discrepancy, FieldTally, RecordState } from '../model/verification.ts';
import { discrepanciesCsv } from '../report/verification-paper.ts';
import type { CustomColumns } from '../verify/csv/compare-exported.ts';
import { type CsvProof, verifyCsv } from '../verify/csv/verify-csv.ts';
import { startTally, sumTallies } from '../verify/tally.ts';
import { requirePlan } from './check-plan.ts';
import { explainFiles } from './explain-file-error.ts';
import { writeStepPaper } from './report/write-step-paper.ts';
import type { Workspace } from './workspace.ts';

export interface CsvVerifySummary extends StepSummary {
  readonly proof: CsvProof & {
    readonly records: Readonly<Record<RecordState, number>>;
    readonly fields: Omit<FieldTally, 'object' | 'field'>;
  };
}

/**
 * @param files paths of exports of contacts, companies, opportunities
 * @throws `step-missing` without a plan, `workspace-unusable`, `file-not-an-export`
 */
export async function runVerifyCsv(
  workspace: Workspace,
  target: TargetName,
  files: readonly string[],
  onProgress: (done: number) => void,
): Promise<CsvVerifySummary> {
  const { ledger } = workspace;
  const plan = await requirePlan(workspace, target);
  const { locationId } = plan.inputs;
  const opened = await Promise.all(files.map((file) => explainFiles(file, () => openExport(file))));
  const tally = startTally();
  const found: Discrepancy[] = [];
  const proof = await verifyCsv(
    {
      planId: plan.id,
      locationId,
      plans: ledger.plans,
      journal: ledger.journal,
      records: ledger.snapshots.records,
      files: opened,
      contactColumns: await customColumns(ledger, plan.id, 'custom-field', customFieldId('')),
      dealColumns: await customColumns(ledger, plan.id, 'opportunity-field', opportunityFieldId('')),
      onProgress,
    },
    tally,
    (some) => found.push(...some),
  );
  const [records, tallies] = [tally.records(), tally.fields()];
  const figures = { target, records, tallies, ...proof };
  const name = `verification-csv-${target}`;
  const papers = [...(await writeStepPaper(workspace, 'verification-csv', figures, systemClock.now(), name))];
  if (found.length > 0)
    papers.push(
      await workspace.writeReport(`discrepancies-csv-${target}.csv`, discrepanciesCsv(only(found))),
    );
  const wrong = records.mismatched + records.missing;
  return {
    step: 'verify',
    runId: null,
    status: wrong > 0 ? 'differences' : 'done',
    counts: await ledger.journal.counts(plan.id),
    requests: noRequests,
    issues: {},
    changes: 0,
    files: papers,
    next: wrong > 0 ? `landfall repair --target ${target}` : `landfall verify --target ${target}`,
    proof: { ...proof, records, fields: sumTallies(tallies) },
  };
}

/** The columns of custom fields are called by their names. */
async function customColumns(
  { plans }: Ledger,
  planId: number,
  object: 'custom-field' | 'opportunity-field',
  prefix: string,
): Promise<CustomColumns> {
  const columns = new Map<string, { readonly name: string; readonly dataType: string }>();
  for await (const batch of plans.operations(planId, { object }))
    for (const { externalId, expected } of batch)
      columns.set(
        externalId.slice(prefix.length),
        expected as { readonly name: string; readonly dataType: string },
      );
  return columns;
}

async function* only(found: readonly Discrepancy[]): AsyncGenerator<readonly Discrepancy[]> {
  yield found;
}

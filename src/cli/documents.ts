/**
 * What `--json` prints, by step, and what stands in the JSON of each paper. The published schemas
 * (`docs/reference/summaries.schema.json`, `papers.schema.json`) are made from these types; what a command prints
 * is checked against them wherever a test runs one. Commands that only keep an answer (`init`, `connect`, `decide`,
 * `map`) print their step, status and next command, and are no summary.
 */
import type { ErrorCode, Recovery } from '../errors.ts';
import type { ChecklistItem } from '../model/checklist.ts';
import type { TargetName } from '../model/location.ts';
import type { SpotCheck } from '../model/spot-check.ts';
import type { EnrichSummary, ExtractSummary, StepSummary, VerifySummary } from '../model/summary.ts';
import type { AuditSummary } from '../pipeline/audit/run-audit.ts';
import type { EstimateSummary } from '../pipeline/audit/run-estimate.ts';
import type { Conflict } from '../pipeline/conflict-file.ts';
import type { ExportPreview } from '../pipeline/preview-export.ts';
import type { PaperFigures, StepFigures } from '../pipeline/report/paper-figures.ts';
import type { ReportSummary } from '../pipeline/report/run-report.ts';
import type { AttachmentsSummary } from '../pipeline/run-attachments.ts';
import type { DeltaSummary } from '../pipeline/run-delta.ts';
import type { DoctorSummary } from '../pipeline/run-doctor.ts';
import type { DriftSummary } from '../pipeline/run-drift.ts';
import type { ExitPackSummary } from '../pipeline/run-exit-pack.ts';
import type { FinishSummary } from '../pipeline/run-finish.ts';
import type { GrantSummary } from '../pipeline/run-grant.ts';
import type { GuideSummary } from '../pipeline/run-guide.ts';
import type { OptOutsSummary } from '../pipeline/run-opt-outs.ts';
import type { PauseSummary } from '../pipeline/run-pause.ts';
import type { PlanSummary } from '../pipeline/run-plan.ts';
import type { ProbeSummary } from '../pipeline/run-probe.ts';
import type { PurgeSummary } from '../pipeline/run-purge.ts';
import type { RehearseSummary } from '../pipeline/run-rehearse.ts';
import type { ReleaseSummary } from '../pipeline/run-release.ts';
import type { RepairSummary } from '../pipeline/run-repair.ts';
import type { RollbackSummary } from '../pipeline/run-rollback.ts';
import type { SignoffSummary } from '../pipeline/run-signoff.ts';
import type { CsvVerifySummary } from '../pipeline/run-verify-csv.ts';
import type { CheckedFile, ManifestVerification } from '../pipeline/run-verify-manifest.ts';
import type { Imprint } from '../report/paper/paper.ts';
import type { DemoSummary } from './demo-closing.ts';
import type { StatusDocument } from './status.ts';

export interface Documents {
  readonly extract: ExtractSummary & { readonly attachments: AttachmentsSummary | null };
  /** `extract --preview` and `extract --guide`. */
  readonly preview: ExportPreview;
  readonly guide: GuideSummary;
  readonly enrich: EnrichSummary;
  readonly audit: AuditSummary;
  /** With `--prices-template`, the text of that file. */
  readonly estimate: EstimateSummary | Template<'estimate'>;
  readonly probe: ProbeSummary;
  readonly plan: PlanSummary;
  readonly rehearse: RehearseSummary;
  readonly 'spot-check': SpotCheck & { readonly step: 'spot-check' };
  readonly signoff: SignoffSummary;
  readonly apply: StepSummary;
  /** Of what was written; with `--csv` of files; with `--manifest` of a signed list; with `--check` of the signature alone. */
  readonly verify:
    | VerifySummary
    | CsvVerifySummary
    | (ManifestVerification['result'] & {
        readonly step: 'verify';
        readonly status: 'done' | 'differences';
        readonly file: string;
      })
    | (CheckedFile & { readonly step: 'verify'; readonly status: 'done' });
  readonly repair: RepairSummary;
  readonly release: ReleaseSummary;
  /** With `--undo`, what taking back would do, or did. */
  readonly grant: GrantSummary | RollbackSummary;
  /** With `--opt-outs-only` of what it stopped. */
  readonly delta: DeltaSummary | OptOutsSummary;
  readonly conflicts: {
    readonly step: 'conflicts';
    readonly status: 'done';
    readonly target: TargetName;
    readonly open: number;
    /** Decisions the next delta takes up. */
    readonly decided: number;
    readonly conflicts: readonly Conflict[];
  };
  readonly drift: DriftSummary;
  readonly finish: FinishSummary;
  readonly listen: {
    readonly step: 'listen';
    readonly status: 'done';
    readonly received: number;
    /** Events about people of the exports, and people asked for again. */
    readonly known: number;
    readonly asked: number;
    readonly next: string;
  };
  readonly rollback: RollbackSummary;
  /** With `--list`, the papers there are; with `--costs-template`, the text of that file. */
  readonly report:
    | ReportSummary
    | Template<'report'>
    | {
        readonly step: 'report';
        readonly status: 'done';
        readonly listed: readonly { readonly name: string; readonly says: string }[];
      };
  /** Outside a workspace there is nothing to say but how to begin. */
  readonly status:
    | StatusDocument
    | { readonly step: 'status'; readonly account: null; readonly next: string };
  readonly checklist: {
    readonly step: 'checklist';
    readonly status: 'done';
    readonly open: number;
    readonly items: readonly ChecklistItem[];
  };
  readonly pause: PauseSummary;
  readonly resume: PauseSummary;
  readonly demo: DemoSummary;
  readonly doctor: DoctorSummary & { readonly files: readonly string[] };
  readonly purge: PurgeSummary;
  readonly 'exit-pack': ExitPackSummary;
  /** What any command prints instead, when it fails. */
  readonly failure: Failure;
}

/** A file to fill in, as a person would save it. */
interface Template<Step extends string> {
  readonly step: Step;
  readonly status: 'done';
  readonly template: string;
}

interface Failure {
  readonly step: string;
  readonly status: 'failed';
  readonly error: FailedError & {
    /** What is wrong one by one, where it is several things at once: each file that cannot be read. */
    readonly problems?: readonly FailedError[];
  };
}

/** An error as documents tell it. */
export interface FailedError {
  readonly code: ErrorCode;
  readonly message: string;
  readonly recovery: Recovery;
  readonly exitCode: number;
  readonly file: string | null;
  readonly line: number | null;
  readonly column: string | number | null;
  readonly value: string | null;
  readonly rule: string | null;
  readonly remedy: string | null;
  readonly safe: string | null;
  readonly next: string | null;
  readonly facts?: object;
}

/** The JSON of each paper, by its name. */
export type PaperDocuments = {
  readonly [Name in keyof Figures]: Imprint & {
    readonly report: Name;
    readonly title: string;
    /** What the paper was made from. */
    readonly figures: Figures[Name];
  };
};

type Figures = PaperFigures & StepFigures;

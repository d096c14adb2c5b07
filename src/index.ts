/** What a program may import. The list is written by hand; nothing else is promised to stay. */
export type { Config } from './config.ts';
export { type ErrorCode, type ErrorDetails, errorTable, exitCodes, LandfallError } from './errors.ts';
export type { ColumnMatch, ColumnToMatch, MatchContext } from './mapping/match/column-match.ts';
export { matchColumns } from './mapping/match/match-columns.ts';
export type {
  ExtractSummary,
  RequestSummary,
  StepSummary,
  VerifySummary,
} from './model/summary.ts';
export type { Surroundings } from './pipeline/connect-destination.ts';
export { type ModelUse, matchWithModel, type Proposals } from './pipeline/match-with-model.ts';
export { readStatus, type Status } from './pipeline/read-status.ts';
export { runApply } from './pipeline/run-apply.ts';
export { runConnect } from './pipeline/run-connect.ts';
export { decide, decideRecommended } from './pipeline/run-decide.ts';
export { runExtract } from './pipeline/run-extract.ts';
export { runMapConfirm, runMapPropose, runMapSet } from './pipeline/run-map.ts';
export { type PlanSummary, runPlan } from './pipeline/run-plan.ts';
export { runVerify } from './pipeline/run-verify.ts';
export { initWorkspace, openWorkspace, type Workspace } from './pipeline/workspace.ts';

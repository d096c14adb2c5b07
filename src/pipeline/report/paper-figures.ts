/** What each paper is made from: the figures that stand in its JSON. */
import type { AccountSurvey } from '../../model/account-survey.ts';
import type { Signoff } from '../../model/approval.ts';
import type { AuditReport } from '../../model/audit.ts';
import type { WarmUpDay } from '../../model/checklist.ts';
import type { Estimate } from '../../model/estimate.ts';
import type { ExportTracker } from '../../model/export-tracker.ts';
import type { ColumnMap } from '../../model/field-map.ts';
import type { LoadReconciliation } from '../../model/reconciliation.ts';
import type { LoadFacts, ReportFacts } from '../../model/report-facts.ts';
import type { AffiliateFigures } from '../../report/affiliate-papers.ts';
import type { CalendarFigures } from '../../report/booking-papers.ts';
import type { ByHandFigures } from '../../report/by-hand-paper.ts';
import type { ConsentFigures } from '../../report/consent-paper.ts';
import type { CsvProofFigures } from '../../report/csv-proof-paper.ts';
import type { HistoryFigures } from '../../report/history-paper.ts';
import type { LevelFigures } from '../../report/membership-papers.ts';
import type { MoneyFigures } from '../../report/money-paper.ts';
import type { Reconciliation } from '../../report/reconciliation.ts';
import type { SequenceFigures, SmartListFigures } from '../../report/tag-papers.ts';
import type { LoadVerification } from '../../report/verification-paper.ts';

/** Papers that steps write as they end. */
export interface StepFigures {
  readonly 'export-guide': ExportTracker;
  readonly memberships: LevelFigures;
  readonly affiliates: AffiliateFigures;
  readonly calendars: CalendarFigures;
  readonly history: HistoryFigures;
  readonly 'smart-lists': SmartListFigures;
  readonly sequences: SequenceFigures;
  readonly consent: ConsentFigures;
  readonly signoff: Signoff;
  readonly 'by-hand': ByHandFigures;
  readonly 'verification-csv': CsvProofFigures;
  readonly 'phase-reconciliation': Reconciliation;
  readonly 'load-verification': LoadVerification;
  readonly 'load-reconciliation': LoadReconciliation;
  readonly money: MoneyFigures;
}

export interface PaperFigures {
  readonly audit: AuditReport;
  readonly scope: AuditReport;
  readonly estimate: Estimate;
  readonly catalogue: Pick<AuditReport, 'catalogue' | 'compatibility'>;
  readonly 'export-validation': Pick<ReportFacts, 'files' | 'expected'> &
    Pick<AccountSurvey, 'duplicates' | 'orphans'> & { readonly totals: AccountSurvey['files'] };
  readonly tasks: Pick<Estimate, 'human'> & Pick<AuditReport, 'gaps'> & Pick<ReportFacts, 'checklist'>;
  readonly mapping: Pick<ReportFacts, 'map' | 'cells' | 'cellSums' | 'decisions'>;
  readonly schema: Pick<AccountSurvey, 'pipelines' | 'customFields' | 'tags' | 'lists'> & {
    readonly planned: LoadFacts['counts'] | null;
  };
  readonly 'consent-report': Pick<AccountSurvey, 'statuses' | 'consent'> & {
    readonly applied: ReportFacts['consent'];
  };
  readonly 'membership-strategy': Pick<AccountSurvey, 'memberships'> &
    Pick<AuditReport, 'behaviour'> & { readonly subscriptions: number };
  readonly 'rebuild-inventory': Pick<AccountSurvey, 'inventory' | 'places'>;
  readonly subscriptions: Pick<AccountSurvey, 'subscriptions'> & Pick<AuditReport, 'sums'>;
  readonly checklist: Pick<ReportFacts, 'checklist'> & { readonly warmUp: readonly WarmUpDay[] };
  readonly 'merge-tags': { readonly columns: readonly ColumnMap[] };
  readonly products: Pick<AccountSurvey, 'products'>;
  readonly redirects: Pick<AccountSurvey, 'inventory'>;
  readonly capacity: Pick<AccountSurvey, 'people' | 'pruning'> &
    Pick<AuditReport, 'sums'> &
    Pick<ReportFacts, 'costs' | 'comparisons'> & { readonly contacts: number };
  readonly reconciliation: Pick<ReportFacts, 'load'>;
  readonly verification: Pick<ReportFacts, 'load'>;
  readonly completion: Pick<ReportFacts, 'load' | 'cells' | 'cellSums' | 'checklist' | 'finished'> &
    Pick<AccountSurvey, 'subscriptions'> &
    Pick<AuditReport, 'gaps' | 'sums' | 'estimate'>;
  readonly faq: Pick<AuditReport, 'estimate' | 'compatibility'> & Pick<ReportFacts, 'consent'>;
}

/** Report as a step: every paper by its name, each in three forms, all from one reading of the workspace. */
import { LandfallError } from '../../errors.ts';
import type { ReportFacts } from '../../model/report-facts.ts';
import { noRequests, type StepSummary } from '../../model/summary.ts';
import type { Paper } from '../../report/paper/paper.ts';
import { auditPaper } from '../../report/papers/audit-paper.ts';
import { capacityPaper } from '../../report/papers/capacity-paper.ts';
import { cataloguePaper } from '../../report/papers/catalogue-paper.ts';
import { checklistPaper } from '../../report/papers/checklist-paper.ts';
import { completionPaper } from '../../report/papers/completion-paper.ts';
import { consentReport } from '../../report/papers/consent-report.ts';
import { estimatePaper } from '../../report/papers/estimate-paper.ts';
import { exportValidationPaper } from '../../report/papers/export-validation-paper.ts';
import { faqPaper } from '../../report/papers/faq-paper.ts';
import { reconciliationReport, verificationReport } from '../../report/papers/load-papers.ts';
import { mappingPaper } from '../../report/papers/mapping-paper.ts';
import { membershipsPaper } from '../../report/papers/memberships-paper.ts';
import { rebuildInventoryPaper } from '../../report/papers/rebuild-inventory-paper.ts';
import { schemaPaper } from '../../report/papers/schema-paper.ts';
import { scopePaper } from '../../report/papers/scope-paper.ts';
import {
  mergeTagsPaper,
  productsPaper,
  redirectsPaper,
  tasksPaper,
} from '../../report/papers/small-papers.ts';
import { subscriptionsPaper } from '../../report/papers/subscriptions-paper.ts';
import { writePaper } from '../audit/write-paper.ts';
import type { Workspace } from '../workspace.ts';
import type { PaperFigures } from './paper-figures.ts';
import { readReportFacts } from './read-report-facts.ts';

interface Report<Figures> {
  readonly says: string;
  readonly make: (facts: ReportFacts) => Paper;
  readonly figures: (facts: ReportFacts) => Figures;
}

const survey = ({ audit }: ReportFacts) => audit.survey;

/** In the order people need them. */
export const reports: { readonly [Name in keyof PaperFigures]: Report<PaperFigures[Name]> } = {
  audit: {
    says: 'what is there, how hard it will be',
    make: ({ audit }) => auditPaper(audit),
    figures: ({ audit }) => audit,
  },
  scope: {
    says: 'the written scope: everything there is, every gap, what HighLevel should look like',
    make: scopePaper,
    figures: ({ audit }) => audit,
  },
  estimate: {
    says: 'time, requests and price',
    make: ({ audit }) => estimatePaper(audit.estimate),
    figures: ({ audit }) => audit.estimate,
  },
  catalogue: {
    says: 'each kind of record and what it becomes',
    make: cataloguePaper,
    figures: ({ audit }) => ({ catalogue: audit.catalogue, compatibility: audit.compatibility }),
  },
  'export-validation': {
    says: 'whether the exports are whole',
    make: exportValidationPaper,
    figures: (facts) => ({
      files: facts.files,
      expected: facts.expected,
      totals: survey(facts).files,
      duplicates: survey(facts).duplicates,
      orphans: survey(facts).orphans,
    }),
  },
  tasks: {
    says: 'what only you can do',
    make: tasksPaper,
    figures: ({ audit, checklist }) => ({ human: audit.estimate.human, gaps: audit.gaps, checklist }),
  },
  mapping: {
    says: 'where each column goes',
    make: mappingPaper,
    figures: ({ map, cells, cellSums, decisions }) => ({ map, cells, cellSums, decisions }),
  },
  schema: {
    says: 'fields, pipelines, tags HighLevel needs',
    make: schemaPaper,
    figures: (facts) => ({
      pipelines: survey(facts).pipelines,
      customFields: survey(facts).customFields,
      tags: survey(facts).tags,
      lists: survey(facts).lists,
      planned: facts.load?.counts ?? null,
    }),
  },
  'consent-report': {
    says: 'who may be contacted, for the data protection officer',
    make: consentReport,
    figures: (facts) => ({
      statuses: survey(facts).statuses,
      consent: survey(facts).consent,
      applied: facts.consent,
    }),
  },
  'membership-strategy': {
    says: 'how to rebuild memberships and courses',
    make: membershipsPaper,
    figures: (facts) => ({
      memberships: survey(facts).memberships,
      behaviour: facts.audit.behaviour,
      subscriptions: survey(facts).counts.subscription,
    }),
  },
  'rebuild-inventory': {
    says: 'every sequence, automation, page, form, video to rebuild',
    make: rebuildInventoryPaper,
    figures: (facts) => ({ inventory: survey(facts).inventory, places: survey(facts).places }),
  },
  subscriptions: {
    says: 'moving the billing, without billing twice',
    make: subscriptionsPaper,
    figures: (facts) => ({ subscriptions: survey(facts).subscriptions, sums: facts.audit.sums }),
  },
  checklist: {
    says: 'the cut-over checklist, with dates and ticks',
    make: checklistPaper,
    figures: ({ checklist, warmUp }) => ({ checklist, warmUp }),
  },
  'merge-tags': {
    says: 'merge tags of e-mails and pages',
    make: mergeTagsPaper,
    figures: ({ map }) => ({ columns: map?.columns ?? [] }),
  },
  products: {
    says: 'products and prices to make',
    make: productsPaper,
    figures: (facts) => ({ products: survey(facts).products }),
  },
  redirects: {
    says: 'old addresses and their new ones',
    make: redirectsPaper,
    figures: (facts) => ({ inventory: survey(facts).inventory }),
  },
  capacity: {
    says: 'cost and capacity afterwards',
    make: capacityPaper,
    figures: (facts) => ({
      people: survey(facts).people,
      sums: facts.audit.sums,
      pruning: survey(facts).pruning,
      contacts: survey(facts).counts.contact,
      costs: facts.costs,
      comparisons: facts.comparisons,
    }),
  },
  reconciliation: {
    says: 'every planned row in one column',
    make: reconciliationReport,
    figures: ({ load }) => ({ load }),
  },
  verification: { says: 'every field compared', make: verificationReport, figures: ({ load }) => ({ load }) },
  completion: {
    says: 'whether Kartra can be cancelled',
    make: completionPaper,
    figures: (facts) => ({
      load: facts.load,
      cells: facts.cells,
      cellSums: facts.cellSums,
      checklist: facts.checklist,
      finished: facts.finished,
      subscriptions: survey(facts).subscriptions,
      gaps: facts.audit.gaps,
      sums: facts.audit.sums,
      estimate: facts.audit.estimate,
    }),
  },
  faq: {
    says: 'questions and answers',
    make: faqPaper,
    figures: ({ audit, consent }) => ({
      estimate: audit.estimate,
      compatibility: audit.compatibility,
      consent,
    }),
  },
};

export interface ReportSummary extends StepSummary {
  readonly step: 'report';
  /** Name of each paper written → what it opens with. */
  readonly reports: Readonly<Record<string, string>>;
}

/**
 * @param names papers to write; empty for all
 * @param at ISO instant
 * @throws LandfallError `usage` for a paper there is not
 */
export async function runReport(
  workspace: Workspace,
  names: readonly string[],
  at: string,
): Promise<ReportSummary> {
  const wanted = names.length === 0 ? Object.keys(reports) : names;
  const unknown = wanted.find((name) => !Object.hasOwn(reports, name));
  if (unknown !== undefined) {
    throw new LandfallError('usage', `There is no report named "${unknown}".`, {
      value: unknown,
      rule: `one of ${Object.keys(reports).join(', ')}`,
      remedy: 'landfall report --list names them.',
    });
  }
  const facts = await readReportFacts(workspace, at);
  const imprint = { account: facts.audit.survey.account, writtenAt: at, asOf: facts.audit.survey.asOf };
  const files: string[] = [];
  const leads: Record<string, string> = {};
  for (const name of Object.keys(reports) as (keyof PaperFigures)[]) {
    if (!wanted.includes(name)) continue;
    const { make, figures } = reports[name];
    const paper = make(facts);
    leads[name] = paper.lead;
    files.push(...(await writePaper(workspace, name, paper, figures(facts), imprint)));
  }
  return {
    step: 'report',
    runId: null,
    status: 'done',
    counts: {},
    requests: noRequests,
    issues: {},
    changes: 0,
    files,
    next: null,
    reports: leads,
  };
}

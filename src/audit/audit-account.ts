/** The audit as one pure function: what was counted in, everything the papers say out. */
import type { AccountSurvey, NamedCount } from '../model/account-survey.ts';
import type { AuditReport, GradeInputs } from '../model/audit.ts';
import type { Estimate, EstimateChoices, EstimateInputs, MeasuredLoad } from '../model/estimate.ts';
import { catalogueOf, compatibilityOf } from './catalogue.ts';
import { estimate, noCounts } from './estimate/estimate.ts';
import type { PriceRules } from './estimate/price.ts';
import { countObjects } from './estimate/schema-rules.ts';
import { findBehaviour } from './find-behaviour.ts';
import { type Acknowledgements, findGaps } from './find-gaps.ts';
import { findGotchas } from './find-gotchas.ts';
import { gradeMigration } from './grade.ts';
import { sumSurvey } from './sum-survey.ts';

/** What the field map and the location add to what was counted. */
export interface MapFacts {
  /** Columns of the map, or of the exports while there is no map. */
  readonly columns: number;
  readonly unconfirmed: number;
  readonly undecided: number;
  /** Fields of the location that have the same name and another type. */
  readonly clashing: number;
}

export interface AuditOptions {
  readonly map: MapFacts;
  readonly acknowledged: Acknowledgements;
  readonly prices: PriceRules;
  /** What was decided so far, as recommended where nothing is. */
  readonly choices: EstimateChoices;
  /** Whether accounts below this one share its location, by decision; else each has one of its own (R66). */
  readonly oneLocation: boolean;
  /** What a rehearsal took; null before one. */
  readonly measured: MeasuredLoad | null;
}

export function auditAccount(survey: AccountSurvey, options: AuditOptions): AuditReport {
  const { map, acknowledged, prices, measured, choices, oneLocation } = options;
  const inputs = estimateInputsOf(survey, map.columns, choices, oneLocation);
  const rules = { prices, measured, choices, withApi: survey.api.asked };
  const forecast = estimate(inputs, rules);
  const catalogue = catalogueOf(survey);
  const sums = sumSurvey(survey);
  return {
    survey,
    sums,
    nine: nineCounts(survey),
    behaviour: findBehaviour(survey.tags),
    gotchas: findGotchas(survey, sums, forecast),
    gaps: findGaps(survey, sums, acknowledged),
    catalogue,
    compatibility: {
      catalogue: compatibilityOf(catalogue),
      account: compatibilityOf(catalogue, ({ records }) => records > 0),
    },
    grade: gradeMigration(
      gradeInputsOf(survey, map, forecast),
      inputs.memberships + inputs.membershipsToRebuild === 0
        ? []
        : [withoutMemberships(survey, map, inputs, rules)],
    ),
    estimate: forecast,
  };
}

/** Contacts, companies, deals, tags, custom fields, lists, transactions, subscriptions, bookings (R144 to R152). */
function nineCounts(survey: AccountSurvey): readonly NamedCount[] {
  const { counts, tags, customFields, lists } = survey;
  return [
    { name: 'contacts', count: counts.contact },
    { name: 'companies', count: counts.company },
    { name: 'deals', count: counts.deal },
    { name: 'tags', count: tags.length },
    { name: 'custom fields', count: customFields.length },
    { name: 'lists', count: lists.length },
    { name: 'transactions', count: counts.transaction },
    { name: 'subscriptions', count: counts.subscription },
    { name: 'calendar bookings', count: counts.appointment },
  ];
}

/** @param columns of the field map */
function estimateInputsOf(
  survey: AccountSurvey,
  columns: number,
  choices: EstimateChoices,
  oneLocation: boolean,
): EstimateInputs {
  const { counts, inventory, transactions, mergedTags } = survey;
  const items = (...kinds: readonly string[]) => inventory.filter(({ kind }) => kinds.includes(kind)).length;
  const pipelines = new Set(survey.pipelines.map(({ pipeline }) => pipeline)).size;
  const payments = (transactions.sale ?? 0) + (transactions.rebill ?? 0);
  const sold = new Set(survey.products.map(({ product }) => product));
  const unsold = inventory.filter(({ kind, name }) => kind === 'product' && !sold.has(name));
  const inputs: EstimateInputs = {
    ...noCounts,
    contacts: counts.contact,
    companies: survey.people.companies,
    deals: counts.deal,
    transactions: payments,
    subscriptions: counts.subscription,
    memberships: counts.membership,
    affiliates: counts.affiliate,
    calendars: counts.calendar,
    appointments: counts.appointment,
    notes: counts.note,
    activities: counts.activity,
    history: survey.people.withHistory,
    customFields: survey.customFields.length,
    tags: survey.tags.length - mergedTags.names + mergedTags.tags,
    lists: survey.lists.length,
    pipelines: pipelines + (payments > 0 ? 1 : 0),
    columns,
    sequences: items('sequence'),
    automations: items('automation', 'campaign'),
    pages: items('page', 'funnel'),
    forms: items('form', 'survey', 'quiz'),
    emails: items('email', 'e-mail'),
    videos: items('video'),
    products: sold.size + unsold.length,
    membershipsToRebuild: items('membership'),
    subAccounts: oneLocation ? 1 : Math.max(1, survey.sellers.filter(({ name }) => name !== '').length),
  };
  return { ...inputs, customObjects: countObjects(inputs, choices) };
}

const lossyKinds = (survey: AccountSurvey): number =>
  catalogueOf(survey).filter(({ counted, support, records }) => counted && support === 'lossy' && records > 0)
    .length;

function gradeInputsOf(survey: AccountSurvey, map: MapFacts, forecast: Estimate): GradeInputs {
  return {
    lossyKinds: lossyKinds(survey),
    troubles: troublesOf(survey),
    unconfirmedColumns: map.unconfirmed,
    undecidedColumns: map.undecided,
    clashingFields: map.clashing,
    workingDays: forecast.workingDays.likely,
    requests: forecast.highLevelRequests,
    records: forecast.records,
  };
}

/** Each kind of trouble counts once: what its size costs is in the days. */
function troublesOf({ mergedTags, orphans, files, sellers, duplicates }: AccountSurvey): number {
  return [
    mergedTags.tags > 0,
    orphans.length > 0,
    files.rejected > 0,
    sellers.length > 1,
    duplicates.emailConflicts > 0,
  ].filter(Boolean).length;
}

function withoutMemberships(
  survey: AccountSurvey,
  map: MapFacts,
  inputs: EstimateInputs,
  options: Parameters<typeof estimate>[1],
) {
  const then = estimate({ ...inputs, memberships: 0, membershipsToRebuild: 0 }, options);
  const without: AccountSurvey = { ...survey, counts: { ...survey.counts, membership: 0 } };
  return {
    says: 'memberships are left aside',
    change: gradeInputsOf(without, map, then),
  };
}

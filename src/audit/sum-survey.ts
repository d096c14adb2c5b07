/**
 * Sums over the survey, each made once and by name, so that no paper reckons by itself and every sum can be checked
 * against the records. Pure.
 */
import type { AccountSurvey, NamedCount, SubscriptionGroup } from '../model/account-survey.ts';
import type { PaymentCohort, SurveySums } from '../model/audit.ts';
import { type SubscriptionStatus, subscriptionStatuses } from '../model/subscription.ts';
import { compareText, groupBy } from './count/count-names.ts';

export function sumSurvey(survey: AccountSurvey): SurveySums {
  const { counts, people, pruning, consent, memberships, transactions, orphans, places } = survey;
  const running = survey.subscriptions.filter(({ status }) => runningStatuses.has(status));
  return {
    people: {
      withGdprStatus: sum(consent.filter(({ gdprStatus }) => gdprStatus !== '').map((row) => row.people)),
      withPhone: counts.contact - people.withoutPhone,
      mailable: counts.contact - people.withoutEmail - pruning.byReason.blocked,
      withoutDeadWeight: counts.contact - pruning.people,
    },
    access: sum(memberships.map(({ active }) => active)),
    payments: (transactions.sale ?? 0) + (transactions.rebill ?? 0),
    orphans: sum(orphans.map(({ count }) => count)),
    runningSubscriptions: countOf(running),
    lastPayment: lastDayOf(running),
    subscriptionsByStatus: Object.fromEntries(
      subscriptionStatuses.map((status) => [
        status,
        countOf(survey.subscriptions.filter((group) => group.status === status)),
      ]),
    ) as Record<SubscriptionStatus, number>,
    cohorts: cohortsOf(running),
    processors: namesOf(running, ({ processor }) => [processor]).map(([[name = ''], count]) => ({
      name,
      count,
    })),
    guard: namesOf(running, ({ product, processor }) => [product, processor]).map(
      ([[product = '', processor = ''], subscriptions]) => ({ product, processor, subscriptions }),
    ),
    pipelines: pipelinesOf(survey),
    sequences: namedSums(places.map(({ sequence, people: count }) => ({ name: sequence, count }))),
  };
}

/** Subscriptions that go on billing in Kartra until somebody ends them there. */
const runningStatuses: ReadonlySet<SubscriptionStatus> = new Set(['active', 'pending-cancellation']);

function cohortsOf(running: readonly SubscriptionGroup[]): readonly PaymentCohort[] {
  const cohorts = groupBy<readonly SubscriptionGroup[]>();
  for (const group of running) {
    cohorts.update([group.nextMonth, group.processor, group.currency], (before = []) => [...before, group]);
  }
  return cohorts.entries().map(([[nextMonth = '', processor = '', currency = ''], groups]) => ({
    nextMonth,
    processor,
    currency,
    subscriptions: countOf(groups),
    nextAmount: sum(groups.map(({ nextAmount }) => nextAmount)),
    lastDay: lastDayOf(groups),
  }));
}

function namesOf(
  groups: readonly SubscriptionGroup[],
  keyOf: (group: SubscriptionGroup) => readonly string[],
) {
  const counts = groupBy<number>();
  for (const group of groups) counts.update(keyOf(group), (before = 0) => before + group.subscriptions);
  return counts.entries();
}

function pipelinesOf({ pipelines }: AccountSurvey): SurveySums['pipelines'] {
  return namedSums(pipelines.map(({ pipeline, deals }) => ({ name: pipeline, count: deals }))).map(
    ({ name, count }) => ({
      pipeline: name,
      stages: pipelines.filter(({ pipeline }) => pipeline === name).map(({ stage }) => stage),
      deals: count,
    }),
  );
}

/** One of each name, in the order of the names. */
function namedSums(counts: readonly NamedCount[]): readonly NamedCount[] {
  const sums = new Map<string, number>();
  for (const { name, count } of counts) sums.set(name, (sums.get(name) ?? 0) + count);
  return [...sums].map(([name, count]) => ({ name, count })).sort((a, b) => compareText(a.name, b.name));
}

function countOf(groups: readonly SubscriptionGroup[]): number {
  return sum(groups.map(({ subscriptions }) => subscriptions));
}

/** `YYYY-MM-DD`; empty where none is dated. */
function lastDayOf(groups: readonly SubscriptionGroup[]): string {
  return groups.reduce((latest, { lastDay }) => (lastDay > latest ? lastDay : latest), '');
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/**
 * The estimator: counts in, requests, hours, days and a price out. Rules only, so the same counts give the same
 * answer every time; nothing is asked of anybody. Pure.
 *
 * Two rules of thumb it must agree with: up to 5,000 contacts with standard custom fields and no memberships
 * take one to two weeks; memberships or courses, several custom objects, or more than 20,000 transactions take
 * three to five. What falls under neither takes two to three.
 */
import {
  type Estimate,
  type EstimateChoices,
  type EstimateInputs,
  estimateCounts,
  type HumanLine,
  type MeasuredLoad,
  type MigrationPhase,
  migrationPhases,
  type PhaseEstimate,
} from '../../model/estimate.ts';
import { number, plural } from '../../model/number-words.ts';
import { contactsPerDownload, countHumanWork, extraDownloads } from './human-rules.ts';
import { computePrice, mostRecords, type PriceRules } from './price.ts';
import { calibrate, countRequests, highLevelTime, kartraMinutes, requestsTo } from './request-rules.ts';

export interface EstimateOptions {
  readonly prices: PriceRules;
  /** What the rehearsal of this account took. */
  readonly measured?: MeasuredLoad | null;
  /** As recommended where nothing is said. */
  readonly choices?: EstimateChoices;
  /** Kartra's API is asked about each lead. */
  readonly withApi?: boolean;
}

const simpleContacts = 5000;
const largeTransactions = 20_000;

/** People work six hours a day on it. */
const minutesADay = 360;
/** Days of waiting that no work shortens: answers, the sign-off, registrations that run meanwhile. */
const waitingDays: Readonly<Record<MigrationPhase, number>> = {
  Discover: 0.5,
  Export: 0.5,
  'Set up': 0.5,
  Rehearse: 1,
  Migrate: 0,
  'Cut over': 1,
};
const [lowFactor, highFactor] = [0.75, 1.5];

/** Counts of an account nobody has said anything about. */
export const noCounts: EstimateInputs = Object.fromEntries(
  estimateCounts.map((name) => [name, 0]),
) as EstimateInputs;

/** What Landfall recommends, and the cautious reading of what HighLevel shows. */
export const usualChoices: EstimateChoices = {
  transactions: 'per-order',
  subscriptions: 'custom-object',
  memberships: 'tags',
  affiliates: 'fields',
  appointments: 'appointment',
  activity: 'dated-notes',
  consentBySearch: false,
  notesBySearch: false,
};

export function estimate(inputs: EstimateInputs, options: EstimateOptions): Estimate {
  const { prices, measured = null, withApi = false, choices = usualChoices } = options;
  const calibration = calibrate(measured);
  const lines = countRequests(inputs, choices, calibration).filter(
    ({ platform }) => withApi || platform !== 'Kartra',
  );
  const highLevelRequests = requestsTo(lines, 'HighLevel');
  const kartraRequests = requestsTo(lines, 'Kartra');
  const time = highLevelTime(highLevelRequests);
  const human = countHumanWork(inputs);
  const phases = migrationPhases.map((phase) =>
    phaseOf(phase, human, { load: time.minutes, api: kartraMinutes(kartraRequests) }),
  );
  const records = recordsOf(inputs);
  const likely = phases.reduce(
    (sum, { machineMinutes, humanMinutes, waitingDays: waiting }) =>
      // The machine works day and night beside people: what counts is the longer of the two.
      sum + Math.max(machineMinutes / 1440, humanMinutes / minutesADay) + waiting,
    0,
  );
  const { name, weeks, because } = classOf(inputs, records);
  return {
    route: { category: 'CRM', source: 'Kartra', destination: 'HighLevel' },
    inputs,
    records,
    choices,
    calibration,
    requests: lines,
    highLevelRequests,
    kartraRequests,
    machineMinutes: phases.reduce((sum, { machineMinutes }) => sum + machineMinutes, 0),
    limit: time.limit,
    human,
    humanMinutes: minutesOf(human),
    yourMinutes: minutesOf(human.filter(({ who }) => who === 'you')),
    downloads: extraDownloads(inputs) + 1,
    phases,
    workingDays: {
      low: Math.ceil(likely * lowFactor),
      likely: Math.ceil(likely),
      high: Math.ceil(likely * highFactor),
    },
    class: name,
    weeks,
    because,
    price: computePrice(inputs, records, prices),
  };
}

/** Records that travel; what must be rebuilt by hand is none. */
function recordsOf(inputs: EstimateInputs): number {
  const { contacts, companies, deals, transactions, subscriptions, memberships } = inputs;
  const { affiliates, calendars, appointments, notes, activities } = inputs;
  const people = contacts + companies + deals + transactions + subscriptions + memberships;
  return people + affiliates + calendars + appointments + notes + activities;
}

function minutesOf(lines: readonly HumanLine[]): number {
  return lines.reduce((sum, { minutes }) => sum + minutes, 0);
}

function phaseOf(
  phase: MigrationPhase,
  human: readonly HumanLine[],
  minutes: { readonly load: number; readonly api: number },
): PhaseEstimate {
  const machine: Partial<Record<MigrationPhase, number>> = {
    Export: minutes.api,
    // The rehearsal writes a sample; the time of a whole load bounds it.
    Rehearse: Math.min(minutes.load, 30),
    Migrate: minutes.load,
  };
  return {
    phase,
    machineMinutes: Math.ceil(machine[phase] ?? 0),
    humanMinutes: minutesOf(human.filter((line) => line.phase === phase)),
    waitingDays: waitingDays[phase],
  };
}

function classOf(
  inputs: EstimateInputs,
  records: number,
): { readonly name: Estimate['class']; readonly weeks: string; readonly because: readonly string[] } {
  if (records > mostRecords) {
    const because = [`${number(records)} records, more than ${number(mostRecords)}`];
    return { name: 'scoped individually', weeks: 'by agreement', because };
  }
  const { memberships, membershipsToRebuild, customObjects, transactions, contacts } = inputs;
  const reasons = [
    ...(memberships + membershipsToRebuild > 0 ? ['memberships or courses must be rebuilt'] : []),
    ...(customObjects > 1 ? [plural(customObjects, 'custom object')] : []),
    ...(transactions > largeTransactions
      ? [`${number(transactions)} transactions, more than ${number(largeTransactions)}`]
      : []),
  ];
  const downloads =
    contacts > contactsPerDownload
      ? [`${number(contacts)} contacts: downloading them from Kartra decides the date`]
      : [];
  if (reasons.length > 0)
    return { name: 'extended', weeks: '3 to 5 weeks', because: [...reasons, ...downloads] };
  if (contacts <= simpleContacts) {
    const because = [`${plural(contacts, 'contact')}, no memberships, at most one custom object`];
    return { name: 'simple', weeks: '1 to 2 weeks', because };
  }
  const because = [`${number(contacts)} contacts, more than ${number(simpleContacts)}`, ...downloads];
  return { name: 'standard', weeks: '2 to 3 weeks', because };
}

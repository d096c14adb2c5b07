/**
 * Requests by endpoint, from counts and from what was decided. Pure.
 *
 * HighLevel: one request for a new contact with its tags, fields and final do-not-disturb; companies are linked
 * 50 people at a time; opportunities, notes and appointments one each; a record of a custom object takes a
 * second request for its link. Reading back: contacts 500 a page, other records 100 a page; who may not be
 * contacted, notes and links person by person, unless the probe found a search that tells. The limits are 100
 * requests in 10 seconds and 200,000 a day, per location. Kartra: one call a lead, 20 a second per app.
 */
import type {
  Calibration,
  EstimateChoices,
  EstimateCount,
  EstimateInputs,
  MeasuredLoad,
  RequestLine,
} from '../../model/estimate.ts';
import { highLevelLimits, kartraLimits } from '../../model/quota.ts';
import { countMoneyDeals, countObjectRecords, countObjects, countOwnFields } from './schema-rules.ts';

type Platform = RequestLine['platform'];
type Count = (inputs: EstimateInputs, choices: EstimateChoices) => number;
type Rule = readonly [
  rule: string,
  platform: Platform,
  endpoint: string,
  of: string,
  count: Count,
  /** Requests for each of them; `1 / 50` travels fifty at a time. */
  each: number,
];

const of =
  (name: EstimateCount): Count =>
  (inputs) =>
    inputs[name];
const whereCompanies: Count = ({ contacts, companies }) => (companies > 0 ? contacts : 0);
const deals: Count = (inputs, choices) => inputs.deals + countMoneyDeals(inputs, choices);
const history: Count = (inputs, { activity }) => (activity === 'archive' ? 0 : inputs.history);
/** At most a request for each person. */
const byPerson =
  (count: Count): Count =>
  (inputs, choices) =>
    Math.min(inputs.contacts, count(inputs, choices));
const unless =
  (known: 'consentBySearch' | 'notesBySearch', count: Count): Count =>
  (inputs, choices) =>
    choices[known] ? 0 : count(inputs, choices);
const noted: Count = (inputs, choices) => inputs.notes + history(inputs, choices) + inputs.appointments;

/** Looks at settings, workflows and schema, before each kind of record and after. */
const looks = 45;
/** A custom object: itself, some eleven fields, a look before each, its link to people. */
const perObject = 25;

const rules: readonly Rule[] = [
  ['E-API-LEAD', 'Kartra', 'get_lead', 'contacts', of('contacts'), 1],
  ['E-LOOK', 'HighLevel', 'GET settings and schema', 'loads', ({ contacts }) => Number(contacts > 0), looks],
  [
    'E-FIELD',
    'HighLevel',
    'POST /locations/{locationId}/customFields',
    'custom fields',
    of('customFields'),
    1,
  ],
  [
    'E-FIELD-OWN',
    'HighLevel',
    'POST /locations/{locationId}/customFields',
    'fields Landfall adds',
    countOwnFields,
    1,
  ],
  ['E-TAG', 'HighLevel', 'POST /locations/{locationId}/tags', 'tags', of('tags'), 1],
  ['E-TAG-LIST', 'HighLevel', 'POST /locations/{locationId}/tags', 'lists', of('lists'), 1],
  ['E-TAG-BOUGHT', 'HighLevel', 'POST /locations/{locationId}/tags', 'products', of('products'), 1],
  ['E-PIPELINE', 'HighLevel', 'POST /opportunities/pipelines', 'pipelines', of('pipelines'), 1],
  ['E-OBJECT', 'HighLevel', 'POST /objects/ and its fields', 'custom objects', countObjects, perObject],
  ['E-COMPANY', 'HighLevel', 'POST /businesses/', 'companies', of('companies'), 1],
  ['E-COMPANY-GROUP', 'HighLevel', 'POST /contacts/bulk/business', 'companies', of('companies'), 1],
  ['E-COMPANY-LINK', 'HighLevel', 'POST /contacts/bulk/business', 'contacts', whereCompanies, 1 / 50],
  ['E-CONTACT', 'HighLevel', 'POST /contacts/', 'contacts', of('contacts'), 1],
  ['E-DEAL', 'HighLevel', 'POST /opportunities/', 'deals', of('deals'), 1],
  ['E-ORDER', 'HighLevel', 'POST /opportunities/', 'orders and subscriptions as deals', countMoneyDeals, 1],
  [
    'E-RECORD',
    'HighLevel',
    'POST /objects/{schemaKey}/records',
    'records of custom objects',
    countObjectRecords,
    1,
  ],
  [
    'E-RECORD-LINK',
    'HighLevel',
    'POST /associations/relations',
    'records of custom objects',
    countObjectRecords,
    1,
  ],
  ['E-CALENDAR', 'HighLevel', 'POST /calendars/ and /calendars/schedules', 'calendars', of('calendars'), 2],
  ['E-APPOINTMENT', 'HighLevel', 'POST of an appointment or its note', 'appointments', of('appointments'), 1],
  ['E-NOTE', 'HighLevel', 'POST /contacts/{contactId}/notes', 'notes', of('notes'), 1],
  ['E-HISTORY', 'HighLevel', 'POST /contacts/{contactId}/notes', 'people with a history', history, 1],
  ['E-READ-CONTACTS', 'HighLevel', 'POST /contacts/search (read back)', 'contacts', of('contacts'), 1 / 500],
  ['E-READ-LISTS', 'HighLevel', 'POST /contacts/search (lists)', 'lists', of('lists'), 1],
  [
    'E-READ-CONSENT',
    'HighLevel',
    'GET /contacts/{contactId}',
    'contacts',
    unless('consentBySearch', of('contacts')),
    1,
  ],
  [
    'E-SEARCH-CONSENT',
    'HighLevel',
    'POST /contacts/search (consent, four channels)',
    'contacts',
    (inputs, { consentBySearch }) => (consentBySearch ? inputs.contacts : 0),
    4 / 500,
  ],
  ['E-READ-DEALS', 'HighLevel', 'GET /opportunities/search', 'deals', deals, 1 / 100],
  [
    'E-READ-RECORDS',
    'HighLevel',
    'POST /objects/{schemaKey}/records/search',
    'records of custom objects',
    countObjectRecords,
    1 / 100,
  ],
  [
    'E-READ-LINKS',
    'HighLevel',
    'GET /associations/relations/{recordId}',
    'people with records',
    byPerson(countObjectRecords),
    1,
  ],
  [
    'E-READ-NOTES',
    'HighLevel',
    'GET /contacts/{contactId}/notes',
    'people with notes',
    unless('notesBySearch', byPerson(noted)),
    1,
  ],
  [
    'E-SEARCH-NOTES',
    'HighLevel',
    'POST /notes/search',
    'notes',
    (inputs, choices) => (choices.notesBySearch ? noted(inputs, choices) : 0),
    1 / 100,
  ],
];

/** Fewer requests than that at one endpoint of the rehearsal say nothing about the rule. */
const leastEvidence = 20;

/** How what a load took differs from what the rules foresee of it, by endpoint. */
export function calibrate(measured: MeasuredLoad | null): Calibration {
  if (measured === null) return { from: 'rule', people: 0, factors: {} };
  const { inputs, choices, requests } = measured;
  const foreseen = new Map<string, number>();
  for (const [, , endpoint, , count, each] of rules)
    foreseen.set(endpoint, (foreseen.get(endpoint) ?? 0) + count(inputs, choices) * each);
  const factors: Record<string, number> = {};
  for (const [endpoint, expected] of foreseen) {
    const sent = requests[endpoint];
    if (sent !== undefined && expected >= leastEvidence) factors[endpoint] = roundOff(sent / expected);
  }
  return { from: 'measured', people: inputs.contacts, factors };
}

export function countRequests(
  inputs: EstimateInputs,
  choices: EstimateChoices,
  { factors }: Calibration,
): readonly RequestLine[] {
  return rules
    .map(([rule, platform, endpoint, counted, count, foreseen]): RequestLine => {
      const number = count(inputs, choices);
      const each = roundOff(foreseen * (factors[endpoint] ?? 1));
      const requests = Math.ceil(roundOff(number * each));
      return { rule, endpoint, platform, count: number, of: counted, each, requests };
    })
    .filter(({ requests }) => requests > 0);
}

/** 50 × (1 / 50) is a whole number, whatever the machine's fractions make of it. */
function roundOff(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}

export function requestsTo(lines: readonly RequestLine[], platform: Platform): number {
  return lines.filter((line) => line.platform === platform).reduce((sum, { requests }) => sum + requests, 0);
}

const minuteMs = 60_000;
const dayMinutes = 1440;

/** Minutes at HighLevel's quota, and which of its two limits binds. */
export function highLevelTime(requests: number): {
  readonly minutes: number;
  readonly limit: '100 requests per 10 seconds' | '200,000 requests a day';
} {
  const windows = Math.max(0, Math.ceil(requests / highLevelLimits.maxPerWindow) - 1);
  const byWindow = (windows * highLevelLimits.windowMs) / minuteMs;
  const byDay = Math.floor(Math.max(0, requests - 1) / highLevelLimits.maxPerDay) * dayMinutes;
  return byDay > byWindow
    ? { minutes: byDay, limit: '200,000 requests a day' }
    : { minutes: byWindow, limit: '100 requests per 10 seconds' };
}

/** Minutes at Kartra's 20 calls a second. */
export function kartraMinutes(calls: number): number {
  return (calls / kartraLimits.maxPerWindow) * (kartraLimits.windowMs / minuteMs);
}

/**
 * Requests by endpoint, from counts alone. Pure.
 *
 * HighLevel: one request for a new contact with its tags, fields and final do-not-disturb; companies are linked
 * 50 people at a time; opportunities, notes and appointments one each; a record of a custom object takes a
 * second request for its link. Reading back: contacts 500 a page, other records 100 a page. The limits are 100
 * requests in 10 seconds and 200,000 a day, per location. Kartra: one call a lead, 20 a second per app.
 */
import type { EstimateCount, EstimateInputs, RequestLine } from '../../model/estimate.ts';
import { highLevelLimits, kartraLimits } from '../../model/quota.ts';

type Platform = RequestLine['platform'];
type Rule = readonly [
  rule: string,
  platform: Platform,
  endpoint: string,
  of: EstimateCount,
  /** Requests for each of them; `1 / 50` travels fifty at a time. */
  each: number,
];

/** Requests for one contact unless a rehearsal measured another figure. */
export const requestsPerContact = 1;

const rules: readonly Rule[] = [
  ['E-API-LEAD', 'Kartra', 'get_lead', 'contacts', 1],
  ['E-FIELD', 'HighLevel', 'POST /locations/{id}/customFields', 'customFields', 1],
  ['E-TAG', 'HighLevel', 'POST /locations/{id}/tags', 'tags', 1],
  ['E-PIPELINE', 'HighLevel', 'POST /opportunities/pipelines', 'pipelines', 1],
  ['E-OBJECT', 'HighLevel', 'POST /objects/', 'customObjects', 12],
  ['E-COMPANY', 'HighLevel', 'POST /businesses/', 'companies', 1],
  ['E-COMPANY-LINK', 'HighLevel', 'POST /contacts/bulk/business', 'contacts', 1 / 50],
  ['E-CONTACT', 'HighLevel', 'POST /contacts/', 'contacts', requestsPerContact],
  ['E-DEAL', 'HighLevel', 'POST /opportunities/', 'deals', 1],
  ['E-ORDER', 'HighLevel', 'POST /opportunities/ (orders)', 'transactions', 1],
  ['E-SUBSCRIPTION', 'HighLevel', 'POST /objects/{key}/records', 'subscriptions', 1],
  ['E-SUBSCRIPTION-LINK', 'HighLevel', 'POST /associations/relations', 'subscriptions', 1],
  ['E-CALENDAR', 'HighLevel', 'POST /calendars/', 'calendars', 2],
  ['E-APPOINTMENT', 'HighLevel', 'POST /calendars/events/appointments', 'appointments', 1],
  ['E-NOTE', 'HighLevel', 'POST /contacts/{id}/notes', 'notes', 1],
  [
    'E-ACTIVITY',
    'HighLevel',
    'POST /contacts/{id}/notes (activity, a note per person)',
    'activities',
    1 / 10,
  ],
  ['E-READ-CONTACTS', 'HighLevel', 'POST /contacts/search (read back)', 'contacts', 1 / 500],
  ['E-READ-CONSENT', 'HighLevel', 'POST /contacts/search (consent, four channels)', 'contacts', 4 / 500],
  ['E-READ-DEALS', 'HighLevel', 'POST /opportunities/search (read back)', 'deals', 1 / 100],
  ['E-READ-ORDERS', 'HighLevel', 'POST /opportunities/search (orders read back)', 'transactions', 1 / 100],
  ['E-READ-RECORDS', 'HighLevel', 'POST /objects/{key}/records/search', 'subscriptions', 1 / 100],
  ['E-READ-NOTES', 'HighLevel', 'POST /notes/search', 'notes', 1 / 100],
];

/** @param measured requests for one contact as the rehearsal of this account needed them; null: by the rule */
export function countRequests(inputs: EstimateInputs, measured: number | null): readonly RequestLine[] {
  return rules
    .map(([rule, platform, endpoint, of, each]): RequestLine => {
      const count = inputs[of];
      const one = rule === 'E-CONTACT' && measured !== null ? measured : each;
      return { rule, endpoint, platform, count, of, each: one, requests: Math.ceil(roundOff(count * one)) };
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

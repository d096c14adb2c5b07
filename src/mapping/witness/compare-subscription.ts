/**
 * A subscription as the exports tell it beside what Kartra's API says of the same one: status, start, period, next
 * payment. The export stands; a difference is told before anything is written. Pure.
 *
 * (Kartra, `get_subscription_details`: states are Active, Paused, Cancelled and Terminated, which is paid in full; the
 * export has Pending Cancellation besides, which the API calls Active. Dates are in the API's own zone, so a day apart
 * is no difference; `0000-00-00 00:00:00` and `N/A` say nothing.)
 */
import { parseMoney } from '../../model/money.ts';
import { readStamp } from '../../model/read-stamp.ts';
import type { ExportedSubscription, SubscriptionStatus } from '../../model/subscription.ts';
import type { WitnessDetail, WitnessDifference } from '../../model/witness.ts';

const dayMs = 86_400_000;

const apiStatuses: Readonly<Record<string, SubscriptionStatus>> = {
  active: 'active',
  paused: 'paused',
  cancelled: 'cancelled',
  canceled: 'cancelled',
  terminated: 'paid-in-full',
};

/** @param exported null where the exports have no such subscription */
export function compareSubscription(
  exported: ExportedSubscription | null,
  { id, marker, record }: WitnessDetail,
): readonly WitnessDifference[] {
  const differs = (what: string, ours: string | null, api: string): WitnessDifference => ({
    marker,
    field: `subscription ${id}: ${what}`,
    kind: ours === null ? 'only-in-api' : 'changed',
    exported: ours,
    api,
    wins: 'export',
  });
  const statusText = record['subscription_status'] ?? '';
  if (exported === null) return [differs('all of it', null, statusText)];
  const { fact, columns } = exported;
  const found: WitnessDifference[] = [];
  const status = apiStatuses[statusText.trim().toLowerCase()];
  const ours = fact.status === 'pending-cancellation' ? 'active' : fact.status;
  if (status !== undefined && ours !== 'unknown' && ours !== status)
    found.push(differs('status', fact.status, status));
  for (const [what, column, field] of days) {
    const day = dayOf(columns[column] ?? '');
    const api = dayOf(record[field] ?? '');
    if (day !== null && api !== null && Math.abs(Date.parse(day) - Date.parse(api)) > dayMs)
      found.push(differs(what, day, api));
  }
  const period = fold(columns['recurrence_term'] ?? '');
  const apiPeriod = fold(record['subscription_recurring_period'] ?? '');
  if (period !== '' && apiPeriod !== '' && period !== apiPeriod)
    found.push(differs('how often', period, apiPeriod));
  const amount = parseMoney(columns['next_payment_amount'] ?? '', fact.currency);
  const apiAmount = parseMoney(record['subscription_next_scheduled_payment_amount'] ?? '', fact.currency);
  if (amount !== null && apiAmount !== null && amount !== apiAmount)
    found.push(differs('next amount, in the smallest unit', String(amount), String(apiAmount)));
  return found;
}

/** What is compared, the export's column, the API's field. */
const days = [
  ['start', 'start_date', 'subscription_start_date'],
  ['next payment', 'next_payment_date', 'subscription_next_payment_date'],
] as const;

const dayOf = (text: string): string | null => readStamp(text, null)?.date ?? null;

const fold = (text: string): string => text.trim().toLowerCase().replace(/\s+/gu, ' ');

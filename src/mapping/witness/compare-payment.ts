/**
 * A payment as the transactions export has it beside what Kartra's API says of the same one: amount, type and
 * day. The export stands; a difference is told before anything is written. Pure.
 *
 * (Kartra, `get_transaction_details`: the amount is a plain decimal without a currency, refunds as positive
 * amounts; dates are in the API's own zone, so a day apart is no difference.)
 */
import { parseMoney } from '../../model/money.ts';
import { readStamp } from '../../model/read-stamp.ts';
import type { StoredEvent } from '../../model/transaction.ts';
import type { WitnessDetail, WitnessDifference } from '../../model/witness.ts';

const dayMs = 86_400_000;

/** @param event null where the exports have no such payment */
export function comparePayment(
  event: StoredEvent | null,
  detail: WitnessDetail,
): readonly WitnessDifference[] {
  const { id, marker, record } = detail;
  const differs = (what: string, exported: string | null, api: string): WitnessDifference => ({
    marker,
    field: `transaction ${id}: ${what}`,
    kind: exported === null ? 'only-in-api' : 'changed',
    exported,
    api,
    wins: 'export',
  });
  const amountText = record['transaction_full_amount'] ?? '';
  if (event === null) return [differs('all of it', null, amountText)];
  const found: WitnessDifference[] = [];
  const amount = parseMoney(amountText, event.currency);
  if (amount !== null && event.amount !== null && Math.abs(amount) !== Math.abs(event.amount)) {
    found.push(
      differs('amount, in the smallest unit', String(Math.abs(event.amount)), String(Math.abs(amount))),
    );
  }
  const type = (record['transaction_type'] ?? '').trim().toLowerCase().replaceAll('_', '-');
  if (type !== '' && type !== event.type) found.push(differs('type', event.type, type));
  const day = readStamp(record['transaction_date'] ?? '', null)?.date ?? null;
  const ours = event.at.slice(0, 10);
  if (day !== null && ours !== '' && Math.abs(Date.parse(day) - Date.parse(ours)) > dayMs) {
    found.push(differs('day', ours, day));
  }
  return found;
}

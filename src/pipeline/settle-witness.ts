/**
 * Compares what the second witness said with the exports, and keeps the result: differences, the meaning of
 * the consent code, the columns only the API has. Asks nobody; done after a look, and again after an extract.
 */
import { tallyColumns } from '../extract/profile-columns.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { comparePayment } from '../mapping/witness/compare-payment.ts';
import { compareSubscription } from '../mapping/witness/compare-subscription.ts';
import { addToTally, findReading } from '../mapping/witness/find-reading.ts';
import { findUnlistedMoney } from '../mapping/witness/find-unlisted-money.ts';
import type { ColumnProfile } from '../model/field-map.ts';
import { readStamp } from '../model/read-stamp.ts';
import type { CommunicationsReading, WitnessDifference, WitnessRound } from '../model/witness.ts';
import { mergeWith } from './merge-people.ts';

/** @param now epoch ms: when the round ended, unless it had */
export async function settleWitness(
  ledger: Ledger,
  round: WitnessRound,
  now: number,
): Promise<CommunicationsReading> {
  const { entities, witness } = ledger;
  const tally = { agreedIs1: 0, agreedIs0: 0 };
  for await (const people of entities.all('contact')) {
    const leads = await witness.leads(people.map(({ marker }) => marker));
    for (const entity of people) {
      const lead = leads.get(entity.marker);
      if (lead !== undefined) addToTally(tally, entity, lead);
    }
  }
  const reading = findReading(tally);
  const merge = await mergeWith(ledger, reading);
  const profiles = await addedColumns(ledger, merge);
  const differences = async function* (): AsyncGenerator<readonly WitnessDifference[]> {
    for await (const people of entities.all('contact')) {
      yield (await merge(people)).flatMap((merged) => merged.differences);
    }
    yield* moneyDifferences(ledger);
  };
  await witness.endRound(round.id, { endedAt: now, reading, profiles }, differences());
  return reading;
}

async function addedColumns(
  ledger: Ledger,
  merge: Awaited<ReturnType<typeof mergeWith>>,
): Promise<readonly ColumnProfile[]> {
  const exported = new Set(
    (await ledger.entities.profiles('contact')).filter(({ filled }) => filled > 0).map((one) => one.column),
  );
  const added = async function* () {
    for await (const people of ledger.entities.all('contact')) {
      yield (await merge(people)).map(({ entity }) => ({
        columns: Object.fromEntries(
          Object.entries(entity.columns).filter(([column]) => !exported.has(column)),
        ),
      }));
    }
  };
  return tallyColumns(added());
}

/** Of payments and subscriptions that were asked for, both ways; nothing where no such file was exported. */
async function* moneyDifferences(ledger: Ledger): AsyncGenerator<readonly WitnessDifference[]> {
  const { entities, transactions, witness } = ledger;
  const hasPayments = (await entities.count('transaction')) > 0;
  const hasSubscriptions = hasPayments || (await entities.count('subscription')) > 0;
  if (hasPayments) {
    for await (const details of witness.details('transaction')) {
      const events = await transactions.find(details.map(({ id }) => id));
      yield details.flatMap((detail) => comparePayment(events.get(detail.id) ?? null, detail));
    }
  }
  if (!hasSubscriptions) return;
  let oldest: string | null = null;
  for await (const details of witness.details('subscription')) {
    const known = await transactions.findSubscriptions(details.map(({ id }) => id));
    yield details.flatMap((detail) => compareSubscription(known.get(detail.id) ?? null, detail));
    for (const { record } of details) {
      const day = readStamp(record['subscription_start_date'] ?? '', null)?.date;
      if (day !== undefined && (oldest === null || day < oldest)) oldest = day;
    }
  }
  for await (const people of entities.all('contact')) {
    const leads = await witness.leads(people.map(({ marker }) => marker));
    const asked = people.filter(({ marker }) => leads.get(marker)?.record?.listed != null);
    const money = await transactions.moneyOf(asked.map(({ id }) => id));
    yield asked.flatMap(({ id, marker }) => {
      const listed = leads.get(marker)?.record?.listed;
      const exported = money.get(id);
      if (listed == null || exported === undefined) return [];
      return findUnlistedMoney(marker, exported, listed, oldest);
    });
  }
}

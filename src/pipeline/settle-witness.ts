/**
 * Compares what the second witness said with the exports, and keeps the result: differences, the meaning of
 * the consent code, the columns only the API has. Asks nobody; done after a look, and again after an extract.
 */
import { tallyColumns } from '../extract/profile-columns.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { comparePayment } from '../mapping/witness/compare-payment.ts';
import { addToTally, findReading } from '../mapping/witness/find-reading.ts';
import type { ColumnProfile } from '../model/field-map.ts';
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
    yield* paymentDifferences(ledger);
  };
  await witness.endRound(round.id, { endedAt: now, reading, profiles }, differences());
  return reading;
}

async function addedColumns(
  ledger: Ledger,
  merge: Awaited<ReturnType<typeof mergeWith>>,
): Promise<readonly ColumnProfile[]> {
  const exported = new Set((await ledger.entities.profiles('contact')).map(({ column }) => column));
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

/** Of payments whose details were asked for; nothing where no transactions were exported. */
async function* paymentDifferences(ledger: Ledger): AsyncGenerator<readonly WitnessDifference[]> {
  if ((await ledger.entities.count('transaction')) === 0) return;
  for await (const details of ledger.witness.details('transaction')) {
    const events = await ledger.transactions.find(details.map(({ id }) => id));
    yield details.flatMap((detail) => comparePayment(events.get(detail.id) ?? null, detail));
  }
}

/** The paper about the second witness: where Kartra's API and the exports do not say the same. */
import type { WitnessDifference, WitnessLead, WitnessOutcome } from '../model/witness.ts';
import { csvText } from './csv.ts';
import { differenceWords } from './difference-words.ts';

const winsWords: Readonly<Record<WitnessDifference['wins'], string>> = {
  export: 'the export',
  api: 'Kartra’s API',
  strictest: 'the stricter one: nobody is written to because of it',
};

const outcomeWords: Readonly<Record<WitnessOutcome, string>> = {
  read: 'read',
  deleted: 'deleted in Kartra',
  'not-found': 'Kartra knows no such person',
  'another-lead': 'Kartra shows somebody else under this number',
  unanswered: 'Kartra did not answer; landfall enrich asks again',
};

/** One line per difference, then one per person who could not be read. */
export function secondWitnessCsv(
  differences: AsyncIterable<readonly WitnessDifference[]>,
  unread: AsyncIterable<readonly WitnessLead[]>,
): AsyncGenerator<string> {
  const columns = ['person', 'field', 'what', 'in the export', 'in Kartra’s API', 'which stands'];
  const cells = async function* () {
    for await (const batch of differences) {
      yield batch.map(({ marker, field, kind, exported, api, wins }) => [
        marker,
        field,
        differenceWords[kind],
        exported,
        api,
        winsWords[wins],
      ]);
    }
    for await (const batch of unread) {
      yield batch.map(({ marker, outcome }) => [
        marker,
        null,
        outcomeWords[outcome],
        null,
        null,
        outcome === 'deleted' ? winsWords.strictest : winsWords.export,
      ]);
    }
  };
  return csvText(columns, cells());
}

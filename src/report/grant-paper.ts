/** Who is given access to which course, one row each: by marker, so that no address stands in the paper. */
import { asExpectedEnrollment } from '../model/enrollment.ts';
import type { Operation } from '../model/journal.ts';
import { csvText } from './csv.ts';

export function grantCsv(batches: AsyncIterable<readonly Operation[]>): AsyncGenerator<string> {
  const columns = ['person', 'membership in Kartra', 'level', 'offer in HighLevel', 'access', 'why'];
  const rows = async function* () {
    for await (const batch of batches) {
      yield batch.map((operation) => {
        const { contact, membership, level, offer } = asExpectedEnrollment(operation.expected);
        return [contact, membership, level, offer, wordsOf(operation), operation.note ?? operation.reason];
      });
    }
  };
  return csvText(columns, rows());
}

function wordsOf({ action, state }: Operation): string {
  if (action === 'unchanged') return 'has it already';
  if (state === 'skipped') return 'left out on purpose';
  if (state === 'done') return 'given';
  if (state === 'refused') return 'HighLevel would not accept';
  return state === 'planned' ? 'to be given' : 'we cannot tell yet: nothing will be sent twice';
}

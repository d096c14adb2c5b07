/** Who is given what by a grant, one row each: by marker, so that no address stands in the paper. */
import { asExpectedAffiliateAccount } from '../model/affiliate-account.ts';
import { asExpectedEnrollment } from '../model/enrollment.ts';
import type { Operation } from '../model/journal.ts';
import { csvText } from './csv.ts';

export function grantCsv(batches: AsyncIterable<readonly Operation[]>): AsyncGenerator<string> {
  const columns = ['person', 'in Kartra', 'level', 'in HighLevel', 'given', 'why'];
  const rows = async function* () {
    for await (const batch of batches) {
      yield batch.map((operation) => [
        ...describe(operation),
        wordsOf(operation),
        operation.note ?? operation.reason,
      ]);
    }
  };
  return csvText(columns, rows());
}

function describe({ object, expected }: Operation): readonly [string, string, string, string] {
  if (object === 'affiliate-account') {
    const { contact, username } = asExpectedAffiliateAccount(expected);
    return [contact, username, '', 'account of an affiliate'];
  }
  const { contact, membership, level, offer } = asExpectedEnrollment(expected);
  return [contact, membership, level, offer];
}

function wordsOf({ action, state }: Operation): string {
  if (action === 'unchanged') return 'has it already';
  if (state === 'skipped') return 'left out on purpose';
  if (state === 'done') return 'given';
  if (state === 'refused') return 'HighLevel would not accept';
  return state === 'planned' ? 'to be given' : 'we cannot tell yet: nothing will be sent twice';
}

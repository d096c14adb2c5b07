/**
 * Each list of Kartra, counted at the location the way its Smart List counts: by a search for its tag. Fewer
 * than the people given the tag is a difference; more are people your team gave it.
 */
import type { HighLevel } from '../connectors/highlevel/connect.ts';
import type { Send } from '../model/http.ts';
import type { RequestPurpose } from '../model/journal.ts';
import type { Discrepancy } from '../model/verification.ts';
import type { Tally } from './tally.ts';

interface ListOptions {
  /** Tag of the list → people who must have it. */
  readonly lists: ReadonlyMap<string, number>;
  readonly destination: HighLevel;
  readonly send: (purpose: RequestPurpose) => Send;
}

export async function* verifyLists(
  { lists, destination, send }: ListOptions,
  tally: Tally,
): AsyncGenerator<readonly Discrepancy[]> {
  for (const [tag, people] of lists) {
    const filters = [{ field: 'tags', operator: 'eq', value: tag }] as const;
    const counted = await destination.countContacts(filters, send('verify-lists'));
    const found = counted.kind === 'found' ? counted.record : null;
    const state = found === null ? 'unverifiable' : found < people ? 'mismatched' : 'verified';
    tally.addRecord('list', state);
    if (found !== null) {
      tally.addField('list', { field: 'people', comparison: found < people ? 'different' : 'equal' });
    }
    const about = { object: 'list', externalId: tag, destinationId: null, field: 'people' };
    const actual = found === null ? null : String(found);
    yield state === 'verified' ? [] : [{ ...about, state, expected: String(people), actual }];
  }
}

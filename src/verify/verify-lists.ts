/**
 * Each list of Kartra, counted at the location the way its Smart List counts: by a search for its tag, and, where
 * search tells who gets no e-mail, by one for those of them. Fewer than planned is a difference; more are people your
 * team gave the tag, or closed e-mail for.
 */
import type { HighLevel } from '../connectors/highlevel/connect.ts';
import { type ContactFilter, restrictedOn } from '../connectors/highlevel/search-contacts.ts';
import type { Channel } from '../model/contact.ts';
import type { Send } from '../model/http.ts';
import type { RequestPurpose } from '../model/journal.ts';
import type { Discrepancy } from '../model/verification.ts';
import type { Tally } from './tally.ts';

/** People who must have the tag of a list, and of them those who must get no e-mail. */
export interface ListCount {
  readonly people: number;
  readonly noEmail: number;
}

interface ListOptions {
  /** By the tag of the list. */
  readonly lists: ReadonlyMap<string, ListCount>;
  readonly destination: HighLevel;
  readonly send: (purpose: RequestPurpose) => Send;
  /** Channels whose restriction a search finds. */
  readonly searchableChannels: readonly Channel[];
}

export async function* verifyLists(
  { lists, destination, send, searchableChannels }: ListOptions,
  tally: Tally,
): AsyncGenerator<readonly Discrepancy[]> {
  for (const [tag, { people, noEmail }] of lists) {
    const byTag: ContactFilter = { field: 'tags', operator: 'eq', value: tag };
    const facts: { field: string; wanted: number; filters: readonly ContactFilter[] }[] = [
      { field: 'people', wanted: people, filters: [byTag] },
    ];
    if (noEmail > 0 && searchableChannels.includes('email'))
      facts.push({
        field: 'people without e-mail',
        wanted: noEmail,
        filters: [byTag, restrictedOn('email')],
      });
    const found: Discrepancy[] = [];
    for (const { field, wanted, filters } of facts) {
      const counted = await destination.countContacts(filters, send('verify-lists'));
      const count = counted.kind === 'found' ? counted.record : null;
      if (count !== null)
        tally.addField('list', { field, comparison: count < wanted ? 'different' : 'equal' });
      if (count !== null && count >= wanted) continue;
      const state = count === null ? ('unverifiable' as const) : ('mismatched' as const);
      const actual = count === null ? null : String(count);
      const about = { object: 'list', externalId: tag, destinationId: null, field };
      found.push({ ...about, state, expected: String(wanted), actual });
    }
    tally.addRecord('list', found[0]?.state ?? 'verified');
    yield found;
  }
}

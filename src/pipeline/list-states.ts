/** The lists of everybody the second witness was read of, person by person, list by list. */
import type { Ledger } from '../ledger/ledger.ts';
import { compareLists } from '../mapping/witness/compare-lists.ts';
import type { ListLine } from '../report/list-states.ts';

export async function* listStates({ entities, witness }: Ledger): AsyncGenerator<readonly ListLine[]> {
  const isExported = (await entities.profiles('contact')).some(({ column }) => column === 'lists');
  for await (const people of entities.all('contact')) {
    const leads = await witness.leads(people.map(({ marker }) => marker));
    yield people.flatMap(({ marker, columns }) => {
      const lists = leads.get(marker)?.record?.lists;
      if (lists === undefined) return [];
      const cell = isExported ? (columns['lists'] ?? '') : null;
      return compareLists(cell, lists).map((state) => ({ marker, ...state }));
    });
  }
}

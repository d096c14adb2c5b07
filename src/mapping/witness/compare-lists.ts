/**
 * The lists of one person by both sources, one by one: what the export's cell says, what Kartra's API says
 * (which keeps a list that was left), and what stands. On a list is only who is on it by both; where no
 * export has a column of lists, by the API alone. Pure.
 */
import type { WitnessList } from '../../model/witness.ts';
import { anySeparator, fold, namesIn } from './same-value.ts';

export interface ListState {
  /** As Kartra's API writes it; as the export does where the API has no such list. */
  readonly list: string;
  /** Null where no export has a column of lists. */
  readonly exported: 'on' | 'not-on' | null;
  readonly api: 'on' | 'left' | 'not-on';
  readonly stands: 'on' | 'left' | 'not-on';
}

/**
 * @param exported the cell of lists, '' when it is empty; null where no export has such a column
 * @returns lists in the order of the API, then those only the export has
 * @example compareLists('News', [{ name: 'News', active: false }])
 * // [{ list: 'News', exported: 'on', api: 'left', stands: 'left' }]
 */
export function compareLists(exported: string | null, lists: readonly WitnessList[]): ListState[] {
  const ours = new Set(namesIn(exported ?? ''));
  const met = new Set<string>();
  const states = lists.map(({ name, active }): ListState => {
    // A name may hold what separates names in the cell: it is there when all its parts are.
    const parts = namesIn(name);
    const isOurs = parts.length > 0 && parts.every((part) => ours.has(part));
    if (isOurs) for (const part of parts) met.add(part);
    return {
      list: name,
      exported: exported === null ? null : state(isOurs),
      api: active ? 'on' : 'left',
      stands: active ? state(exported === null || isOurs) : 'left',
    };
  });
  for (const name of (exported ?? '').split(anySeparator)) {
    const folded = fold(name);
    if (folded === '' || met.has(folded)) continue;
    met.add(folded);
    states.push({ list: name.trim(), exported: 'on', api: 'not-on', stands: 'not-on' });
  }
  return states;
}

function state(isOn: boolean): 'on' | 'not-on' {
  return isOn ? 'on' : 'not-on';
}

/**
 * Owns: naming the few contacts among which the answer of a filtered search must be, from the postings of the
 * fields it asks for. Invariant: no contact that a filter holds for is left out; those that are named may be too
 * many, so every one of them is still judged by the filter.
 */

import type { LocationState } from '../world/location-state.ts';
import { findContactField } from './contact-field.ts';
import { type ContactFilter, fold, toList, toScalars } from './contact-filter.ts';

/** Ids as a union of sets, which may overlap; `size` counts an id once for each set. */
export interface Candidates {
  readonly size: number;
  readonly sets: readonly ReadonlySet<string>[];
}

/** Where the contacts are that all filters hold for; undefined when that can be anywhere. */
export function narrowFilters(
  filters: readonly ContactFilter[],
  location: LocationState,
): Candidates | undefined {
  let fewest: Candidates | undefined;
  for (const filter of filters) {
    const candidates = narrowFilter(filter, location);
    if (candidates !== undefined && (fewest === undefined || candidates.size < fewest.size))
      fewest = candidates;
  }
  return fewest;
}

/** Every candidate once. */
export function* idsOf({ sets }: Candidates): Generator<string> {
  const seen = sets.length > 1 ? new Set<string>() : undefined;
  for (const set of sets)
    for (const id of set) {
      if (seen?.has(id) === true) continue;
      seen?.add(id);
      yield id;
    }
}

function narrowFilter(filter: ContactFilter, location: LocationState): Candidates | undefined {
  if (!('group' in filter)) return narrowField(filter, location);
  if (filter.group === 'AND') return narrowFilters(filter.filters, location);
  const each = filter.filters.map((inner) => narrowFilter(inner, location));
  return each.includes(undefined) ? undefined : unite(each.flatMap((candidates) => candidates?.sets ?? []));
}

function narrowField(
  { field: name, operator, value }: Exclude<ContactFilter, { readonly group: unknown }>,
  location: LocationState,
): Candidates | undefined {
  const field = findContactField(name);
  if (field === undefined || field.isOfLocation === true) return undefined;
  if (operator !== 'eq' && operator !== 'contains') return undefined;
  const { postings } = location.contacts;
  const holders = postings.postings(name, (contact) => toList(field.read(contact, location)).map(fold));
  const country = operator === 'eq' ? location.record.country : '';
  const wanted = toScalars(field, value, country).map(fold);
  if (operator === 'eq') return unite(wanted.flatMap((text) => holders.get(text) ?? []));
  const held = [...holders].filter(([text]) => wanted.some((part) => text.includes(part)));
  return unite(held.map(([, ids]) => ids));
}

function unite(sets: readonly ReadonlySet<string>[]): Candidates {
  return { sets, size: sets.reduce((sum, { size }) => sum + size, 0) };
}

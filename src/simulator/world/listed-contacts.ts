/**
 * Owns: the contacts that search sees in the order in which it lists them unless told otherwise: the newest first,
 * those of one instant by id. A place in the list is found without a sort and without a scan.
 * Invariant: `at` answers in that order; a contact stands in it once.
 */

import type { ContactRecord } from './contact-record.ts';

type Place = Pick<ContactRecord, 'id' | 'dateAddedMs'>;

export class ListedContacts {
  /** The last of the list first, so that a new contact is put at the end. */
  readonly #rows: ContactRecord[] = [];

  get size(): number {
    return this.#rows.length;
  }

  /** The contact at a place of the list, counted from 0. */
  at(position: number): ContactRecord | undefined {
    return this.#rows[this.#rows.length - 1 - position];
  }

  *values(): Generator<ContactRecord> {
    for (let index = this.#rows.length - 1; index >= 0; index--) {
      const row = this.#rows[index];
      if (row !== undefined) yield row;
    }
  }

  /** Says that a contact is no longer `before`, or was not there, and is `after`, or is gone. */
  change(before: ContactRecord | undefined, after: ContactRecord | undefined): void {
    if (before !== undefined && after !== undefined && before.dateAddedMs === after.dateAddedMs) {
      this.#rows[this.#find(after)] = after;
      return;
    }
    if (before !== undefined) this.#rows.splice(this.#find(before), 1);
    if (after !== undefined) this.#rows.splice(this.#find(after), 0, after);
  }

  /** Where the contact stands, or would stand, in the turned list. */
  #find(place: Place): number {
    const newest = this.#rows.at(-1);
    if (newest === undefined || isListedAfter(newest, place)) return this.#rows.length;
    let [low, high] = [0, this.#rows.length - 1];
    while (low < high) {
      const middle = (low + high) >>> 1;
      const row = this.#rows[middle];
      if (row !== undefined && isListedAfter(row, place)) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** The order of the list, as a comparison for sorting. */
export function compareListed(left: Place, right: Place): number {
  return right.dateAddedMs - left.dateAddedMs || (left.id < right.id ? -1 : Number(left.id > right.id));
}

function isListedAfter(left: Place, right: Place): boolean {
  return compareListed(left, right) > 0;
}

/**
 * Owns: which rows hold a value, field by field, so that a search by value looks at those rows only.
 * Modes of a field: unknown; built (someone asked for it: every row was read once), and from then on kept in step
 * by `change`. The field asked for longest ago is given up when there are too many.
 * Invariant: for a built field the ids under a value are those of the rows of which `read` answers that value.
 */

type ReadValues<T> = (row: T) => readonly string[];
type Postings = Map<string, Set<string>>;

const MOST_FIELDS = 32;

export class PostingIndex<T extends { readonly id: string }> {
  readonly #rows: () => Iterable<T>;
  readonly #fields = new Map<string, { readonly read: ReadValues<T>; readonly postings: Postings }>();

  /** `rows` answers with every row there is, when a field is asked for the first time. */
  constructor(rows: () => Iterable<T>) {
    this.#rows = rows;
  }

  /** Value → ids. `read` must be the same function of a row each time `field` is asked for. */
  postings(field: string, read: ReadValues<T>): ReadonlyMap<string, ReadonlySet<string>> {
    const known = this.#fields.get(field);
    if (known !== undefined) {
      this.#fields.delete(field);
      this.#fields.set(field, known);
      return known.postings;
    }
    const postings: Postings = new Map();
    for (const row of this.#rows()) add(postings, read(row), row.id);
    for (const oldest of this.#fields.keys()) {
      if (this.#fields.size < MOST_FIELDS) break;
      this.#fields.delete(oldest);
    }
    this.#fields.set(field, { read, postings });
    return postings;
  }

  /** Says that a row is no longer `before`, or was not there, and is `after`, or is gone. */
  change(before: T | undefined, after: T | undefined): void {
    for (const { read, postings } of this.#fields.values()) {
      if (before !== undefined) drop(postings, read(before), before.id);
      if (after !== undefined) add(postings, read(after), after.id);
    }
  }
}

function add(postings: Postings, values: readonly string[], id: string): void {
  for (const value of values) {
    const ids = postings.get(value);
    if (ids === undefined) postings.set(value, new Set([id]));
    else ids.add(id);
  }
}

function drop(postings: Postings, values: readonly string[], id: string): void {
  for (const value of values) {
    const ids = postings.get(value);
    ids?.delete(id);
    if (ids?.size === 0) postings.delete(value);
  }
}

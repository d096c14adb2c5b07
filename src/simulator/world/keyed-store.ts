/**
 * Owns: one kind of record of a location, by id and by one second key (a tag by name, a field by key).
 * Modes: one only. Records are immutable: a change puts a new object under the same id, which is also what
 * lets the state file reuse the text of records that did not change.
 * Invariants: at most one record per id; of several records with one key, `findByKey` answers the first put;
 * `version` changes whenever a record does.
 */

export class KeyedStore<T extends { readonly id: string }> {
  readonly #records = new Map<string, T>();
  readonly #idByKey = new Map<string, string>();
  readonly #keyOf: (record: T) => string;
  #version = 0;

  constructor(keyOf: (record: T) => string) {
    this.#keyOf = keyOf;
  }

  get version(): number {
    return this.#version;
  }

  get size(): number {
    return this.#records.size;
  }

  get(id: string): T | undefined {
    return this.#records.get(id);
  }

  findByKey(key: string): T | undefined {
    const id = this.#idByKey.get(key);
    return id === undefined ? undefined : this.#records.get(id);
  }

  put(record: T): T {
    this.#forgetKey(this.#records.get(record.id));
    this.#version += 1;
    this.#records.set(record.id, record);
    const key = this.#keyOf(record);
    if (!this.#idByKey.has(key)) this.#idByKey.set(key, record.id);
    return record;
  }

  remove(id: string): T | undefined {
    const record = this.#records.get(id);
    this.#forgetKey(record);
    this.#version += 1;
    this.#records.delete(id);
    return record;
  }

  values(): T[] {
    return [...this.#records.values()];
  }

  #forgetKey(record: T | undefined): void {
    if (record === undefined) return;
    const key = this.#keyOf(record);
    if (this.#idByKey.get(key) === record.id) this.#idByKey.delete(key);
  }
}

/**
 * Owns: one kind of record found by id and by the records it belongs to (the notes of a contact, the
 * opportunities of a contact), without a scan.
 * Modes: one only, that of KeyedStore; a record may belong to several groups or to none.
 * Invariants: `inGroup` answers in the order in which records first joined the group.
 */

import { KeyedStore } from './keyed-store.ts';

export class GroupedStore<T extends { readonly id: string }> extends KeyedStore<T> {
  readonly #idsByGroup = new Map<string, Set<string>>();
  readonly #groupsOf: (record: T) => readonly string[];

  constructor(groupsOf: (record: T) => readonly string[]) {
    super((record) => record.id);
    this.#groupsOf = groupsOf;
  }

  override put(record: T): T {
    const wanted = this.#groupsOf(record);
    const before = this.get(record.id);
    if (before !== undefined)
      for (const group of this.#groupsOf(before)) if (!wanted.includes(group)) this.#leave(group, record.id);
    for (const group of wanted) {
      const ids = this.#idsByGroup.get(group);
      if (ids === undefined) this.#idsByGroup.set(group, new Set([record.id]));
      else ids.add(record.id);
    }
    return super.put(record);
  }

  override remove(id: string): T | undefined {
    const removed = super.remove(id);
    if (removed !== undefined) for (const group of this.#groupsOf(removed)) this.#leave(group, id);
    return removed;
  }

  inGroup(group: string): T[] {
    return [...(this.#idsByGroup.get(group) ?? [])].flatMap((id) => this.get(id) ?? []);
  }

  #leave(group: string, id: string): void {
    const ids = this.#idsByGroup.get(group);
    ids?.delete(id);
    if (ids?.size === 0) this.#idsByGroup.delete(group);
  }
}

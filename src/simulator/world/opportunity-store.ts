/**
 * Owns: the opportunities of one location, found by id or contact, and the lagging copy that search reads.
 * Modes: one only. `write` and `erase` change the truth at once and queue the change for search; `put` and
 * `remove` alone are for loading a saved world.
 * Invariant: `lag` and `restoreLag` carry what search shows over a restart: what is not listed there as shown or
 * pending is shown as it is.
 */

import { GroupedStore } from './grouped-store.ts';
import { LaggingIndex, type PendingChange } from './lagging-index.ts';
import type { OpportunityRecord } from './opportunity-record.ts';

export interface OpportunityLag {
  readonly shown: readonly OpportunityRecord[];
  readonly pending: readonly PendingChange<OpportunityRecord>[];
}

export class OpportunityStore extends GroupedStore<OpportunityRecord> {
  readonly index = new LaggingIndex<OpportunityRecord>();

  constructor() {
    super((opportunity) => [opportunity.contactId]);
  }

  write(opportunity: OpportunityRecord, atMs: number): OpportunityRecord {
    this.index.record(opportunity.id, opportunity, atMs);
    return this.put(opportunity);
  }

  erase(id: string, atMs: number): void {
    if (this.remove(id) !== undefined) this.index.record(id, null, atMs);
  }

  /** What search does not yet show as it is. */
  get lag(): OpportunityLag {
    const pending = this.index.pending();
    const visible = this.index.visible();
    const ids = new Set(pending.map((change) => change.id));
    return { shown: [...ids].flatMap((id) => visible.get(id) ?? []), pending };
  }

  /** Called once, after every saved record was put back. */
  restoreLag({ shown, pending }: OpportunityLag): void {
    const onTheirWay = new Set(pending.map((change) => change.id));
    for (const opportunity of this.values())
      if (!onTheirWay.has(opportunity.id)) this.index.restoreVisible(opportunity.id, opportunity);
    for (const opportunity of shown) this.index.restoreVisible(opportunity.id, opportunity);
    for (const change of pending) this.index.record(change.id, change.value, change.atMs);
  }
}

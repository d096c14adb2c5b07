/** Everybody who is mapped, decided batch by batch against the snapshot. */
import type { DecisionId } from '../model/decision.ts';
import { asExpectedContact } from '../model/expected-contact.ts';
import { mergeContact } from '../model/merge-written.ts';
import type { PlannedOperation } from '../model/plan.ts';
import { type ContactContext, planContact } from '../plan/plan-contact.ts';
import type { FindDeleted } from './find-deleted.ts';
import { keysOf } from './read-snapshot.ts';
import type { Workspace } from './workspace.ts';

/** What planning the people found out on the way. */
export interface PeopleNotes {
  /** People among those to be written who may not be contacted, by channel. */
  readonly restricted: Record<string, number>;
  /** Destination ids that have their person. */
  readonly claimed: Set<string>;
  /** External ids of people who are not written and do not stand. */
  readonly leftOut: Set<string>;
  /** External ids of people who stood there once and are added again: what was linked to them is linked anew. */
  readonly again: Set<string>;
}

export async function* planPeople(
  workspace: Workspace,
  locationId: string,
  context: ContactContext,
  notes: PeopleNotes,
  findDeleted: FindDeleted,
): AsyncGenerator<readonly PlannedOperation[]> {
  const index = workspace.ledger.snapshots.index(locationId);
  for await (const batch of workspace.ledger.mapped.contacts()) {
    const matches = await index.findContacts(batch.map(keysOf));
    const markers = batch.map(({ externalId }) => externalId);
    const expected = await workspace.ledger.journal.expectedOf(locationId, 'contact', markers);
    const written = new Map(
      [...expected].map(([marker, stands]) => [marker, mergeContact(stands.map(asExpectedContact))]),
    );
    const tagsGiven = await workspace.ledger.journal.tagsGiven(locationId, [...written.keys()]);
    const companies = [...written.values()].flatMap(({ company }) => company ?? []);
    const companyIds = await workspace.ledger.journal.destinationIds(locationId, [...new Set(companies)]);
    const unmarked = markers.filter((_, position) => (matches[position]?.byMarker ?? []).length === 0);
    const deleted = await findDeleted('contact', unmarked);
    const once = await workspace.ledger.journal.destinationIds(locationId, unmarked);
    const known = { ...context, written, tagsGiven, companyIds, deleted };
    const operations = batch.flatMap((contact, position) => {
      const found = matches[position] ?? { byMarker: [], byEmail: [], byPhone: [] };
      const planned = planContact(contact, found, known);
      for (const { object, action, destinationId, externalId } of planned) {
        if (action !== 'skip' && destinationId !== null) notes.claimed.add(destinationId);
        if (object === 'contact' && action === 'create' && once[externalId] !== undefined)
          notes.again.add(externalId);
        if (object === 'contact' && action === 'skip' && destinationId === null)
          notes.leftOut.add(externalId);
      }
      return planned;
    });
    for (const operation of operations) {
      if (operation.object !== 'contact' || operation.expected === null) continue;
      const { restricted: channels } = operation.expected as unknown as { restricted: string[] };
      for (const channel of channels) notes.restricted[channel] = (notes.restricted[channel] ?? 0) + 1;
    }
    yield operations;
  }
}

/** Phone → marker of the person who keeps it, null where nobody does. */
export async function phoneKeepers(
  workspace: Workspace,
  choices: Readonly<Record<DecisionId, string>>,
): Promise<ReadonlyMap<string, string | null>> {
  const by = choices['shared-phone'] === 'first-by-purchase' ? 'purchase' : 'joined';
  const holders = await workspace.ledger.mapped.firstHolders('phone', by);
  if (choices['shared-phone'] !== 'nobody') return holders;
  return new Map([...holders.keys()].map((phone) => [phone, null]));
}

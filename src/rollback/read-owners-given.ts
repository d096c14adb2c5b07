/**
 * Whom we gave the deals of a person to. HighLevel hands a deal without an owner that of its person, and the owner of
 * one deal on to the others of the person, so that such an owner is nobody's edit.
 * (HighLevel as integrators found it: a change of owner on a contact or one of its opportunities reaches the others.)
 */
import { asExpectedOpportunity } from '../model/expected-record.ts';
import type { Reversal } from '../model/rollback.ts';

/** @returns by marker of the person, the ids of users */
export async function readOwnersGiven(
  deals: AsyncIterable<readonly Reversal[]>,
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const given = new Map<string, Set<string>>();
  for await (const batch of deals) {
    for (const { operation } of batch) {
      const { contact, ownerId } = asExpectedOpportunity(operation.expected);
      if (ownerId === null || ownerId === undefined) continue;
      given.set(contact, (given.get(contact) ?? new Set()).add(ownerId));
    }
  }
  return given;
}

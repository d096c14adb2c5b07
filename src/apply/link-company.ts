/**
 * Links between contacts and their companies: up to 50 contacts of one company in one request, each link an
 * operation with an outcome of its own. A contact whose company or self came to nothing is left out
 * (`parent`); an existing contact is read right before, and one that somebody linked elsewhere since is left
 * alone (`moved`). Linking twice changes nothing, so an unknown outcome is simply sent again.
 * (HighLevel, contacts: bulk business, at most 50 ids, lists the contacts it linked.)
 */
import { contactsPerLinkRequest } from '../connectors/highlevel/link-contacts.ts';
import { LandfallError } from '../errors.ts';
import type { Operation } from '../model/journal.ts';
import { groupBy } from './group-operations.ts';
import { resultsOf, sendJournalled } from './send-journalled.ts';
import type { ApplyTools, BulkHandler } from './tools.ts';

/** Links by bulk requests: contacts of one company travel together. */
export const linkInBulk: BulkHandler = {
  groups: (operations) =>
    groupBy(operations, ({ dependsOn: [, company = ''] }) => company, contactsPerLinkRequest),
  send: link,
};

/** @param group links to one company */
async function link(group: readonly Operation[], tools: ApplyTools): Promise<void> {
  const parents = [...new Set(group.flatMap(({ dependsOn }) => dependsOn))];
  const ids = await tools.journal.destinationIds(tools.location.id, parents);
  const idOf = (parent: string | undefined): string => {
    const id = ids[parent ?? ''];
    if (id === undefined) throw new LandfallError('bug', `A link has no ${parent ?? 'parent'} to stand on.`);
    return id;
  };
  const companyId = idOf(group[0]?.dependsOn[1]);
  const contactIds = new Map(group.map((operation) => [operation.id, idOf(operation.dependsOn[0])]));
  const free: Operation[] = [];
  for (const operation of group) if (await isFree(operation, companyId, tools)) free.push(operation);
  if (free.length === 0) return;
  await sendJournalled(
    tools,
    free.map(({ id }) => ({ id, beforeImage: null, idempotent: true })),
    (send) =>
      tools.destination.linkContacts(
        { contactIds: free.map(({ id }) => contactIds.get(id) ?? ''), companyId },
        send,
      ),
    (answer) =>
      resultsOf(free, answer, ({ id: operationId }, linked) => {
        const destinationId = contactIds.get(operationId) ?? '';
        return linked?.has(destinationId) === true
          ? { operationId, state: 'done', destinationId, note: null }
          : { operationId, state: 'refused', note: 'HighLevel left this contact out of the link' };
      }),
  );
}

/** Only contacts that stood there before can have been linked by somebody else in the meantime. */
async function isFree(operation: Operation, companyId: string, tools: ApplyTools): Promise<boolean> {
  const contactId = operation.destinationId;
  if (contactId === null) return true;
  const read = await tools.destination.contacts.read(tools.send('write'), contactId);
  const before = operation.changes[0]?.before ?? null;
  const settle = async (state: 'done' | 'skipped' | 'unknown', note: string | null) => {
    await tools.journal.settle([{ operationId: operation.id, state, note }], tools.clock.now());
    return false;
  };
  if (read.kind === 'absent') return settle('skipped', 'gone: the contact was deleted since the plan');
  if (read.kind === 'failed') return settle('unknown', read.note);
  if (read.record.companyId === companyId) return settle('done', null);
  if (read.record.companyId !== before) return settle('skipped', 'moved: company');
  return true;
}

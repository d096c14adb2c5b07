/**
 * Creating an opportunity: one write with stage, status, amount, dates and custom fields together. Its marker stands
 * in a custom field, by which an unknown outcome is cleared up among the opportunities of its person.
 *
 * (HighLevel, opportunities: a location may allow one per contact and pipeline; then the answer names the one
 * that stands there. The reason why one was lost goes by the call on the status alone.)
 */
import type { OpportunityDesired } from '../connectors/highlevel/opportunities/opportunities.ts';
import type { CustomValue } from '../model/contact.ts';
import { asExpectedOpportunity } from '../model/expected-record.ts';
import type { Operation, OperationResult } from '../model/journal.ts';
import { opportunitySource } from '../model/opportunity.ts';
import { findStage } from '../model/opportunity-place.ts';
import { recordMarkerKey } from '../model/snapshot-row.ts';
import { lookBySearch } from './look-by-search.ts';
import { resultOf, sendJournalled } from './send-journalled.ts';
import type { ApplyTools, OperationHandler } from './tools.ts';

export const createOpportunity: OperationHandler = {
  async execute(operation, tools) {
    const desired = await desiredOf(operation, tools);
    if (typeof desired === 'string') await skip(operation, desired, tools);
    else await post(operation, desired, tools);
  },

  async resolve(operation, tools) {
    const desired = await desiredOf(operation, tools);
    if (typeof desired === 'string') return skip(operation, desired, tools);
    const found = await lookAmongTheirs(operation, desired.contactId, tools);
    if (found === 'absent') await post(operation, desired, tools);
  },

  async look(operation, tools) {
    const { contact } = asExpectedOpportunity(operation.expected);
    const { [contact]: contactId } = await tools.journal.destinationIds(tools.location.id, [contact]);
    // Without the person there is no opportunity of theirs.
    return contactId === undefined ? 'absent' : lookAmongTheirs(operation, contactId, tools);
  },
};

function lookAmongTheirs(
  operation: Operation,
  contactId: string,
  tools: ApplyTools,
): Promise<'settled' | 'absent'> {
  const fieldId = tools.place.fields.get(recordMarkerKey)?.id ?? '';
  const key = { contactId, fieldId, marker: operation.externalId };
  return lookBySearch(operation, tools, (send) => tools.destination.opportunities.findExisting(send, key));
}

/** Sets the reason why a deal was lost; setting it twice changes nothing. */
export const setLostReason: OperationHandler = { execute: setReason, resolve: setReason };

async function setReason(operation: Operation, tools: ApplyTools): Promise<void> {
  const [deal = ''] = operation.dependsOn;
  const ids = await tools.journal.destinationIds(tools.location.id, [deal]);
  const id = ids[deal];
  if (id === undefined) return skip(operation, 'parent: the deal does not stand there', tools);
  const { lostReasonId } = operation.expected as { lostReasonId: string };
  await sendJournalled(
    tools,
    [{ id: operation.id, idempotent: true }],
    (send) => tools.destination.opportunities.close(send, id, 'lost', lostReasonId),
    (answer) => [{ ...resultOf(operation.id, answer), destinationId: id }],
  );
}

/** What is sent, or why it cannot be. */
async function desiredOf(operation: Operation, tools: ApplyTools): Promise<OpportunityDesired | string> {
  const expected = asExpectedOpportunity(operation.expected);
  const ids = await tools.journal.destinationIds(tools.location.id, [expected.contact]);
  const contactId = ids[expected.contact];
  if (contactId === undefined) return 'parent: its person is not in HighLevel';
  const stage = findStage(tools.place, expected.pipeline, expected.stage);
  if (stage === null) return `parent: pipeline ${expected.pipeline}, stage ${expected.stage}`;
  const custom: Record<string, CustomValue> = {};
  for (const [key, value] of Object.entries(expected.custom)) {
    const field = tools.place.fields.get(key);
    if (field === undefined) return `parent: custom field of opportunities ${key}`;
    custom[field.id] = value;
  }
  const { name, status, amount, ownerId, closeDate, source = opportunitySource } = expected;
  return {
    ...stage,
    contactId,
    name,
    status,
    custom,
    source,
    ...(amount === null ? {} : { amount }),
    ...(ownerId === null ? {} : { ownerId }),
    ...(closeDate === null ? {} : { expectedCloseDate: closeDate }),
  };
}

async function post(operation: Operation, desired: OpportunityDesired, tools: ApplyTools): Promise<void> {
  const answer = await sendJournalled(
    tools,
    [{ id: operation.id }],
    (send) => tools.destination.opportunities.create(send, desired),
    (given) => [resultOf(operation.id, given)],
  );
  if (answer.kind !== 'exists') return;
  const read = await tools.destination.opportunities.read(tools.send('resolve'), answer.id);
  const operationId = operation.id;
  if (read.kind !== 'found') {
    const note = 'the opportunity that stands there cannot be read';
    return settle({ operationId, state: 'unknown', note }, tools);
  }
  const field = tools.place.fields.get(recordMarkerKey);
  const marker = field === undefined ? undefined : read.record.custom[field.id];
  if (marker === operation.externalId)
    return settle({ operationId, state: 'done', destinationId: answer.id, note: null }, tools);
  const note = 'the location allows one opportunity per person and pipeline, and another stands there';
  await settle({ operationId, state: 'refused', note }, tools);
}

const skip = (operation: Operation, note: string, tools: ApplyTools): Promise<void> =>
  settle({ operationId: operation.id, state: 'skipped', note }, tools);

const settle = (result: OperationResult, tools: ApplyTools): Promise<void> =>
  tools.journal.settle([result], tools.clock.now());

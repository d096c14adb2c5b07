/**
 * Creating a contact: one write with fields, custom fields, tags and final DND together.
 *
 * HighLevel has no idempotency keys. Where the location allows no duplicates, posting again is the look:
 * an existing contact answers 400 with its id, and the marker tells whether it is ours. Where duplicates
 * are allowed, search by marker over the lag bound is. (HighLevel, contacts: duplicate answer of create;
 * a 422 is known to have created anyway.)
 */
import type { WriteAnswer } from '../connectors/connector.ts';
import { markerFieldKey } from '../model/contact.ts';
import type { DestinationContact } from '../model/destination-contact.ts';
import { asExpectedContact } from '../model/expected-contact.ts';
import type { Operation } from '../model/journal.ts';
import { desiredContact, missingFields } from './desired-contact.ts';
import { lookBySearch } from './look-by-search.ts';
import { mostFailures, resultOf, sendJournalled } from './send-journalled.ts';
import type { ApplyTools, OperationHandler } from './tools.ts';

export const createContact: OperationHandler = {
  async execute(operation, tools) {
    const missing = missingFields(asExpectedContact(operation.expected), tools.fields);
    if (missing.length > 0) {
      const note = `parent: custom field ${missing[0]}`;
      await tools.journal.settle([{ operationId: operation.id, state: 'skipped', note }], tools.clock.now());
      return;
    }
    await post(operation, tools);
  },

  async resolve(operation, tools) {
    if (tools.location.allowDuplicateContact || !isRecognisable(operation)) {
      if (await foundAtOnce(operation, tools)) return;
      if ((await look(operation, tools)) !== 'absent') return;
      // A 422 is an answer: the same body gets it again, and may create one more contact each time.
      if (wasInvalid(operation.note)) await settleRefused(operation, operation.note, tools);
      else await post(operation, tools);
      return;
    }
    const { failed } = await tools.journal.sendings(operation.id);
    if (failed >= mostFailures && (await look(operation, tools)) === 'settled') return;
    const answer = await post(operation, tools);
    if (answer.kind === 'unknown' && answer.status === 422) {
      // Twice 422: either it was created the first time and validation comes before the duplicate
      // check, or it never will be. Search settles it.
      if ((await look(operation, tools)) === 'absent') {
        await settleRefused(operation, invalidNote(answer.note), tools);
      }
    }
  },

  look,
};

/** What HighLevel compares when it looks for duplicates: without either nothing is in the way of a second one. */
function isRecognisable({ expected }: Operation): boolean {
  const { email = '', phone = '' } = asExpectedContact(expected).fields;
  return email !== '' || phone !== '';
}

async function post(operation: Operation, tools: ApplyTools): Promise<WriteAnswer<DestinationContact>> {
  const desired = desiredContact(asExpectedContact(operation.expected), tools);
  const answer = await sendJournalled(
    tools,
    [{ id: operation.id }],
    (send) => tools.destination.contacts.create(send, desired),
    (given) => [
      given.kind === 'unknown' && given.status === 422
        ? { operationId: operation.id, state: 'unknown', note: invalidNote(given.note) }
        : resultOf(operation.id, given),
    ],
  );
  if (answer.kind === 'exists') await settleExisting(operation, answer, tools);
  return answer;
}

/** Somebody stands there already: ours, if and only if the marker is equal. */
async function settleExisting(
  operation: Operation,
  answer: { readonly id: string; readonly matched: string | null },
  tools: ApplyTools,
): Promise<void> {
  const read = await tools.destination.contacts.read(tools.send('resolve'), answer.id);
  const at = tools.clock.now();
  if (read.kind !== 'found') {
    const note = `a contact with the same ${answer.matched ?? 'identifier'} cannot be read`;
    await tools.journal.settle([{ operationId: operation.id, state: 'unknown', note }], at);
    return;
  }
  const marker = tools.markerOf(read.record);
  if (marker === operation.externalId) {
    const adopted = {
      operationId: operation.id,
      state: 'done' as const,
      destinationId: answer.id,
      note: null,
    };
    await tools.journal.settle([adopted], at);
  } else if (marker === null) {
    const note = 'appeared: a contact with the same identifier was added since the plan';
    await tools.journal.settle([{ operationId: operation.id, state: 'skipped', note }], at);
  } else {
    const note = `another person already has this ${answer.matched ?? 'identifier'}`;
    await tools.journal.settle([{ operationId: operation.id, state: 'refused', note }], at);
  }
}

/** By its exact address, where the token may: somebody with our marker is ours, and nobody proves nothing. */
async function foundAtOnce(operation: Operation, tools: ApplyTools): Promise<boolean> {
  const { email = '' } = asExpectedContact(operation.expected).fields;
  if (!tools.mayLookUp || email === '') return false;
  const send = tools.send('resolve');
  const found = await tools.destination.lookUpContacts(email, send);
  for (const id of found.kind === 'found' ? found.record : []) {
    const read = await tools.destination.contacts.read(send, id);
    if (read.kind !== 'found' || tools.markerOf(read.record) !== operation.externalId) continue;
    const adopted = { operationId: operation.id, state: 'done' as const, destinationId: id, note: null };
    await tools.journal.settle([adopted], tools.clock.now());
    return true;
  }
  return false;
}

/** By search, for a contact with our marker. */
function look(operation: Operation, tools: ApplyTools): Promise<'settled' | 'absent'> {
  return lookBySearch(
    operation,
    tools,
    (send) =>
      tools.destination.contacts.findExisting(send, {
        marker: operation.externalId,
        fieldId: tools.fields.get(markerFieldKey)?.id ?? '',
      }),
    (failure) => (wasInvalid(operation.note) ? operation.note : `cannot be looked up: ${failure}`),
  );
}

async function settleRefused(operation: Operation, note: string | null, tools: ApplyTools): Promise<void> {
  await tools.journal.settle([{ operationId: operation.id, state: 'refused', note }], tools.clock.now());
}

/** The note of a 422: what later rounds know it by. */
const invalidNote = (reason: string): string => `422: ${reason}`;
const wasInvalid = (note: string | null): boolean => note?.startsWith('422: ') === true;

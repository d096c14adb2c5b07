/**
 * Markers taken away: a custom field is deleted, and with it what stood in it; a reference line is cut out of the text
 * it stands in, and the rest of the text stays as somebody may have edited it. A note that holds nothing else is
 * deleted: it is one of ours, and HighLevel takes none without a text. Each is read right before; doing it twice
 * changes nothing.
 */
import type { ReadAnswer, WriteAnswer } from '../connectors/connector.ts';
import type { Send } from '../model/http.ts';
import type { Operation, OperationResult } from '../model/journal.ts';
import { asExpectedRemoval, withoutReference } from '../model/marker-removal.ts';
import { readReferenceLine } from '../model/reference-line.ts';
import { resultOf, sendJournalled } from './send-journalled.ts';
import type { ApplyTools, OperationHandler } from './tools.ts';

export const removeMarkerField: OperationHandler = { execute: removeField, resolve: removeField };
export const removeReference: OperationHandler = { execute: cutReference, resolve: cutReference };

async function removeField(operation: Operation, tools: ApplyTools): Promise<void> {
  const id = operation.destinationId ?? '';
  const isContact = asExpectedRemoval(operation.expected).of === 'contact-field';
  const fields = isContact ? tools.destination.customFields : tools.destination.opportunityFields;
  const read = await fields.read(tools.send('resolve'), id);
  if (read.kind === 'failed') return settle(operation, tools, { state: 'unknown', note: read.note });
  if (read.kind === 'absent') return settle(operation, tools, { state: 'done', note: null });
  await sendJournalled(
    tools,
    [{ id: operation.id, beforeImage: { ...read.record }, idempotent: true }],
    (send) => fields.remove(send, id),
    (answer) => [resultOf(operation.id, answer)],
  );
}

interface Text {
  readonly read: (send: Send) => Promise<ReadAnswer<object>>;
  readonly of: (record: object) => string | null;
  readonly write: (send: Send, text: string) => Promise<WriteAnswer<object>>;
  /** Where HighLevel takes no empty text: what was ours alone goes as a whole. */
  readonly remove?: (send: Send) => Promise<WriteAnswer<object>>;
}

async function cutReference(operation: Operation, tools: ApplyTools): Promise<void> {
  const { marker } = asExpectedRemoval(operation.expected);
  const text = await textOf(operation, tools);
  if (text === null)
    return settle(operation, tools, { state: 'skipped', note: 'parent: its person is not in HighLevel' });
  const read = await text.read(tools.send('resolve'));
  if (read.kind === 'failed') return settle(operation, tools, { state: 'unknown', note: read.note });
  if (read.kind === 'absent') return settle(operation, tools, { state: 'done', note: null });
  const before = text.of(read.record);
  if (before === null || readReferenceLine(before) !== marker)
    return settle(operation, tools, { state: 'done', note: null });
  const after = withoutReference(before, marker);
  await sendJournalled(
    tools,
    [{ id: operation.id, beforeImage: { text: before }, idempotent: true }],
    (send) => (after === '' && text.remove !== undefined ? text.remove(send) : text.write(send, after)),
    (answer) => [resultOf(operation.id, answer)],
  );
}

async function textOf(operation: Operation, tools: ApplyTools): Promise<Text | null> {
  const id = operation.destinationId ?? '';
  const { of, contact = '' } = asExpectedRemoval(operation.expected);
  const { companies, appointments, calendars } = tools.destination;
  const described = (record: object) => (record as { readonly description: string | null }).description;
  switch (of) {
    case 'company':
      return {
        read: (send) => companies.read(send, id),
        of: described,
        write: (send, description) => companies.update(send, id, { description }),
      };
    case 'appointment':
      return {
        read: (send) => appointments.read(send, id),
        of: described,
        write: (send, description) => appointments.update(send, id, { description }),
      };
    case 'calendar':
      return {
        read: (send) => calendars.read(send, id),
        of: described,
        write: (send, description) => calendars.update(send, id, { description }),
      };
    case 'note': {
      const ids = await tools.journal.destinationIds(tools.location.id, [contact]);
      const contactId = ids[contact];
      if (contactId === undefined) return null;
      const notes = tools.destination.contactNotes(contactId);
      return {
        read: (send) => notes.read(send, id),
        of: (record) => (record as { readonly body: string }).body,
        write: (send, body) => notes.update(send, id, { body }),
        remove: (send) => notes.remove(send, id),
      };
    }
    case 'contact-field':
    case 'opportunity-field':
      return null;
  }
}

function settle(
  operation: Operation,
  tools: ApplyTools,
  result: Pick<OperationResult, 'state' | 'note'>,
): Promise<void> {
  return tools.journal.settle([{ operationId: operation.id, ...result }], tools.clock.now());
}

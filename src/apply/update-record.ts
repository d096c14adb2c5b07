/** Updating a record of a custom object that stands: properties it does not name stay as they are. */
import { isSameProperty } from '../model/compare-record.ts';
import type { CustomValue } from '../model/contact.ts';
import type { DestinationRecord } from '../model/custom-object.ts';
import { asExpectedRecord } from '../model/expected-record.ts';
import type { Operation } from '../model/journal.ts';
import type { ApplyTools, OperationHandler } from './tools.ts';
import { updateFields } from './update-fields.ts';

export const updateRecord: OperationHandler = { execute: update, resolve: update };

function update(operation: Operation, tools: ApplyTools): Promise<void> {
  const records = tools.destination.records(asExpectedRecord(operation.expected).object);
  return updateFields<DestinationRecord>(operation, tools, {
    together: [],
    read: (send, id) => records.read(send, id),
    valueOf: ({ properties }, field) => (properties[field] ?? null) as CustomValue | null,
    isSame: ({ after }, standing) => isSameProperty(standing, after),
    write: (send, id, changes) =>
      records.update(send, id, {
        properties: Object.fromEntries(changes.map(({ field, after }) => [field, after])),
      }),
  });
}

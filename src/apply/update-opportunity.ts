/** Updating an opportunity that stands. Its person never changes: HighLevel fixes that at creation. */
import { opportunityChanges } from '../connectors/highlevel/opportunities/opportunity-changes.ts';
import { isOpportunityValue, opportunityValue } from '../model/compare-opportunity.ts';
import type { Operation } from '../model/journal.ts';
import type { DestinationOpportunity } from '../model/opportunity.ts';
import type { ApplyTools, OperationHandler } from './tools.ts';
import { updateFields } from './update-fields.ts';

export const updateOpportunity: OperationHandler = { execute: update, resolve: update };

function update(operation: Operation, tools: ApplyTools): Promise<void> {
  const { opportunities } = tools.destination;
  return updateFields<DestinationOpportunity>(operation, tools, {
    together: ['pipeline', 'stage'],
    read: (send, id) => opportunities.read(send, id),
    valueOf: (found, field) => opportunityValue(found, field, tools.place),
    isSame: (change, standing) => isOpportunityValue(change, standing, tools.place),
    write: (send, id, changes) =>
      opportunities.update(
        send,
        id,
        opportunityChanges(
          changes.map(({ field, after }) => ({ field, value: after })),
          tools.place,
        ),
      ),
  });
}

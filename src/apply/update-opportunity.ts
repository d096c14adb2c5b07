/** Updating an opportunity that stands. Its person never changes: HighLevel fixes that at creation. */
import type { OpportunityDesired } from '../connectors/highlevel/opportunities/opportunities.ts';
import { compareCustom } from '../model/compare-field.ts';
import type { CustomValue } from '../model/contact.ts';
import type { Operation } from '../model/journal.ts';
import type { DestinationOpportunity } from '../model/opportunity.ts';
import type { FieldChange } from '../model/plan.ts';
import type { ApplyTools, OperationHandler } from './tools.ts';
import { updateFields } from './update-fields.ts';

export const updateOpportunity: OperationHandler = { execute: update, resolve: update };

/** Field of a change → how an opportunity shows it and takes it. */
const plain = {
  name: { shown: 'name', sent: 'name' },
  pipeline: { shown: 'pipelineId', sent: 'pipelineId' },
  stage: { shown: 'stageId', sent: 'stageId' },
  status: { shown: 'status', sent: 'status' },
  amount: { shown: 'amount', sent: 'amount' },
  owner: { shown: 'ownerId', sent: 'ownerId' },
  closeDate: { shown: 'expectedCloseDate', sent: 'expectedCloseDate' },
} as const satisfies Readonly<
  Record<string, { readonly shown: keyof DestinationOpportunity; readonly sent: keyof OpportunityDesired }>
>;

const isPlain = (field: string): field is keyof typeof plain => Object.hasOwn(plain, field);

function update(operation: Operation, tools: ApplyTools): Promise<void> {
  const fieldOf = (field: string) => tools.place.fields.get(field.slice('custom.'.length));
  const { opportunities } = tools.destination;
  return updateFields<DestinationOpportunity>(operation, tools, {
    together: ['pipeline', 'stage'],
    read: (send, id) => opportunities.read(send, id),
    valueOf: (found, field) => {
      if (isPlain(field)) return found[plain[field].shown];
      const known = fieldOf(field);
      return known === undefined ? undefined : (found.custom[known.id] ?? null);
    },
    isSame: ({ field, after }, standing) => {
      if (isPlain(field)) return standing === after;
      const wanted = after as unknown as CustomValue;
      const compared = compareCustom(fieldOf(field)?.dataType ?? 'TEXT', wanted, standing ?? undefined);
      return compared.comparison !== 'different';
    },
    write: (send, id, changes) => opportunities.update(send, id, desiredOf(changes, tools)),
  });
}

function desiredOf(changes: readonly FieldChange[], tools: ApplyTools): Partial<OpportunityDesired> {
  const native: Record<string, FieldChange['after']> = {};
  const custom: Record<string, CustomValue> = {};
  for (const { field, after } of changes) {
    if (isPlain(field)) native[plain[field].sent] = after;
    else
      custom[tools.place.fields.get(field.slice('custom.'.length))?.id ?? ''] =
        after as unknown as CustomValue;
  }
  const isAny = Object.keys(custom).length > 0;
  return { ...(native as Partial<OpportunityDesired>), ...(isAny ? { custom } : {}) };
}

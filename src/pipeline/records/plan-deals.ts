/**
 * Deals on their way into the plan: opportunities in pipelines and stages of the same names (R67-R72a). A deal of
 * nobody is left out with its reason, or goes to the person named by decision; an owner nobody matches is kept as
 * text.
 */
import { requireFound } from '../../connectors/connector.ts';
import { compileRecord } from '../../mapping/compile-record.ts';
import { matchOwners } from '../../mapping/match-owners.ts';
import { collectPipelines, type Deal, readDeal } from '../../mapping/records/deal.ts';
import { dealFields } from '../../mapping/records/record-fields.ts';
import type { ExpectedOpportunity } from '../../model/expected-record.ts';
import { columnsOf } from '../../model/field-map.ts';
import type { PlannedOperation } from '../../model/plan.ts';
import { leaveOut, planOpportunity } from '../../plan/plan-opportunity.ts';
import { noSchemaDemand } from '../../plan/schema-demand.ts';
import { customKeysOf, mappedFields, uniqueFields } from './demand-parts.ts';
import { mapContext, type RecordPlanning } from './record-context.ts';
import type { RecordPlanner } from './record-planner.ts';

export const nobody = 'no-person: Kartra names nobody who is in the contacts export';

export async function planDeals(planning: RecordPlanning): Promise<RecordPlanner> {
  const { workspace, map, connection, choices } = planning;
  if ((await workspace.ledger.entities.count('deal')) === 0)
    return { demand: noSchemaDemand, async *operations() {} };
  const pipelines = collectPipelines();
  const used = new Set<string>();
  const emptied = new Set<string>();
  const owners = new Map<string, number>();
  let anyLost = false;
  for await (const deals of readDeals(planning)) {
    for (const deal of deals) {
      pipelines.see(deal);
      for (const key of Object.keys(deal.custom)) used.add(key);
      for (const key of customKeysOf(deal.emptied)) emptied.add(key);
      if (deal.owner !== '') owners.set(deal.owner, (owners.get(deal.owner) ?? 0) + 1);
      anyLost ||= deal.lostReason !== '' && deal.status === 'lost';
    }
  }
  const { destination, send } = connection;
  const userOf = new Map<string, string | null>();
  const names = new Map<string, string>();
  if (owners.size > 0) {
    const users = requireFound(await destination.listUsers(send('snapshot')), 'its users');
    for (const { id, name } of users) names.set(id, name);
    const column = columnsOf(map, 'deal').find(
      ({ target }) => target.kind === 'field' && target.field === 'assignedTo',
    );
    const counted = [...owners].map(([owner, records]) => ({ owner, records }));
    for (const match of matchOwners({ values: column?.values ?? {} }, counted, users))
      userOf.set(match.owner, match.userId);
  }
  const reasons = anyLost
    ? requireFound(await destination.listLostReasons(send('snapshot')), 'its reasons for lost deals')
    : [];
  const reasonIds = new Map(reasons.map(({ id, name }) => [name.trim().toLowerCase(), id]));
  const attachTo = choices['deals-without-contact'];
  const expectedOf = (deal: Deal): ExpectedOpportunity | null => {
    const contact = deal.contact ?? (attachTo === 'refuse' ? null : `L:${attachTo}`);
    if (contact === null) return null;
    const ownerId = userOf.get(deal.owner) ?? null;
    const placeholder = deal.owner !== '' && ownerId === null ? { kartra_owner: deal.owner } : {};
    const { pipeline, stage, name, status, amount, closeDate } = deal;
    const reason = status === 'lost' ? reasonIds.get(deal.lostReason.trim().toLowerCase()) : undefined;
    return {
      contact,
      pipeline,
      stage,
      name,
      status,
      amount,
      ownerId,
      closeDate,
      lostReasonId: reason ?? null,
      custom: { ...deal.custom, ...placeholder },
    };
  };
  return {
    names,
    demand: {
      ...noSchemaDemand,
      opportunityFields: uniqueFields([...dealFields, ...mappedFields(map, 'deal', used, emptied)]),
      pipelines: pipelines.pipelines(),
    },
    async *operations(standing): AsyncGenerator<readonly PlannedOperation[]> {
      for await (const deals of readDeals(planning)) {
        const found = await standing.findOpportunities(deals.map(({ externalId }) => externalId));
        yield deals.flatMap((deal) => {
          const { externalId } = deal;
          const expected = expectedOf(deal);
          if (expected === null) return [leaveOut('opportunity', externalId, nobody)];
          const wanted = {
            object: 'opportunity',
            externalId,
            expected,
            emptied: deal.emptied,
          } as const;
          return planOpportunity(wanted, found.get(externalId) ?? [], standing.place);
        });
      }
    },
  };
}

async function* readDeals(planning: RecordPlanning): AsyncGenerator<readonly Deal[]> {
  const { workspace, map } = planning;
  const carry = compileRecord(map, 'deal', mapContext(planning));
  for await (const batch of workspace.ledger.entities.all('deal'))
    yield batch.map((entity) => readDeal(entity, carry(entity)));
}

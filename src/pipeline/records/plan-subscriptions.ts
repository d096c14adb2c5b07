/**
 * Subscriptions on their way into the plan, by decision: records of a custom object linked to their person,
 * opportunities in a pipeline of their own, or fields of the person only (R95-R100). Status, plan, next bill and
 * amount stand on the person in any case.
 */
import { type CarriedRecord, compileRecord } from '../../mapping/compile-record.ts';
import { neverCancelled, readPaidSubscription } from '../../mapping/records/paid-subscription.ts';
import { asAmount } from '../../mapping/records/payment-values.ts';
import { lacking, paidSubscriptionFields, subscriptionFields } from '../../mapping/records/record-fields.ts';
import {
  isActive,
  readSubscription,
  type Subscription,
  subscriptionValues,
} from '../../mapping/records/subscription.ts';
import type { CustomValue } from '../../model/contact.ts';
import { objectKeyOf } from '../../model/custom-object.ts';
import { relationId } from '../../model/expected-record.ts';
import type { OpportunityStatus } from '../../model/opportunity.ts';
import type { PlannedOperation } from '../../model/plan.ts';
import { leaveOut, planOpportunity } from '../../plan/plan-opportunity.ts';
import { planRecord } from '../../plan/plan-record.ts';
import { noSchemaDemand } from '../../plan/schema-demand.ts';
import { customKeysOf, mappedFields, objectDemand, recordProperties, uniqueFields } from './demand-parts.ts';
import { nobody } from './plan-deals.ts';
import {
  mapContext,
  type RecordPlanning,
  subscriptionAssociation,
  subscriptionObject,
  subscriptionPipeline,
} from './record-context.ts';
import type { RecordPlanner } from './record-planner.ts';

interface CarriedSubscription {
  readonly subscription: Subscription;
  readonly values: Readonly<Record<string, CustomValue>>;
  /** Keys of the map's own fields an earlier export filled and the latest leaves empty. */
  readonly emptied: readonly string[];
}

export async function planSubscriptions(planning: RecordPlanning): Promise<RecordPlanner> {
  const { workspace, map, choices } = planning;
  const choice = choices.subscriptions;
  const { entities, transactions } = workspace.ledger;
  const paid = await transactions.paidSubscriptionCount();
  if (choice === 'fields' || paid + (await entities.count('subscription')) === 0)
    return { demand: noSchemaDemand, async *operations() {} };
  const used = new Set<string>();
  const lost = new Set<string>();
  const statuses = new Set<string>();
  for await (const batch of readSubscriptions(planning)) {
    for (const { values, subscription, emptied } of batch) {
      for (const key of Object.keys(values)) used.add(key);
      for (const key of emptied) lost.add(key);
      statuses.add(stageOf(subscription));
    }
  }
  const fields = uniqueFields([
    ...subscriptionFields,
    ...(paid === 0 ? [] : paidSubscriptionFields),
    ...mappedFields(map, 'subscription', used, lost),
  ]);
  const names = { singular: 'Kartra subscription', plural: 'Kartra subscriptions', person: 'Subscriber' };
  const asRecords = choice === 'custom-object';
  const object = objectKeyOf(subscriptionObject);
  return {
    demand: asRecords
      ? objectDemand(subscriptionObject, names, subscriptionAssociation, fields)
      : {
          ...noSchemaDemand,
          opportunityFields: fields,
          pipelines: [{ name: subscriptionPipeline, stages: [...statuses].sort() }],
        },
    async *operations(standing): AsyncGenerator<readonly PlannedOperation[]> {
      for await (const batch of readSubscriptions(planning)) {
        const markers = batch.map(({ subscription }) => subscription.externalId);
        if (!asRecords) {
          const found = await standing.findOpportunities(markers);
          yield batch.flatMap((one) => {
            const { externalId, contact } = one.subscription;
            if (contact === null) return [leaveOut('subscription', externalId, nobody, one.values)];
            const expected = opportunityOf(one, contact);
            const emptied = [
              ...lacks(one).map((key) => `custom.${key}`),
              ...(expected.closeDate === null ? ['closeDate'] : []),
            ];
            const wanted = { object: 'subscription', externalId, expected, emptied } as const;
            return planOpportunity(wanted, found.get(externalId) ?? [], standing.place);
          });
          continue;
        }
        const found = await standing.findRecords(object, markers);
        const links = await standing.knownIds(markers.map(relationId));
        yield batch.flatMap((one) => {
          const { externalId, contact } = one.subscription;
          return planRecord(
            {
              kind: 'subscription',
              externalId,
              expected: { object, properties: recordProperties(one.values) },
              emptied: lacks(one),
              link: contact === null ? null : { association: subscriptionAssociation, contact },
            },
            found.get(externalId) ?? [],
            links[relationId(externalId)] ?? null,
          );
        });
      }
    },
  };
}

/** Keys of what is to stand empty: ended, a subscription has no next bill. */
const lacks = ({ values, emptied }: CarriedSubscription): readonly string[] => [
  ...new Set([...lacking(subscriptionFields, values), ...emptied]),
];

function opportunityOf({ subscription, values }: CarriedSubscription, contact: string) {
  const { status, plan, externalId, amount, currency, renews } = subscription;
  const ended: OpportunityStatus = /paid in full/iu.test(status) ? 'won' : 'lost';
  const goesOn =
    isActive(status) || status === neverCancelled || /pending|paused|trial|requested/iu.test(status);
  return {
    contact,
    pipeline: subscriptionPipeline,
    stage: stageOf(subscription),
    name: plan === '' ? externalId : plan,
    status: goesOn ? 'open' : ended,
    amount: amount === null ? null : asAmount(amount, currency),
    ownerId: null,
    closeDate: renews === '' ? null : renews,
    lostReasonId: null,
    custom: values,
  } as const;
}

const stageOf = ({ status }: Subscription): string => (status === '' ? 'Unknown' : status);

/** Values that say "nothing": Kartra writes N/A into dates and amounts. */
const nothing = /^(?:n\/a|none|null|-+)$/iu;
/** Carried under a key of their own. */
const carriedApart = new Set(['installments_left']);

/** Those of the export, then those only payments tell of. */
export async function* readSubscriptions(
  planning: Pick<RecordPlanning, 'workspace' | 'map' | 'choices'>,
): AsyncGenerator<readonly CarriedSubscription[]> {
  const { workspace, map } = planning;
  const carry = compileRecord(map, 'subscription', mapContext(planning));
  for await (const batch of workspace.ledger.entities.all('subscription')) {
    const ids = batch.flatMap(({ columns }) => columns['subscription_id']?.trim() ?? []);
    const currencies = await workspace.ledger.transactions.subscriptionCurrencies(ids);
    yield batch.map((entity) => {
      const carried = carry(entity);
      const subscription = readSubscription(entity, carried, currencies);
      const values = { ...extras(carried), ...subscriptionValues(subscription) };
      const emptied = customKeysOf(carried.emptied).filter((key) => values[key] === undefined);
      return { subscription, values, emptied };
    });
  }
  for await (const batch of workspace.ledger.transactions.paidSubscriptions()) {
    yield batch.map((paid) => {
      const subscription = readPaidSubscription(paid);
      return { subscription, values: subscriptionValues(subscription), emptied: [] };
    });
  }
}

function extras({ custom }: CarriedRecord): Readonly<Record<string, CustomValue>> {
  return Object.fromEntries(
    Object.entries(custom).filter(
      ([key, value]) => !carriedApart.has(key) && !(typeof value === 'string' && nothing.test(value.trim())),
    ),
  );
}

/**
 * Payments on their way into the plan, by decision: on the person only, as opportunities in a pipeline of their
 * own, or as records of a custom object (R86-R94). Refunds are taken off the payment they take back; attempts that
 * failed and cancellations are no payments.
 */

import {
  asAmount,
  paymentMoney,
  paymentValues,
  type RecordMoney,
} from '../../mapping/records/payment-values.ts';
import { lacking, paymentFields } from '../../mapping/records/record-fields.ts';
import { objectKeyOf } from '../../model/custom-object.ts';
import type { ExpectedOpportunity } from '../../model/expected-record.ts';
import { relationId } from '../../model/expected-record.ts';
import type { OpportunityStatus } from '../../model/opportunity.ts';
import { orderPipeline } from '../../model/order-pipeline.ts';
import type { Payment, PaymentGrouping } from '../../model/payment.ts';
import type { PlannedOperation } from '../../model/plan.ts';
import { moneyIn } from '../../model/transaction.ts';
import { leaveOut, planOpportunity } from '../../plan/plan-opportunity.ts';
import { planRecord } from '../../plan/plan-record.ts';
import { noSchemaDemand } from '../../plan/schema-demand.ts';
import { objectDemand, recordProperties } from './demand-parts.ts';
import { nobody } from './plan-deals.ts';
import { orderAssociation, orderObject, type RecordPlanning } from './record-context.ts';
import type { RecordPlanner } from './record-planner.ts';
import type { StandingRecords } from './standing-records.ts';

const unreadable = 'amount-unreadable: an amount that cannot be read is in no total';

export async function planOrders({ workspace, choices }: RecordPlanning): Promise<RecordPlanner> {
  const choice = choices.transactions;
  const { transactions, entities } = workspace.ledger;
  if (choice === 'totals' || (await entities.count('transaction')) === 0)
    return { demand: noSchemaDemand, async *operations() {} };
  const asRecords = choice === 'custom-object';
  const grouping: PaymentGrouping = choice === 'each-event' ? 'each-event' : 'per-order';
  const names = { singular: 'Kartra payment', plural: 'Kartra payments', person: 'Buyer' };
  return {
    demand: asRecords
      ? objectDemand(orderObject, names, orderAssociation, paymentFields)
      : { ...noSchemaDemand, opportunityFields: paymentFields, pipelines: [orderPipeline] },
    async *operations(standing): AsyncGenerator<readonly PlannedOperation[]> {
      for await (const payments of transactions.payments(grouping))
        yield await (asRecords ? planRecords(payments, standing) : planOpportunities(payments, standing));
    },
  };
}

async function planOpportunities(
  payments: readonly Payment[],
  standing: StandingRecords,
): Promise<readonly PlannedOperation[]> {
  const found = await standing.findOpportunities(payments.map(({ event }) => event.externalId));
  return payments.flatMap((payment) => {
    const { externalId } = payment.event;
    const money = paymentMoney(payment);
    if (money === null) return [leaveOut('order', externalId, unreadable)];
    const values = paymentValues(payment, money);
    if (payment.contact === null) return [leaveOut('order', externalId, nobody, values)];
    const expected = expectedOf(payment, money, payment.contact, values);
    const emptied = [
      ...lacking(paymentFields, values).map((key) => `custom.${key}`),
      ...(expected.closeDate === null ? ['closeDate'] : []),
    ];
    return planOpportunity(
      { object: 'order', externalId, expected, emptied },
      found.get(externalId) ?? [],
      standing.place,
    );
  });
}

function expectedOf(
  { event }: Payment,
  money: RecordMoney,
  contact: string,
  custom: ExpectedOpportunity['custom'],
): ExpectedOpportunity {
  const back = money.refunds.reduce((sum, { amount }) => sum + amount, 0);
  const [pipelinePaid = '', partly = '', refunded = ''] = orderPipeline.stages;
  const net = money.paid - back;
  const isLost = net <= 0 && back > 0;
  const status: OpportunityStatus = isLost ? 'lost' : 'won';
  const day = event.at.slice(0, 10);
  return {
    contact,
    pipeline: orderPipeline.name,
    stage: isLost ? refunded : back > 0 ? partly : pipelinePaid,
    name: event.product === '' ? event.externalId : event.product,
    status,
    // A refund that stands alone is worth nothing by itself; what went back stands in its fields.
    amount: asAmount(moneyIn.includes(event.type) ? net : 0, money.currency),
    ownerId: null,
    closeDate: day === '' ? null : day,
    lostReasonId: null,
    custom,
  };
}

async function planRecords(
  payments: readonly Payment[],
  standing: StandingRecords,
): Promise<readonly PlannedOperation[]> {
  const object = objectKeyOf(orderObject);
  const markers = payments.map(({ event }) => event.externalId);
  const found = await standing.findRecords(object, markers);
  const links = await standing.knownIds(markers.map(relationId));
  return payments.flatMap((payment) => {
    const { externalId } = payment.event;
    const money = paymentMoney(payment);
    if (money === null) return [leaveOut('order-record', externalId, unreadable)];
    const { contact } = payment;
    const values = paymentValues(payment, money);
    return planRecord(
      {
        kind: 'order',
        externalId,
        expected: { object, properties: recordProperties(values) },
        emptied: lacking(paymentFields, values),
        link: contact === null ? null : { association: orderAssociation, contact },
      },
      found.get(externalId) ?? [],
      links[relationId(externalId)] ?? null,
    );
  });
}

/**
 * Which sale a refund takes back. Kartra's export does not say: only its payment notices name the parent
 * transaction. So the sale is the nearest earlier one, not yet taken back, by the first of these rules
 * that finds any: the same transaction at the payment processor; the same subscription; the same person,
 * product and amount; the same person and product. What no rule finds stays unlinked and is counted.
 */
import type { LinkRule, RefundLink, StoredEvent } from '../model/transaction.ts';

const rules: readonly {
  readonly rule: LinkRule;
  readonly fits: (refund: StoredEvent, sale: StoredEvent) => boolean;
}[] = [
  {
    rule: 'processor-transaction',
    fits: (refund, sale) =>
      refund.processorTransaction !== null && refund.processorTransaction === sale.processorTransaction,
  },
  {
    rule: 'subscription',
    fits: (refund, sale) => refund.subscription !== null && refund.subscription === sale.subscription,
  },
  {
    rule: 'person-product-amount',
    fits: (refund, sale) => isSamePurchase(refund, sale) && sale.amount === takenBack(refund),
  },
  { rule: 'person-product', fits: isSamePurchase },
];

/**
 * @param sales money that came in and could be meant, in any order
 * @returns null when no rule finds one
 */
export function chooseSale(refund: StoredEvent, sales: readonly StoredEvent[]): RefundLink | null {
  const back = takenBack(refund);
  const open = sales.filter(
    (sale) =>
      sale.currency === refund.currency &&
      (sale.at === '' || refund.at === '' || sale.at.slice(0, refund.at.length) <= refund.at) &&
      (sale.amount ?? 0) - sale.refunded >= back,
  );
  for (const { rule, fits } of rules) {
    const fitting = open.filter((sale) => fits(refund, sale));
    const exact = fitting.filter((sale) => sale.amount === back && sale.refunded === 0);
    const [best] = (exact.length > 0 ? exact : fitting).sort(nearestFirst);
    if (best !== undefined) return { saleId: best.id, rule };
  }
  return null;
}

function isSamePurchase(refund: StoredEvent, sale: StoredEvent): boolean {
  return refund.person !== '' && refund.person === sale.person && refund.product === sale.product;
}

function takenBack({ amount }: StoredEvent): number {
  return Math.abs(amount ?? 0);
}

function nearestFirst(a: StoredEvent, b: StoredEvent): number {
  if (a.at !== b.at) return a.at < b.at ? 1 : -1;
  return a.externalId < b.externalId ? 1 : -1;
}

/**
 * What must be built again by hand, because no export holds it (§1.4): sequences, automations, pages, forms, surveys,
 * e-mails, videos, products, memberships, campaigns, calendars. The owner writes this list; ours is complete.
 */

import type { AccountPlan } from '../plan-account.ts';
import { PRODUCTS } from '../product-table.ts';
import { CALENDARS } from './calendar-table.ts';
import { FORMS, SURVEYS } from './form-sheets.ts';
import type { RecordSums } from './record-answers.ts';
import type { Cells, RecordSheet } from './record-sheet.ts';

export interface InventoryItem {
  readonly kind: string;
  readonly name: string;
  /** Of a sequence: its e-mails and waits. Blank where there are none. */
  readonly steps: string;
  readonly status: 'Live' | 'Draft' | 'Paused';
  /** People or orders; blank where nobody counts. */
  readonly usedBy: string;
  readonly link: string;
  readonly description: string;
}

const item = (kind: string, name: string, more: Partial<InventoryItem> = {}): InventoryItem => ({
  kind,
  name,
  steps: '',
  status: 'Live',
  usedBy: '',
  link: '',
  description: '',
  ...more,
});

const AUTOMATIONS: readonly InventoryItem[] = [
  item('automation', 'Tag buyers of Masterclass', {
    description: 'IF buys Masterclass\nTHEN tag "Customer"',
  }),
  item('automation', 'Webinar no-show → Win-back', { status: 'Paused', description: 'waits 2 days' }),
  item('automation', 'Revoke Gold after cancellation', { description: 'IF subscription ends, THEN revoke' }),
];
const OTHERS: readonly InventoryItem[] = [
  ...['Home', 'Checkout', 'Thank you'].map((name) =>
    item('page', name, { link: `https://landfallsample.example/${name.toLowerCase().replace(' ', '-')}` }),
  ),
  ...Array.from({ length: 12 }, (_, at) => item('email', `Newsletter ${at + 1}: "news", views & more`)),
  item('video', 'Welcome (2 min)', { link: 'https://vimeo.example/1001', description: 'hosted at Vimeo' }),
  item('video', 'Module 1 – Start', { description: 'hosted by Kartra' }),
  item('campaign', 'Launch #4', { status: 'Draft' }),
];

export function listInventory({
  sequences,
  memberships,
  productOrders,
}: RecordSums): readonly InventoryItem[] {
  const levels = new Map<string, number>();
  for (const { membership, active } of memberships)
    levels.set(membership, (levels.get(membership) ?? 0) + active);
  const orders = new Map(productOrders.map(({ name, members }) => [name, members]));
  return [
    ...sequences.map(({ name, steps, active }) =>
      item('sequence', name, { steps: String(steps), usedBy: String(active) }),
    ),
    ...AUTOMATIONS,
    ...FORMS.map((name) => item('form', name)),
    ...SURVEYS.map((name) => item('survey', name)),
    ...PRODUCTS.map(({ id, name }) =>
      item('product', name, {
        usedBy: String(orders.get(name) ?? 0),
        link: `https://example.com/checkout/${id}`,
      }),
    ),
    ...Array.from(levels, ([name, active]) => item('membership', name, { usedBy: String(active) })),
    ...CALENDARS.map(({ name, model }) => item('calendar', name, { description: model })),
    ...OTHERS,
  ];
}

export const INVENTORY_SHEET: RecordSheet = {
  object: 'inventory',
  label: 'inventory',
  header: 'Kind,Name,Steps,Status,Used By,Link,Description'.split(','),
  ofAccount: (_: AccountPlan, sums) =>
    listInventory(sums).map(
      ({ kind, name, steps, status, usedBy, link, description }): Cells => [
        kind,
        name,
        steps,
        status,
        usedBy,
        link,
        description,
      ],
    ),
};

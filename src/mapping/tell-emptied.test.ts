import { expect, test } from 'vitest';
import { entityKinds } from '../model/entity.ts';
import type { ColumnMap } from '../model/field-map.ts';
import { otherPresets } from './presets/other-presets.ts';
import { tellEmptied } from './tell-emptied.ts';

const usual = {
  transactions: 'custom-object',
  subscriptions: 'custom-object',
  memberships: 'tags',
  appointments: 'appointment',
  affiliates: 'fields',
  activity: 'dated-notes',
};
const columns = [...otherPresets].flatMap(([object, presets]) =>
  [...presets].map(([column, { target }]) => ({ object, column, target, evidence: null })),
);
const own = { kind: 'custom', custom: { key: 'own', name: 'Own', dataType: 'TEXT', options: [] } } as const;
const contact = (column: string, target: ColumnMap['target'], evidence: ColumnMap['evidence'] = null) => ({
  object: 'contact' as const,
  column,
  target,
  evidence,
});
const all = [
  ...columns,
  ...(
    [
      ['next_payment_date', 'nextBillingDate'],
      ['next_payment_amount', 'amount'],
      ['status', 'status'],
      ['start_date', 'startDate'],
    ] as const
  ).map(([column, field]) => ({
    object: 'subscription',
    column,
    target: { kind: 'field', field },
    evidence: null,
  })),
  ...(['deal', 'subscription', 'affiliate', 'membership', 'calendar', 'appointment'] as const).map(
    (object) => ({ object, column: 'own', target: own, evidence: null }),
  ),
  contact('email', { kind: 'field', field: 'email' }),
  contact('city', { kind: 'field', field: 'city' }),
  contact('company', { kind: 'field', field: 'companyName' }),
  contact('code', { kind: 'part', of: 'mobile' }),
  contact('tags', { kind: 'tags', prefix: '', separator: ',' }),
  contact('ip', { kind: 'archive', reason: 'nobody needs it' }),
  contact('gdpr_status', own),
  contact('opt_in', own, 'email-opt-in'),
  contact('referring_id', { kind: 'archive', reason: 'nobody needs it' }),
];
const telling = (choices: Partial<typeof usual> = {}, others: readonly object[] = []) =>
  tellEmptied({ columns: [...all, ...others] as unknown as readonly ColumnMap[] }, {
    ...usual,
    ...choices,
  } as unknown as Parameters<typeof tellEmptied>[1]);
const tell = telling();

test.each([
  ['contact', 'city', 'emptied where it stands as we wrote it'],
  ['contact', 'email', 'stays: people are found'],
  ['contact', 'code', 'the phone is read without it'],
  ['contact', 'gdpr_status', 'an opt-out it told of holds'],
  ['contact', 'opt_in', 'an opt-out it told of holds'],
  ['contact', 'referring_id', 'emptied where it stands as we wrote it'],
  ['contact', 'company', 'stays: HighLevel takes it only when a person is added'],
  ['contact', 'tags', 'taken away'],
  ['contact', 'ip', 'in your archive only'],
  ['contact', 'no such column', 'in your archive only'],
  ['deal', 'value', 'stays: HighLevel lets no program'],
  ['deal', 'close_date', 'stays: HighLevel lets no program'],
  ['deal', 'stage', 'what stands for none'],
  ['deal', 'company', 'emptied where it stands as we wrote it'],
  ['deal', 'lead_id', 'stays: it says which record'],
  ['affiliate', 'due', 'emptied where it stands as we wrote it'],
  ['deal', 'lost_reason', 'the reason chosen on the opportunity itself stays'],
  ['deal', 'own', 'emptied where it stands as we wrote it'],
  ['affiliate', 'affiliate', 'in your archive only'],
  ['affiliate', 'own', 'in your archive only'],
  ['subscription', 'next_payment_date', 'emptied where it stands as we wrote it'],
  ['subscription', 'own', 'emptied where it stands as we wrote it'],
  ['transaction', 'processor', 'emptied where it stands as we wrote it'],
  ['transaction', 'amount (USD)', 'becomes 0, in no currency'],
  ['transaction', 'sales_tax (USD)', 'what stands for none'],
  ['transaction', 'transaction_type', 'stays: without it nothing says that money moved'],
  ['transaction', 'lead_id', 'stays: it says which record'],
  ['transaction', 'buyer_ip', 'in your archive only'],
  ['transaction', 'affiliate_username', 'emptied where it stands as we wrote it'],
  ['membership', 'own', 'in your archive only'],
  ['calendar', 'model', 'stays: the calendar and its hours'],
  ['calendar', 'buffer_min', 'what stands for none'],
  ['calendar', 'own', 'in your archive only'],
  ['appointment', 'status', 'what stands for none'],
  ['appointment', 'class', 'what stands for none'],
  ['appointment', 'end', 'what stands for none'],
  ['appointment', 'time_zone', 'are read in the time zone chosen'],
  ['appointment', 'own', 'taken out of the text'],
  ['membership', 'granted', 'emptied where it stands as we wrote it'],
  ['membership', 'level', 'stays: it says which record'],
  ['appointment', 'host_email', 'stays: HighLevel lets no program take the host'],
  ['appointment', 'location', 'emptied where it stands as we wrote it'],
  ['appointment', 'notes', 'taken out of the text'],
  ['note', 'note', 'stays: a note without a text'],
  ['note', 'author', 'taken out of the text'],
  ['company', 'website', 'in your archive only'],
] as const)('of an emptied %s, %s: %s', (kind, column, words) => {
  expect(tell(kind, column)).toContain(words);
});

test.each([
  [{ transactions: 'per-order' }, 'transaction', 'date', 'the closing date of an opportunity stays'],
  [{ transactions: 'each-event' }, 'transaction', 'product', 'called by its number'],
  [{ transactions: 'totals' }, 'transaction', 'amount (EUR)', 'told without it'],
  [{ transactions: 'totals' }, 'transaction', 'sales_tax (EUR)', 'in your archive only'],
  [{ transactions: 'totals' }, 'transaction', 'affiliate_username', 'emptied where it stands as we wrote it'],
  [
    { subscriptions: 'opportunity' },
    'subscription',
    'next_payment_date',
    'the closing date of an opportunity',
  ],
  [
    { subscriptions: 'opportunity' },
    'subscription',
    'next_payment_amount',
    'the value of an opportunity stays',
  ],
  [{ subscriptions: 'opportunity' }, 'subscription', 'status', 'what stands for none'],
  [{ subscriptions: 'fields' }, 'subscription', 'status', 'emptied where it stands as we wrote it'],
  [{ subscriptions: 'fields' }, 'subscription', 'start_date', 'in your archive only'],
  [{ subscriptions: 'fields' }, 'subscription', 'own', 'in your archive only'],
  [{ affiliates: 'custom-object' }, 'affiliate', 'affiliate', 'emptied where it stands as we wrote it'],
  [{ affiliates: 'custom-object' }, 'affiliate', 'own', 'in your archive only'],
  [{ appointments: 'task' }, 'appointment', 'notes', 'stays: a task'],
  [{ appointments: 'note' }, 'appointment', 'location', 'taken out of the text'],
  [{ appointments: 'opportunity' }, 'appointment', 'host_email', 'emptied where it stands as we wrote it'],
  [{ activity: 'archive' }, 'survey-answer', 'score', 'in your archive only'],
  [{ activity: 'dated-notes' }, 'survey-answer', 'score', 'taken out of the text'],
] as const)('decided for %o, of an emptied %s, %s: %s', (choices, kind, column, words) => {
  expect(telling(choices)(kind, column)).toContain(words);
});

test('a note that says more than its text loses the text alone', () => {
  const more = telling({}, [{ object: 'note', column: 'own', target: own, evidence: null }]);
  expect(more('note', 'note')).toContain('taken out of the text');
});

test('no kind of record lacks its words', () => {
  expect(entityKinds.length).toBeGreaterThan(10);
  for (const kind of entityKinds)
    for (const { column } of columns.filter(({ object }) => object === kind))
      expect(tell(kind, column)).toMatch(/\S/u);
});

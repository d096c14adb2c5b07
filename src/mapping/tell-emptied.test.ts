import { expect, test } from 'vitest';
import { entityKinds } from '../model/entity.ts';
import type { ColumnMap } from '../model/field-map.ts';
import { otherPresets } from './presets/other-presets.ts';
import { tellEmptied } from './tell-emptied.ts';

const columns = [...otherPresets].flatMap(([object, presets]) =>
  [...presets].map(([column, { target }]) => ({ object, column, target }) as unknown as ColumnMap),
);
const contact = (column: string, target: ColumnMap['target']): ColumnMap =>
  ({ object: 'contact', column, target }) as unknown as ColumnMap;
const tell = tellEmptied({
  columns: [
    ...columns,
    {
      object: 'subscription',
      column: 'next_payment_date',
      target: { kind: 'field', field: 'nextBillingDate' },
    } as unknown as ColumnMap,
    contact('email', { kind: 'field', field: 'email' }),
    contact('city', { kind: 'field', field: 'city' }),
    contact('company', { kind: 'field', field: 'companyName' }),
    contact('code', { kind: 'part', of: 'phone' }),
    contact('tags', { kind: 'tags', prefix: '', separator: ',' }),
    contact('ip', { kind: 'archive', reason: 'nobody needs it' }),
  ],
});

test.each([
  ['contact', 'city', 'emptied where it stands as we wrote it'],
  ['contact', 'email', 'stays: people are found'],
  ['contact', 'code', 'stays: people are found'],
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
  ['subscription', 'next_payment_date', 'the closing date of an opportunity stays'],
  ['transaction', 'processor', 'emptied where it stands as we wrote it'],
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

test('no kind of record lacks its words', () => {
  expect(entityKinds.length).toBeGreaterThan(10);
  for (const kind of entityKinds)
    for (const { column } of columns.filter(({ object }) => object === kind))
      expect(tell(kind, column)).toMatch(/\S/u);
});

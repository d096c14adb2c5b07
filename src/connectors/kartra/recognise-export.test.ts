import { describe, expect, it } from 'vitest';
import type { ExportKind } from '../../model/entity.ts';
import { columnKeys } from './column-keys.ts';
import { knownColumns } from './column-names.ts';
import { recogniseExport } from './recognise-export.ts';

describe('column keys', () => {
  it('of the snake-case vintage', () => {
    const header = ['id', 'email', 'phone_country_code', 'last_name2', 'gdpr_communications', 'job_title'];
    expect(columnKeys(header, 'a.csv')).toEqual([
      'lead_id',
      'email',
      'phone_country_code',
      'last_name2',
      'gdpr_communications',
      'job_title',
    ]);
  });

  it('of the title-case vintage', () => {
    const header = [
      'Lead ID',
      'First Name',
      'E-Mail',
      'PHONE  country-code',
      'Date Joined',
      'GDPR Status',
      'Last Name 2',
    ];
    expect(columnKeys(header, 'a.csv')).toEqual([
      'lead_id',
      'first_name',
      'email',
      'phone_country_code',
      'date_joined',
      'gdpr_status',
      'last_name2',
    ]);
  });

  it('reads a lead_ or contact_ prefix as none', () => {
    expect(columnKeys(['lead_email', 'Contact ID', 'Lead Score', 'lead_status'], 'a.csv')).toEqual([
      'email',
      'lead_id',
      'score',
      'lead_status',
    ]);
  });

  it('leaves a prefixed or bare name to the customer beside the real column', () => {
    expect(columnKeys(['Contact Phone', 'phone', 'ID', 'lead_id'], 'a.csv')).toEqual([
      'Contact Phone',
      'phone',
      'ID',
      'lead_id',
    ]);
  });

  it('keeps unknown headers verbatim', () => {
    expect(columnKeys([' T-Shirt Size ', 'Größe', 'größe'], 'a.csv')).toEqual([
      ' T-Shirt Size ',
      'Größe',
      'größe',
    ]);
  });

  it('names columns whose header cannot be a key', () => {
    expect(columnKeys(['', ' ', '__proto__', 'constructor'], 'a.csv')).toEqual([
      '(column 1)',
      '(column 2)',
      '__proto__ (column 3)',
      'constructor (column 4)',
    ]);
  });

  it.each([
    [['Email', 'Email Address'], 2],
    [['email', 'first_name', 'EMAIL'], 3],
    [['email', 'shirt', 'shirt'], 3],
  ])('refuses two columns of one key: %j', (header, column) => {
    expect(() => columnKeys(header, 'a.csv')).toThrow(
      expect.objectContaining({
        code: 'file-not-an-export',
        details: expect.objectContaining({ rule: 'column-twice', column, line: 1 }) as object,
      }) as Error,
    );
  });

  it('lists no header under two columns', () => {
    const headers = Object.entries(knownColumns).flatMap(([key, aliases]) => [key, ...aliases]);
    expect(headers.length).toBeGreaterThan(80);
    expect(new Set(headers).size).toBe(headers.length);
  });
});

describe('kind of an export', () => {
  const transactions = [
    'ID',
    'Transaction_Type',
    'Date',
    'Price_point',
    'Buyer_Email',
    'Amount (USD)',
    'lead_id',
  ];

  it.each([
    [['email', 'first_name', 'zip']],
    [['Lead ID', 'First Name', 'Email']],
    [['email']],
    [['lead_id', 'first_name', 'phone']],
  ])('contacts: %j', (header) => {
    expect(recogniseExport(header, 'a.csv').kind).toBe('contacts');
  });

  it.each<[ExportKind, string]>([
    ['companies', 'Company ID,Company,Website,Phone,Email,Address,City,State,ZIP,Country,Owner,Notes'],
    [
      'deals',
      'Deal ID,Deal,Pipeline,Stage,Value,Currency,Status,Contact Email,Lead ID,Company,Owner,Close Date',
    ],
    ['transactions', transactions.join(',')],
    ['subscriptions', 'Status,Recurrence_Term,Product,Next payment date,Next payment amount'],
    ['affiliates', 'Affiliate,Products,Earned,Reserve,Due,Paid'],
    ['affiliates', 'Affiliate ID,Username,Affiliate,Email,Lead ID,Status,Products,Commission,Earned,Joined'],
    [
      'calendars',
      'Calendar,Model,Class,Host,Host Email,Time Zone,Duration (min),Buffer (min),Weekday,From,To',
    ],
    ['appointments', 'Booking ID,Calendar,Class,Lead ID,Email,Name,Start,End,Time Zone,Host Email,Status'],
    ['memberships', 'Lead ID,Email,Membership,Level,Active,Granted'],
    ['lists', 'List,Public Name,Subscribed,Unsubscribed'],
    ['tags', 'Tag,Category,Expires After (days),Contacts'],
    ['forms', 'Form,Lead ID,Email,Submitted,Question,Answer'],
    ['surveys', 'Survey,Lead ID,Email,Completed,Score,Question,Answer'],
    ['notes', 'Note ID,Lead ID,Email,Date,Author,Note'],
    ['activity', 'Lead ID,Email,Date,Activity,Detail'],
    ['inventory', 'Kind,Name,Steps,Status,Used By,Link,Description'],
  ])('%s, in any order, case and spelling: %s', (kind, header) => {
    const cells = header.split(',');
    for (const spell of [
      (cell: string) => cell,
      (cell: string) => cell.toUpperCase(),
      (cell: string) => cell.toLowerCase().replaceAll(' ', '_'),
    ]) {
      const spelt = cells.map(spell).reverse();
      expect(recogniseExport(spelt, 'a.csv').kind).toBe(kind);
      expect(recogniseExport([...spelt, 'Shoe size'], 'a.csv').columns.at(-1)).toBe('Shoe size');
    }
  });

  it('keeps the currency of amounts in their keys', () => {
    const { columns } = recogniseExport(
      ['Transaction_Type', 'Amount (gbp)', 'Sales_tax (GBP)', 'Price_point'],
      'a.csv',
    );
    expect(columns).toEqual(['transaction_type', 'amount (GBP)', 'sales_tax (GBP)', 'price_point']);
  });

  it('takes people with custom fields of any name for people', () => {
    const header = [
      'id',
      'email',
      'first_name',
      'last_name',
      'phone',
      'company',
      'website',
      'stage',
      'pipeline',
    ];
    expect(recogniseExport(header, 'a.csv').kind).toBe('contacts');
  });

  it('asks where a header fits two exports, and believes the answer', () => {
    const header = ['email', 'first_name', 'pipeline', 'stage', 'deal'];
    expect(() => recogniseExport(header, 'a.csv')).toThrow(
      expect.objectContaining({
        message: expect.stringContaining(
          'fits two exports: contacts ("contacts") and deals ("deals")',
        ) as string,
        details: expect.objectContaining({
          rule: 'two-kinds',
          remedy: expect.stringContaining('landfall extract --preview "a.csv"') as string,
        }) as object,
      }) as Error,
    );
    expect(recogniseExport(header, 'a.csv', 'deals')).toMatchObject({
      kind: 'deals',
      columns: ['contact_email', 'first_name', 'pipeline', 'stage', 'deal'],
    });
  });

  it.each([
    [['id', 'name', 'stage'], 'header-unknown', 'no export Landfall knows'],
    [['lorem ipsum'], 'header-unknown', 'no export Landfall knows'],
    [['1', 'ann@example.com', 'Ann'], 'header-missing', 'it is a record, not a header'],
  ])('refuses %j: %s', (header, rule, words) => {
    expect(() => recogniseExport(header, 'a.csv')).toThrow(
      expect.objectContaining({
        code: 'file-not-an-export',
        message: expect.stringContaining(words) as string,
        details: expect.objectContaining({ rule, file: 'a.csv', line: 1 }) as object,
      }) as Error,
    );
  });

  it("shows no address of a record in the header's place", () => {
    const error = (() => {
      try {
        return recogniseExport(['1', 'ann@example.com'], 'a.csv');
      } catch (caught) {
        return caught;
      }
    })();
    expect(JSON.stringify(error)).not.toContain('ann@');
  });
});

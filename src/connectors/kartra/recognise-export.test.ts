import { describe, expect, it } from 'vitest';
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

  it.each([
    [transactions, 'kind-not-read-yet', 'a transactions export'],
    [
      ['Status', 'Recurrence_Term', 'Product', 'Next payment date', 'Next payment amount'],
      'kind-not-read-yet',
      'a subscriptions export',
    ],
    [
      ['Affiliate', 'Products', 'Earned', 'Reserve', 'Due', 'Paid'],
      'kind-not-read-yet',
      'an affiliates export',
    ],
    [['id', 'name', 'stage'], 'header-unknown', 'no contacts export'],
    [['lorem ipsum'], 'header-unknown', 'no contacts export'],
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

/** The headers of real Kartra exports, as users of Kartra have listed them. */
import { describe, expect, test } from 'vitest';
import { type SourceObject, sourceObjects } from '../../model/destination-fields.ts';
import { proposeMap } from '../propose/propose-map.ts';
import { findMapProblem } from '../validate-map.ts';
import { findPreset } from './find-preset.ts';
import { foldColumn } from './preset-column.ts';

const transactions =
  'ID,Transaction_Type,Date,Product,Price_point,Quantity,Seller_username,Buyer_Username,Buyer_Name,Buyer_Company,' +
  'Sales_Tax_ID,Buyer_Email,Buyer_Country,Buyer_State,Buyer_City,Buyer_ZIP,Buyer_Address,Buyer_Phone_Country,' +
  'Buyer_Phone,Buyer_IP,Amount (USD),Base_Price (USD),Sales_tax (USD),Shipping_cost (USD),Coupon_code,' +
  'Coupon_discount (USD),Revenue (USD),Affiliate_Username,Affiliate_Name,Affiliate_Email,Affiliate_Revenue (USD),' +
  'JV_Username,JV_Name,JV_Email,JV_Revenue (USD),Your_Net_Profit (USD),Tracking_link,TrackingID1,TrackingID2,' +
  'Landing_page,Processor,Processor_transaction_id,Processor_subscription_id,subscription_id,lead_id,affiliate_id,' +
  'jv_id,Shipping_Name,Shipping_Address,Shipping_City,Shipping_ZIP,Shipping_Country,Shipping_State,Trial,' +
  'Automatic_Cancellation,Subscription_payment_number,Rebill_reattempt';

const headers: { readonly [kind in SourceObject]?: string } = {
  contact:
    'email,first_name,last_name,phone,phone_country_code,zip,gdpr_status,gdpr_communications,middle_name,last_name2,' +
    'company,address,city,state,country,website,facebook,twitter,linkedin,ip,ip_country,date_joined,source,score,' +
    'sales_tax_id,business_type,notes,lead_preferred_time_zone,gdpr_status_date,gdpr_status_ip,tags,lists,sequences',
  transaction: transactions,
  subscription: 'Status,Recurrence_Term,Product,Next payment date,Next payment amount',
  company: 'Company ID,Company,Website,Phone,Email,Address,City,State,ZIP,Country,Owner,Notes',
  deal: 'Deal ID,Deal,Pipeline,Stage,Value,Currency,Status,Contact Email,Lead ID,Company,Owner,Close Date,Created Date,Lost Reason,Notes',
  affiliate:
    'Affiliate ID,Username,Affiliate,Email,Lead ID,Status,Products,Commission,Earned,Reserve,Due,Paid,Joined',
  calendar:
    'Calendar,Model,Class,Host,Host Email,Time Zone,Duration (min),Buffer (min),Minimum Notice (h),Weekday,From,To',
  appointment:
    'Booking ID,Calendar,Class,Lead ID,Email,Name,Start,End,Time Zone,Host Email,Status,Location,Notes',
  membership: 'Lead ID,Email,Membership,Level,Active,Granted',
  list: 'List,Public Name,Subscribed,Unsubscribed',
  tag: 'Tag,Category,Expires After (days),Contacts',
  'form-answer': 'Form,Lead ID,Email,Submitted,Question,Answer',
  'survey-answer': 'Survey,Lead ID,Email,Completed,Score,Question,Answer',
  note: 'Note ID,Lead ID,Email,Date,Author,Note',
  activity: 'Lead ID,Email,Date,Activity,Detail',
  'inventory-item': 'Kind,Name,Steps,Status,Used By,Link,Description',
};

const profile = (column: string) => ({
  column,
  filled: 9,
  distinct: 7,
  samples: ['a', 'b'],
  maxLength: 9,
  multiline: false,
});
const cases = Object.entries(headers).map(
  ([object, line]) => [object as SourceObject, line.split(',')] as const,
);

test('every kind of record has its header here, the transactions with all their 57 columns', () => {
  expect(cases.map(([object]) => object).toSorted()).toEqual(sourceObjects.toSorted());
  expect(transactions.split(',')).toHaveLength(57);
});

describe.each(cases)('the export of %s', (object, columns) => {
  const map = proposeMap({ [object]: columns.map(profile) }, { unknownColumns: 'custom-field' });

  test('maps with confidence 1 through the preset, each column once', () => {
    expect(map.columns.map(({ column }) => column)).toEqual(columns);
    for (const column of map.columns) expect(column).toMatchObject({ tier: 'preset', confidence: 1, object });
    expect(findMapProblem(map)).toBeNull();
  });

  test('is known by its keys and by headers in capitals, contacts by their keys alone', () => {
    const spellings = columns.flatMap((column) =>
      object === 'contact' ? [column] : [foldColumn(column), column.toUpperCase()],
    );
    expect(spellings.filter((spelling) => findPreset(object, spelling) === null)).toEqual([]);
  });
});

test('amounts in two currencies do not write the same field', () => {
  const map = proposeMap(
    { transaction: ['Amount (USD)', 'Amount (EUR)'].map(profile) },
    { unknownColumns: 'custom-field' },
  );
  expect(map.columns.map(({ target }) => target.kind)).toEqual(['custom', 'field']);
  expect(findMapProblem(map)).toBeNull();
});

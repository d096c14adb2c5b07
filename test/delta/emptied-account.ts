/** Exports of payments, subscriptions, accesses, affiliates, bookings and notes of two people, before and after Kartra emptied a part. */

const headers = {
  transactions:
    'id,Transaction_type,Date,Product,Price_point,Amount (USD),Buyer_Email,lead_id,Affiliate_Username,Processor',
  subscriptions:
    'subscription_id,lead_id,email,status,product,recurrence_term,next_payment_date,next_payment_amount,name',
  memberships: 'Lead ID,Email,Membership,Level,Active,Granted',
  affiliates:
    'Affiliate ID,Username,Affiliate,Email,Lead ID,Status,Products,Commission,Earned,Reserve,Due,Paid,Joined',
  calendars:
    'Calendar,Model,Class,Host,Host Email,Time Zone,Duration (min),Buffer (min),Minimum Notice (h),Weekday,From,To',
  appointments:
    'Booking ID,Calendar,Class,Lead ID,Email,Name,Start,End,Time Zone,Host Email,Status,Location,Notes',
  notes: 'Note ID,Lead ID,Email,Date,Author,Note',
} as const;

/**
 * @param full everything filled; else what Kartra emptied is empty
 * @param host e-mail of the user who takes the bookings
 * @returns kind of export → its text
 */
export function recordExports(full: boolean, host: string): Readonly<Record<keyof typeof headers, string>> {
  const was = (text: string) => (full ? text : '');
  const [one, two] = ['1,p1@example.com', '2,p2@example.com'];
  const text = (kind: keyof typeof headers, ...rows: readonly string[]) =>
    `${[headers[kind], ...rows].join('\n')}\n`;
  const booked = (from: string, to: string) => `2031-06-02 ${from}:00,2031-06-02 ${to}:00,America/New_York`;
  return {
    transactions: text(
      'transactions',
      `9001,Sale,2024-03-02 10:00:00,Course,${was('Plan A')},20.00,p1@example.com,1,${was('first')},${was('Stripe')}`,
      `9002,Sale,2024-03-03 10:00:00,Course,${was('Plan A')},20.00,p2@example.com,2,,Stripe`,
    ),
    subscriptions: text(
      'subscriptions',
      `7001,${one},Active,Club,Monthly,2031-07-01,9.00,${was('Given1')}`,
      `7002,${two},Active,Club,Monthly,${was('2031-07-02')},9.00,`,
    ),
    memberships: text(
      'memberships',
      `${one},Course,Gold,Yes,${was('2024-01-02 10:00:00')}`,
      `${two},Course,Silver,Yes,${was('2024-01-02 10:00:00')}`,
    ),
    affiliates: text(
      'affiliates',
      `501,first,First One,p2@example.com,2,approved,${was('Course')},30%,${was('$1200.50')},,,,2021-02-15 09:30:00`,
    ),
    calendars: text(
      'calendars',
      `Strategy Call,Consultant,,Dana,${host},America/New_York,30,10,24,Monday,09:00,12:00`,
    ),
    appointments: text(
      'appointments',
      `1,Strategy Call,,${one},Given1,${booked('09:00', '09:30')},${host},Scheduled,${was('Phone')},${was('Bring papers')}`,
      `2,Strategy Call,,${two},Given2,${booked('10:00', '10:30')},${was(host)},Scheduled,,`,
    ),
    notes: text(
      'notes',
      `6001,${one},2024-03-09 14:05:00,${was('Dana Lane')},Spoke for a minute`,
      `6002,${two},2024-03-09 14:05:00,Dana Lane,${was('Spoke for an hour')}`,
    ),
  };
}

/**
 * Export files with a little of every kind of record, as many people as asked for, nothing left to chance; and files
 * of people, one of them for the media library.
 */
import type { TestMigrationOptions } from './migration.ts';

/** Host of the calendars: a location whose users name nobody with this address makes a dated note of each booking. */
export const everyKindHost = 'dana@x.example';

const two = (n: number): string => String(n).padStart(2, '0');
const many = (count: number, row: (n: number) => string): string =>
  Array.from({ length: count }, (_, index) => row(index + 1)).join('\n');

/** @param people every second one has a deal and a payment, every third a subscription, access and a company */
export function everyKind(
  people: number,
): Required<Pick<TestMigrationOptions, 'csv' | 'files' | 'attachments' | 'choices'>> {
  const email = (n: number): string => `person${two(n)}@example.com`;
  const half = Math.floor(people / 2);
  const third = Math.floor(people / 3);
  const csv = `id,email,first_name,last_name,phone_country_code,phone,company,city,country,tags,lists,gdpr_status,gdpr_communications,date_joined,shoe_size
${many(people, (n) => `${n},${email(n)},Given${n},Family${n},1,41555501${two(n)},${n % 3 === 0 ? `Company ${n % 4}` : ''},Boston,United States,${n % 2 === 0 ? '"vip,new"' : n % 4 === 1 ? 'vip' : 'new'},News,Accepted,${n % 5 === 0 ? 'No' : 'Yes'},2024-01-${two((n % 27) + 1)} 10:00:00,${36 + (n % 9)}`)}
`;
  const files = {
    'deals_kartra.csv': `Deal ID,Deal,Pipeline,Stage,Value,Currency,Status,Contact Email,Lead ID,Company,Owner,Close Date,Created Date,Lost Reason,Notes
${many(half, (n) => `${n},Deal ${n},Sales,${n % 2 === 0 ? 'New' : 'Closed'},${n * 10}.50,USD,Open,${email(2 * n)},${2 * n},,,2026-05-01,2026-01-01 10:00:00,,`)}
`,
    'transactions_kartra.csv': `id,Transaction_type,Date,Product,Price_point,Amount (USD),Buyer_Email,lead_id,Affiliate_Username
${many(half, (n) => `${9000 + n},Sale,2024-03-${two((n % 27) + 1)} 10:00:00,Course,1,20.00,${email(2 * n)},${2 * n},N/A`)}
`,
    'subscriptions_kartra.csv': `subscription_id,Status,Product,Price_point,Buyer_Email,lead_id,Recurrence_Term,Start date,Next payment date,Next payment amount
${many(third, (n) => `${n},Active,Gold,1,${email(3 * n)},${3 * n},monthly,03 Mar 2026,03 Jul 2026,$20.00`)}
`,
    'memberships_kartra.csv': `Lead ID,Email,Membership,Level,Active,Granted
${many(third, (n) => `${3 * n},${email(3 * n)},Course,Gold,Yes,2024-01-02 10:00:00`)}
`,
    'affiliates_kartra.csv': `Affiliate ID,Username,Affiliate,Email,Lead ID,Status,Products,Commission,Earned,Reserve,Due,Paid,Joined
501,first,First One,${email(1)},1,approved,Course,30%,"$1,200.50",$120.05,$360.15,$720.30,2021-02-15 09:30:00
`,
    'calendars_kartra.csv': `Calendar,Model,Class,Host,Host Email,Time Zone,Duration (min),Buffer (min),Minimum Notice (h),Weekday,From,To
Strategy Call,Consultant,,Dana,${everyKindHost},America/New_York,30,10,24,Monday,09:00,12:00
Studio,Gym,Yoga,Dana,${everyKindHost},Europe/Berlin,60,0,2,Sunday,01:00,05:00
`,
    'appointments_kartra.csv': `Booking ID,Calendar,Class,Lead ID,Email,Name,Start,End,Time Zone,Host Email,Status,Location,Notes
${many(third, (n) => `${n},Strategy Call,,${3 * n},${email(3 * n)},Given${3 * n},2031-06-${two((n % 27) + 1)} 09:00:00,2031-06-${two((n % 27) + 1)} 09:30:00,America/New_York,${everyKindHost},Scheduled,Phone,`)}
900,Studio,Yoga,1,${email(1)},Given1,2024-03-04 09:00:00,2024-03-04 10:00:00,Europe/Berlin,${everyKindHost},Completed,,
`,
    'notes_kartra.csv': `Note ID,Lead ID,Email,Date,Author,Note
${many(third, (n) => `${6000 + n},${3 * n - 1},${email(3 * n - 1)},2024-03-09 14:05:00,Dana Lane,Spoke for ${n} minutes`)}
`,
    'activity_kartra.csv': `Lead ID,Email,Date,Activity,Detail
${many(third, (n) => `${3 * n - 2},${email(3 * n - 2)},2024-05-02 10:00:00,Visited page,Checkout`)}
`,
  };
  const attachments = {
    '1/remarks.txt': Buffer.from('Läuft. ✅\n'),
    '1/contract.pdf': Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\n%%EOF\n'),
    '2/photo.webp': Buffer.from('RIFF\u001a\0\0\0WEBPVP8L\u000d\0\0\0/\0\0\0', 'latin1'),
  };
  return {
    csv,
    files,
    attachments,
    choices: { memberships: 'custom-object', affiliates: 'custom-object' },
  };
}

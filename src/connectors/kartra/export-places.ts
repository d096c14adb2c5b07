/**
 * Where in Kartra each export is made, in which pieces, and how sure we are of it.
 *
 * Sources: Kartra's help pages on contacts, mailing status, transactions, subscriptions and affiliates; guides
 * of people who exported (menu paths of the new and the old screens). For calendars, memberships, forms, surveys
 * and the rest no export is documented anywhere: said so, with what can be done instead. Kartra exports
 * contacts by filter, so each mailing status is a piece of its own: no column holds it for certain.
 */
import type { ExportKind } from '../../model/entity.ts';
import type { ExportPiece, ExportPlace } from '../../model/export-tracker.ts';

export const exportPlaces: readonly ExportPlace[] = [
  {
    kind: 'contacts',
    title: 'Contacts',
    certainty: 'seen',
    where: [
      'Contacts → All contacts → Advanced filters → select all → Export to CSV',
      'old screens: Communications → Leads → filter → Export → CSV',
    ],
    tick: 'every column on offer; above all e-mail, phone and country code, tags, lists, sequences, GDPR status and communications, date joined, custom fields',
    because: 'the people themselves; an export holds only what its filter shows, so begin without any filter',
    instead: null,
    always: true,
  },
  {
    kind: 'transactions',
    title: 'Transactions',
    certainty: 'seen',
    where: ['Products → Analytics → Transactions → Export'],
    tick: 'all dates since the account began, all types: sales, rebills, refunds, failed, cancellations',
    because: 'what everybody paid; in one file, or one per year',
    instead: null,
    always: true,
  },
  {
    kind: 'subscriptions',
    title: 'Subscriptions',
    certainty: 'seen',
    where: ['Products → Analytics → Subscriptions → Export'],
    tick: 'all statuses: active, paused, cancelled, paid in full',
    because: 'who is billed next, and when; a file of its own, not part of the transactions',
    instead: null,
    always: true,
  },
  {
    kind: 'affiliates',
    title: 'Affiliates',
    certainty: 'documented',
    where: ['Products → Affiliates → your affiliates → Download'],
    tick: 'approved, pending and declined',
    because: 'who sells for you, and what is due to them',
    instead: 'The transactions name the affiliate of every sale.',
    always: false,
  },
  unknown('companies', 'Companies', 'Companies are also made from the company of each contact.'),
  unknown(
    'deals',
    'Deals and pipelines',
    'Only some accounts have them; any CSV with deal and stage is read.',
  ),
  unknown('calendars', 'Calendars', 'Write them into a CSV by hand: one row per opening hour.'),
  unknown('appointments', 'Appointments', 'Export the contacts of each calendar by filter, or write a CSV.'),
  unknown(
    'memberships',
    'Memberships',
    'landfall enrich reads who has access to which level. Else export by filter, one file per level.',
  ),
  unknown('lists', 'Lists', 'landfall enrich reads who is on a list and who left it.'),
  unknown('tags', 'Tags', 'They stand in the contacts; landfall enrich reads them exactly.'),
  unknown('forms', 'Form answers', 'Kartra keeps the latest answer only, in the contact’s custom fields.'),
  unknown('surveys', 'Survey answers', 'Export the contacts of each survey by filter.'),
  unknown('notes', 'Notes', 'One text of notes per person stands in the contacts.'),
  unknown('activity', 'Activity', 'Opened e-mails, pages and videos can be exported by filter, as below.'),
  unknown(
    'inventory',
    'What must be rebuilt by hand',
    'Fill in exports/inventory.csv: landfall extract --inventory-template writes a template, with yaml behind it as YAML.',
  ),
];

function unknown(kind: ExportKind, title: string, instead: string): ExportPlace {
  return {
    kind,
    title,
    certainty: 'unknown',
    where: [],
    tick: 'everything on offer',
    because: 'only if your account has them',
    instead,
    always: false,
  };
}

const optOut =
  'people who must not be written to: an export without this filter may not hold them, or not say so';

export const exportPieces: readonly ExportPiece[] = [
  piece('unsubscribed', 'mailing status: Unsubscribed', optOut, true),
  piece('blocklisted', 'mailing status: Blocklisted', optOut, true),
  piece('spam-complaint', 'mailing status: Spam complaint', optOut, true),
  piece('soft-bounces', 'mailing status: Multiple soft bounces', optOut, true),
  piece('do-not-contact', 'mailing status: Do not contact', optOut, true),
  piece('declined', 'mailing status: Declined commercial messages', optOut, true),
  piece(
    'subscribed',
    'mailing status: Subscribed',
    'tells apart who opted out and who never joined a list',
    false,
  ),
  piece('opened-90-days', 'has opened any e-mail in the last 90 days', 'engagement no column holds', false),
];

function piece(name: string, filter: string, because: string, always: boolean): ExportPiece {
  return { folder: `filter-${name}`, filter, because, always };
}

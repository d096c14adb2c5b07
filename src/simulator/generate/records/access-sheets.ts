/**
 * The memberships, lists and tags exports.
 *
 * A row of memberships is one level of one person; ended access stays as a row. Lists and tags are rows of the account.
 */

import { createRandom } from '../create-random.ts';
import type { LeadMembership } from '../draw-access.ts';
import { writeStamp } from '../draw-dates.ts';
import type { Person } from '../draw-person.ts';
import { exportedWallMs } from '../draw-purchases.ts';
import type { AccountPlan } from '../plan-account.ts';
import { type RecordSheet, readStamp } from './record-sheet.ts';

export const MEMBERSHIP_SHEET: RecordSheet = {
  object: 'memberships',
  label: 'memberships',
  header: 'Lead ID,Email,Membership,Level,Active,Granted'.split(','),
  ofMember: (plan, { person, record }) =>
    record.memberships.map((access) => [
      person.leadId ?? '',
      person.email.address ?? '',
      access.membership,
      access.level,
      access.isActive ? 'Yes' : 'No',
      writeStamp(grantedMs(plan, person, access)),
    ]),
};

export const LIST_SHEET: RecordSheet = {
  object: 'lists',
  label: 'lists',
  header: 'List,Public Name,Subscribed,Unsubscribed'.split(','),
  ofAccount: (_, { lists }) =>
    lists.map(({ name, publicName, subscribed, unsubscribed }) => [
      name,
      publicName,
      String(subscribed),
      String(unsubscribed),
    ]),
};

export const TAG_SHEET: RecordSheet = {
  object: 'tags',
  label: 'tags',
  header: 'Tag,Category,Expires After (days),Contacts'.split(','),
  ofAccount: (_, { tags }) =>
    tags.map(({ name, category, expiresAfterDays, contacts }) => [
      name,
      category,
      expiresAfterDays === null ? '' : String(expiresAfterDays),
      String(contacts),
    ]),
};

/** Some time between joining and the export; the API tells no such date. */
function grantedMs(plan: AccountPlan, person: Person, access: LeadMembership): number {
  const random = createRandom(plan.seed, `granted-${access.levelId}`, person.index);
  const fromMs = readStamp(person.dates.joined);
  const span = Math.max(0, exportedWallMs(plan) - fromMs);
  return fromMs + Math.floor((random.next() * span) / 1000) * 1000;
}

/** Counts and figures in the words a business owner reads. Program words stay out of what they see. */
import { plural } from '../model/number-words.ts';
import type { Counts } from '../model/plan.ts';

export { number, plural } from '../model/number-words.ts';

/** Bucket → the words on screen and in papers, in the order they are shown. */
export const bucketWords: readonly (readonly [keyof Omit<Counts, 'planned'>, string])[] = [
  ['created', 'added'],
  ['updated', 'details filled in'],
  ['unchanged', 'already right'],
  ['skipped', 'left out on purpose'],
  ['refused', 'HighLevel would not accept'],
  ['unresolved', 'we cannot tell yet: nothing will be sent twice'],
  ['manual', 'to do by hand'],
];

export const objectWords: Readonly<Record<string, string>> = {
  'custom-field': 'custom fields',
  'opportunity-field': 'custom fields of opportunities',
  tag: 'tags',
  pipeline: 'pipelines',
  object: 'custom objects',
  'object-field': 'fields of custom objects',
  association: 'kinds of link between records',
  company: 'companies',
  contact: 'people',
  'contact-opt-out': 'existing people who opted out in Kartra',
  'contact-tags': 'existing people with new tags',
  'contact-tags-off': 'people who lost tags in Kartra',
  'contact-company': 'people linked to their company',
  opportunity: 'deals',
  'opportunity-reason': 'reasons why deals were lost',
  order: 'payments as opportunities',
  'order-record': 'payments as records',
  'order-link': 'payments linked to their person',
  subscription: 'subscriptions as opportunities',
  'subscription-record': 'subscriptions as records',
  'subscription-link': 'subscriptions linked to their person',
  course: 'drafts of courses',
  offer: 'drafts of offers',
  'membership-record': 'access to memberships as records',
  'membership-link': 'access linked to its member',
  'affiliate-record': 'affiliates as records',
  'affiliate-link': 'affiliates linked to their person',
  calendar: 'calendars',
  schedule: 'hours of hosts',
  appointment: 'bookings as appointments',
  'appointment-note': 'bookings as dated notes',
  'appointment-task': 'bookings as tasks',
  'appointment-deal': 'bookings as opportunities',
  'media-file': 'files in the media library',
  note: 'notes',
  'history-note': 'notes of what people did',
  attachment: 'people with files',
  'held-tags': 'people whose tags are held back',
  enrollment: 'access to courses',
  'affiliate-account': 'accounts of affiliates',
  'marker-field': 'fields with the number of Kartra',
  'reference-line': 'texts with a line of Kartra’s number',
};

export const channelWords: Readonly<Record<string, string>> = {
  email: 'e-mail',
  sms: 'text messages',
  whatsApp: 'WhatsApp',
  call: 'calls',
};

/** The first letter of a heading. */
export function capital(words: string): string {
  return `${words[0]?.toUpperCase() ?? ''}${words.slice(1)}`;
}

export function percent(share: number, digits = 1): string {
  return `${(share * 100).toFixed(digits)} %`;
}

/** An ISO instant as people read it: `2026-06-12 08:00 UTC`. */
export function instant(at: string): string {
  return `${at.slice(0, 16).replace('T', ' ')} UTC`;
}

/** A length of time as a person says it: `40 seconds`, `24 minutes`, `3 hours 20 minutes`. */
export function duration(ms: number): string {
  const seconds = Math.round(ms / 1000);
  if (seconds < 90) return plural(seconds, 'second');
  const minutes = Math.round(seconds / 60);
  if (minutes < 90) return plural(minutes, 'minute');
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  return rest === 0 ? plural(hours, 'hour') : `${plural(hours, 'hour')} ${plural(rest, 'minute')}`;
}

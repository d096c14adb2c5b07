/**
 * What a token must be allowed to write for a plan, by kind of operation. A token does not tell its scopes, and trying
 * one would be a write, so a person compares the list with the page of the integration.
 * (HighLevel, scopes: the names of its private integrations' page; those of pipelines as integrators report them.)
 */
import type { ObjectKind } from '../model/plan.ts';

const scopes: Readonly<Partial<Record<ObjectKind, string>>> = {
  'custom-field': 'locations/customFields.write',
  'opportunity-field': 'locations/customFields.write',
  'object-field': 'locations/customFields.write',
  tag: 'locations/tags.write',
  pipeline: 'pipelines.write',
  object: 'objects/schema.write',
  association: 'associations.write',
  company: 'businesses.write',
  contact: 'contacts.write',
  'contact-opt-out': 'contacts.write',
  'contact-tags': 'contacts.write',
  'contact-tags-off': 'contacts.write',
  'contact-company': 'contacts.write',
  'held-tags': 'contacts.write',
  opportunity: 'opportunities.write',
  order: 'opportunities.write',
  subscription: 'opportunities.write',
  'opportunity-reason': 'opportunities.write',
  'order-record': 'objects/record.write',
  'subscription-record': 'objects/record.write',
  calendar: 'calendars.write',
  schedule: 'calendars.write',
  appointment: 'calendars/events.write',
  'appointment-deal': 'opportunities.write',
  'appointment-note': 'contacts.write',
  'appointment-task': 'contacts.write',
  note: 'contacts.write',
  'history-note': 'contacts.write',
  attachment: 'forms.write',
  'media-file': 'medias.write',
  'order-link': 'associations/relation.write',
  'subscription-link': 'associations/relation.write',
  'membership-record': 'objects/record.write',
  'membership-link': 'associations/relation.write',
  'affiliate-record': 'objects/record.write',
  'affiliate-link': 'associations/relation.write',
  course: 'courses.write',
  offer: 'courses.write',
};

/** @param kinds of operations that write; a kind without a known scope adds none */
export function neededScopes(kinds: Iterable<ObjectKind>): readonly string[] {
  const needed = new Set<string>();
  for (const kind of kinds) {
    const scope = scopes[kind];
    if (scope !== undefined) needed.add(scope);
  }
  return [...needed].sort();
}

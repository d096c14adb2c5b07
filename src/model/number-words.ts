/** Numbers in sentences, and the kinds of record of the source as a business owner calls them. */
import type { EntityKind } from './entity.ts';

/** @example number(1234) // '1,234' */
export function number(value: number): string {
  return value.toLocaleString('en-US');
}

/** @example plural(2, 'person', 'people') // '2 people' */
export function plural(count: number, noun: string, nouns = `${noun}s`): string {
  return `${number(count)} ${count === 1 ? noun : nouns}`;
}

/** One of a kind, and several. */
export const entityWords: Readonly<Record<EntityKind, readonly [one: string, many: string]>> = {
  contact: ['person', 'people'],
  company: ['company', 'companies'],
  deal: ['deal', 'deals'],
  transaction: ['transaction', 'transactions'],
  subscription: ['subscription', 'subscriptions'],
  affiliate: ['affiliate', 'affiliates'],
  calendar: ['calendar', 'calendars'],
  appointment: ['appointment', 'appointments'],
  membership: ['membership', 'memberships'],
  list: ['list', 'lists'],
  tag: ['tag', 'tags'],
  'form-answer': ['form answer', 'form answers'],
  'survey-answer': ['survey answer', 'survey answers'],
  note: ['note', 'notes'],
  activity: ['activity', 'activities'],
  'inventory-item': ['thing to rebuild', 'things to rebuild'],
};

/** What people call several of a kind; a text that names none stays as it is. */
export function manyOf(kind: string): string {
  return Object.hasOwn(entityWords, kind) ? entityWords[kind as EntityKind][1] : kind;
}

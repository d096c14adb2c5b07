/** Kinds of record → what people call several of them. */

export const kindWords: Readonly<Record<string, string>> = {
  contact: 'people',
  company: 'companies',
  deal: 'deals',
  transaction: 'transactions',
  subscription: 'subscriptions',
  affiliate: 'affiliates',
  calendar: 'calendars',
  appointment: 'appointments',
  membership: 'memberships',
  list: 'lists',
  tag: 'tags',
  'form-answer': 'form answers',
  'survey-answer': 'survey answers',
  note: 'notes',
  activity: 'activities',
  'inventory-item': 'things to rebuild',
};

/**
 * What an account can be written as, by name. Imports nothing, so that a command line may list them before the
 * generator is loaded.
 */

export const ACCOUNT_OBJECTS = [
  'contacts',
  'transactions',
  'subscriptions',
  'companies',
  'deals',
  'affiliates',
  'calendars',
  'appointments',
  'memberships',
  'lists',
  'tags',
  'forms',
  'surveys',
  'notes',
  'activity',
  'inventory',
  'filters',
  'attachments',
] as const;
export type AccountObject = (typeof ACCOUNT_OBJECTS)[number];
/** Everything but contacts and money. */
export type RecordObject = Exclude<AccountObject, 'contacts' | 'transactions' | 'subscriptions'>;

/** Sign of refunds and chargebacks in the transactions export. */
export const REFUND_SIGNS = ['mixed', 'negative', 'positive'] as const;
export type RefundSign = (typeof REFUND_SIGNS)[number];

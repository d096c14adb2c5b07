/**
 * Owns: the rows of the behaviour table that concern Kartra's API. They are part of the one table in behaviours.ts
 * and switched there. Certainty L: Kartra's own help or developer pages; I: working clients; U: our reading.
 */

import type { BehaviourEntry } from './behaviours.ts';

export interface KartraBehaviours {
  kartraCallsPerSecond: number;
  kartraAnswersAsHtml: boolean;
  kartraNumbersAsText: boolean;
  kartraTagIdMissing: boolean;
  kartraMembershipKeys: 'name' | 'membership_name';
  kartraCommunicationsPolarity: 'agreed-is-1' | 'agreed-is-0';
  kartraCustomFieldsTopLevel: boolean;
  kartraCustomFieldsFailEvery: number;
  kartraSubscriptionsWithinRefundPeriod: boolean;
  kartraConnection: 'open' | 'not-secure' | 'account-inactive' | 'app-inactive' | 'ip-refused';
  kartraNotGranted: string;
  kartraTestMode: boolean;
}

export const KARTRA_BEHAVIOURS: {
  readonly [Name in keyof KartraBehaviours]: BehaviourEntry<KartraBehaviours[Name]>;
} = {
  kartraCallsPerSecond: {
    value: 20,
    certainty: 'L',
    source:
      'Kartra’s help page on limits: 20 calls a second for each app, beyond that 429 without Retry-After',
  },
  kartraAnswersAsHtml: {
    value: true,
    certainty: 'I',
    source: 'one client: replies are JSON under the content type text/html; off = application/json',
  },
  kartraNumbersAsText: {
    value: true,
    certainty: 'L',
    source: 'examples on Kartra’s pages write ids, codes and counts as texts; off = as JSON numbers',
  },
  kartraTagIdMissing: {
    value: true,
    certainty: 'I',
    source: 'a client’s probe of April 2026: tags of a lead have a name and no id; off = both',
  },
  kartraMembershipKeys: {
    value: 'name',
    certainty: 'I',
    source:
      'working clients read name, level_name and active; a transcription of the help page has ids and membership_name',
    choices: ['name', 'membership_name'],
  },
  kartraCommunicationsPolarity: {
    value: 'agreed-is-1',
    certainty: 'U',
    source: 'Kartra’s pages say both that 1 means agreed and that 0 does',
    choices: ['agreed-is-1', 'agreed-is-0'],
  },
  kartraCustomFieldsTopLevel: {
    value: false,
    certainty: 'I',
    source: 'an older client: custom fields are keys of the lead itself and there is no custom_fields',
  },
  kartraCustomFieldsFailEvery: {
    value: 2,
    certainty: 'I',
    source:
      'a client’s remark: retrieve_custom_fields often times out; how often is our figure: the first call and every n-th after it answer 504 in HTML; 0 = never',
  },
  kartraSubscriptionsWithinRefundPeriod: {
    value: true,
    certainty: 'U',
    source:
      'two Kartra pages disagree on retrieve_subscriptions_from_lead: only those within the refund period, or all of them; off = all',
  },
  kartraConnection: {
    value: 'open',
    certainty: 'L',
    source:
      'Kartra’s help page on messages: every call fails over plain HTTP (201), for a closed account (204), for an app whose developer’s account is closed (240), from an address the app does not allow (242)',
    choices: ['open', 'not-secure', 'account-inactive', 'app-inactive', 'ip-refused'],
  },
  kartraNotGranted: {
    value: '',
    certainty: 'L',
    source:
      'Kartra’s help page: an app may call only what its review granted, else error 262; names with commas between them, * is all',
  },
  kartraTestMode: {
    value: true,
    certainty: 'L',
    source:
      'Kartra’s help page: leads a new app registers get an address at kartra.com; reads are as in live mode',
  },
};

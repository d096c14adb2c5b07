/**
 * Consent: what a filled cell says about being written to or called. Any sign of it wins over other
 * readings of the same words, since a consent column taken for something else writes to people who said no.
 */
import { type Rule, rule } from './rule.ts';

const channel = 'email phone mobile sms call whatsapp marketing newsletter fax social list message';
const words = `${channel} person flag date time subscribed text value all campaign sent updated consent gdpr user order activity notes account product status optIn home work created affiliate seller company signup website`;
const optIn = { polarity: 'optin', may: `${words} plan product` } as const;
const optOut = { polarity: 'optout', may: words } as const;
const status = { polarity: 'status', may: words } as const;

export const consentRules: readonly Rule[] = [
  rule('contact.dnd', 0.97, 'optOut', optOut),
  rule('contact.dnd', 0.93, 'bounced', optOut),
  rule('contact.dnd', 0.94, 'cancelled newsletter|marketing|list|email', optOut),
  rule('contact.dnd', 0.95, 'optIn', optIn),
  rule('contact.dnd', 0.97, 'doubleOptIn', { ...optIn, may: `${words} confirmed optIn status signup` }),
  rule('contact.dnd', 0.88, 'consent|gdpr', optIn),
  rule('contact.dnd', 0.93, 'consent|gdpr status', status),
  rule('contact.dnd', 0.9, 'newsletter', { ...optIn, may: `${words} signup` }),
  rule('contact.dnd', 0.86, 'marketing', optIn),
  rule('contact.dnd', 0.95, 'newsletter|marketing|optIn|doubleOptIn status|stateOrStatus', status),
  rule('contact.dnd', 0.92, 'subscribed', { ...status, in: 'contact' }),
  rule('contact.dnd', 0.93, 'email|sms|phone|mobile status|subscribed|stateOrStatus', status),
  rule('contact.dnd', 0.9, 'status subscription|list', { ...status, in: 'contact' }),
  rule('contact.dnd', 0.86, 'newsletter subscription', { ...optIn, may: `${words} subscription` }),
  rule('contact.dnd', 0.62, 'status', { polarity: 'status', in: 'contact' }),
  rule(
    'custom',
    0.97,
    'optOut|optIn|bounced|consent|gdpr|doubleOptIn|newsletter|marketing|subscribed reason|type|count|percent|title|method|score|sent',
    { may: '*' },
  ),
  rule('custom', 0.9, 'optIn|consent|doubleOptIn|newsletter|marketing source|form|page|message|description', {
    may: '*',
  }),
  rule('ignore', 0.98, 'optOut|optIn|confirmed|signup|consent|gdpr|doubleOptIn|created ip', { may: '*' }),
  rule('ignore', 0.97, 'optOut|optIn campaign', { may: '*' }),
];

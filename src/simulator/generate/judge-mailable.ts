/**
 * Who may be e-mailed after the move: the rule of decisions.md in the generator's own reading.
 *
 * Tests run in order and the first that fails gives the reason. SMS, WhatsApp and calls are never allowed: Kartra's
 * consent is for e-mail. The rule sees truths only, never cells.
 */

import type { GdprCommunications, GdprStatus } from './draw-consent.ts';
import { SUPPRESSION_TAGS } from './draw-tags.ts';

export type MailableReason =
  | 'no-valid-email'
  | 'on-no-list'
  | 'suppression-tag'
  | 'communications-no'
  | 'gdpr-not-accepted'
  | 'gdpr-pending'
  | 'gdpr-unknown-and-country-unknown'
  | 'gdpr-unknown-in-protected-country'
  | 'gdpr-unknown-outside-protected-countries'
  | 'gdpr-accepted'
  | 'gdpr-not-subject'
  | 'gdpr-off';

export interface MailableFacts {
  readonly email: string | null;
  readonly lists: readonly string[];
  readonly tags: readonly string[];
  readonly communications: GdprCommunications;
  readonly status: GdprStatus;
  readonly countryIso2: string | null;
}

/** EEA (EU, Iceland, Liechtenstein, Norway), United Kingdom, Switzerland, Canada, Brazil. */
const PROTECTED_COUNTRIES: ReadonlySet<string> = new Set(
  'AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE IS LI NO GB CH CA BR'.split(
    ' ',
  ),
);

/** Applies the e-mail rule to one person. */
export function judgeMailable(facts: MailableFacts): { mailable: boolean; reason: MailableReason } {
  const no = (reason: MailableReason) => ({ mailable: false, reason });
  const yes = (reason: MailableReason) => ({ mailable: true, reason });
  if (facts.email === null) return no('no-valid-email');
  if (facts.lists.length === 0) return no('on-no-list');
  if (facts.tags.some((tag) => SUPPRESSION_TAGS.includes(tag))) return no('suppression-tag');
  if (facts.communications === 'No') return no('communications-no');
  switch (facts.status) {
    case 'Accepted':
      return yes('gdpr-accepted');
    case 'Not subject':
      return yes('gdpr-not-subject');
    case 'Off':
      return yes('gdpr-off');
    case 'Not accepted':
      return no('gdpr-not-accepted');
    case 'Pending':
      return no('gdpr-pending');
    case 'Unknown':
    case '':
      if (facts.countryIso2 === null) return no('gdpr-unknown-and-country-unknown');
      return PROTECTED_COUNTRIES.has(facts.countryIso2)
        ? no('gdpr-unknown-in-protected-country')
        : yes('gdpr-unknown-outside-protected-countries');
  }
}

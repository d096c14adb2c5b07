/**
 * Decides on which channels a contact must not be reached, from everything the source says about it.
 *
 * E-mail is open only if no evidence speaks against it and the person is on a list. Text messages,
 * WhatsApp and calls are closed, since Kartra's status is an e-mail status: each is open only where the
 * person who migrates decided so and a column they looked at holds a written yes for that channel.
 *
 * Invariants: the strictest value wins, values superseded by a later export included, so adding
 * restrictive evidence never opens a channel; what is not understood counts as a no.
 */
import type { Channel, Restrictions } from '../model/contact.ts';
import { readBlocked, readCommunications, readGdprStatus, readOptIn } from './consent-values.ts';
import { protectedCountries } from './protected-countries.ts';
import type { Finding } from './transforms/transform.ts';

/** Why a channel is closed. The first reason that applies is given, opt-outs before missing consent. */
export const restrictionReasons = [
  'blocked',
  'unsubscribed',
  'blocked-unrecognised',
  'suppression-tag',
  'suppression-list',
  'communications-declined',
  'communications-unrecognised',
  'opt-in-declined',
  'opt-in-unrecognised',
  'gdpr-not-accepted',
  'gdpr-pending',
  'gdpr-unrecognised',
  'gdpr-not-explicit',
  'communications-not-explicit',
  'gdpr-unknown-country-unknown',
  'gdpr-unknown-protected-country',
  'lists-not-exported',
  'no-list',
  'no-written-consent',
] as const;

export type RestrictionReason = (typeof restrictionReasons)[number];

/** What the source says. Each of the first three is read as one blank value when empty. */
export interface ConsentEvidenceValues {
  readonly gdprStatus: readonly string[];
  readonly communications: readonly string[];
  readonly blocked: readonly string[];
  /** A tag that says "do not write to me" was found, now or in an earlier export. */
  readonly suppressionTag: boolean;
  /** The same for a list. */
  readonly suppressionList: boolean;
  /** Number of lists the person is on now, lists that are opt-outs themselves not counted. */
  readonly lists: number;
  /** Values of columns that say whether e-mail is wanted: anything but yes or blank closes it. */
  readonly emailOptIn: readonly string[];
  /** Written consent for channels other than e-mail, from columns a person looked at. */
  readonly written: { readonly [channel in Exclude<Channel, 'email'>]: readonly string[] };
  /** The latest export by mailing status has the person under "Subscribed": on a list or a sequence. */
  readonly subscribed?: boolean;
  /** ISO-2 of the contact's country, or null when not known. */
  readonly country: string | null;
}

export interface ConsentRules {
  readonly emailConsent: 'rule-table' | 'strict';
  /** Whether written consent in a column can open text messages, WhatsApp and calls. */
  readonly phoneConsent: 'off' | 'by-evidence';
  /** The exports have a column of lists at all. */
  readonly hasLists: boolean;
}

/** E-mail is restricted unless the result of `findEmailRestriction` is null; the rest unless in writing. */
export function decideRestrictions(evidence: ConsentEvidenceValues, rules: ConsentRules): Restrictions {
  const restricted: { [channel in Channel]?: string } = {};
  const email = findEmailRestriction(evidence, rules);
  if (email !== null) restricted.email = email;
  const optedOut = findOptOut(evidence) !== null;
  for (const channel of ['sms', 'whatsApp', 'call'] as const) {
    const answers = evidence.written[channel].map(readOptIn);
    const written = answers.length > 0 && answers.every((answer) => answer === 'yes');
    const open = rules.phoneConsent === 'by-evidence' && written && !optedOut;
    if (!open) restricted[channel] = 'no-written-consent';
  }
  return restricted;
}

/**
 * Why this person must not be e-mailed, or null when they may be.
 *
 * @example findEmailRestriction({ ...evidence, gdprStatus: ['Pending'] }, rules) // 'gdpr-pending'
 */
export function findEmailRestriction(
  evidence: ConsentEvidenceValues,
  rules: ConsentRules,
): RestrictionReason | null {
  return findOptOut(evidence) ?? findMissingConsent(evidence, rules) ?? findMissingList(evidence, rules);
}

function findOptOut(evidence: ConsentEvidenceValues): RestrictionReason | null {
  const blocked = evidence.blocked.map(readBlocked);
  if (blocked.includes('yes')) return 'blocked';
  if (blocked.includes('unsubscribed')) return 'unsubscribed';
  if (blocked.includes('unrecognised')) return 'blocked-unrecognised';
  if (evidence.suppressionTag) return 'suppression-tag';
  if (evidence.suppressionList) return 'suppression-list';
  const communications = evidence.communications.map(readCommunications);
  if (communications.includes('no')) return 'communications-declined';
  if (communications.includes('unrecognised')) return 'communications-unrecognised';
  const optIns = evidence.emailOptIn.map(readOptIn);
  if (optIns.includes('no')) return 'opt-in-declined';
  if (optIns.includes('unrecognised')) return 'opt-in-unrecognised';
  const statuses = evidence.gdprStatus.map(readGdprStatus);
  if (statuses.includes('not-accepted')) return 'gdpr-not-accepted';
  if (statuses.includes('pending')) return 'gdpr-pending';
  return statuses.includes('unrecognised') ? 'gdpr-unrecognised' : null;
}

function findMissingConsent(evidence: ConsentEvidenceValues, rules: ConsentRules): RestrictionReason | null {
  const statuses = orBlank(evidence.gdprStatus).map(readGdprStatus);
  if (rules.emailConsent === 'strict') {
    if (statuses.some((status) => status !== 'accepted')) return 'gdpr-not-explicit';
    const communications = orBlank(evidence.communications).map(readCommunications);
    return communications.every((value) => value === 'yes') ? null : 'communications-not-explicit';
  }
  if (!statuses.includes('unknown')) return null;
  if (evidence.country === null) return 'gdpr-unknown-country-unknown';
  return protectedCountries.has(evidence.country) ? 'gdpr-unknown-protected-country' : null;
}

function findMissingList(evidence: ConsentEvidenceValues, rules: ConsentRules): RestrictionReason | null {
  // Without names of lists, Kartra's own word that somebody is subscribed is the only evidence of one.
  if (!rules.hasLists) return evidence.subscribed === true ? null : 'lists-not-exported';
  return evidence.lists > 0 ? null : 'no-list';
}

/** Doubts about literals, for the issue list; each names the evidence it stands for. */
export function findConsentDoubts(evidence: ConsentEvidenceValues): Finding[] {
  const doubt =
    (code: string) =>
    (before: string): Finding => ({
      code,
      severity: 'warning',
      before,
      after: 'no consent',
    });
  return [
    ...evidence.gdprStatus
      .filter((value) => readGdprStatus(value) === 'unrecognised')
      .map(doubt('gdpr-unrecognised')),
    ...evidence.communications
      .filter((value) => readCommunications(value) === 'unrecognised')
      .map(doubt('communications-unrecognised')),
    ...evidence.emailOptIn
      .filter((value) => readOptIn(value) === 'unrecognised')
      .map(doubt('opt-in-unrecognised')),
    ...evidence.blocked
      .filter((value) => readBlocked(value) === 'unrecognised')
      .map(doubt('blocked-unrecognised')),
  ];
}

function orBlank(values: readonly string[]): readonly string[] {
  return values.length === 0 ? [''] : values;
}

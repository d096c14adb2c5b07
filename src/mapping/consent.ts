/**
 * Decides on which channels a contact must not be reached, from everything the source says about it.
 *
 * E-mail is open only if no evidence speaks against it and the person is on a list. Text messages,
 * WhatsApp and calls are always closed: Kartra's status is an e-mail status, not written consent.
 *
 * Invariants: the strictest value wins, values superseded by a later export included, so adding
 * restrictive evidence never opens a channel; what is not understood counts as a no.
 */
import type { Restrictions } from '../model/contact.ts';
import { readBlocked, readCommunications, readGdprStatus } from './consent-values.ts';
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
  /** ISO-2 of the contact's country, or null when not known. */
  readonly country: string | null;
}

export interface ConsentRules {
  readonly emailConsent: 'rule-table' | 'strict';
  /** The exports have a column of lists at all. */
  readonly hasLists: boolean;
}

/** SMS, WhatsApp and call are always restricted; e-mail unless the result of `findEmailRestriction` is null. */
export function decideRestrictions(evidence: ConsentEvidenceValues, rules: ConsentRules): Restrictions {
  const closed = { sms: 'no-written-consent', whatsApp: 'no-written-consent', call: 'no-written-consent' };
  const reason = findEmailRestriction(evidence, rules);
  return reason === null ? closed : { email: reason, ...closed };
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
  if (!rules.hasLists) return 'lists-not-exported';
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
    ...evidence.blocked
      .filter((value) => readBlocked(value) === 'unrecognised')
      .map(doubt('blocked-unrecognised')),
  ];
}

function orBlank(values: readonly string[]): readonly string[] {
  return values.length === 0 ? [''] : values;
}

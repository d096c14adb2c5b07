/**
 * What the account calls its tags, lists and sequences beside their names: categories, expiry, public names, steps.
 */

import { ACCESS_TAGS } from '../draw-access.ts';
import { SUPPRESSION_TAGS } from '../draw-tags.ts';
import type { CompanyRow } from './company-sheet.ts';
import type { RecordSums } from './record-answers.ts';

const STEPS: Readonly<Record<string, number>> = {
  'Welcome Sequence': 12,
  'Onboarding 7 days': 9,
  'Win-back': 14,
};
const OTHER_STEPS = 10;

/** People of a list see another name than staff do. */
export function toPublicName(list: string): string {
  return list.startsWith('Members') ? 'Members area news' : `Our ${list}`;
}

export function tagCategory(tag: string): string {
  if (ACCESS_TAGS.includes(tag)) return 'Access';
  if (SUPPRESSION_TAGS.includes(tag)) return 'Do not mail';
  if (/bought|customer|affiliate/i.test(tag)) return 'Buyers';
  return /webinar|prelaunch|waitlist|survey/i.test(tag) ? 'Funnels, events' : '';
}

/** Tags of trials are taken off again; HighLevel knows no such thing (§4). */
export function tagExpiry(tag: string): number | null {
  return /^trial 14 days$/i.test(tag) ? 14 : null;
}

/** E-mails and waits; nobody stands beyond the last. */
export function sequenceSteps(sequence: string): number {
  return STEPS[sequence] ?? OTHER_STEPS;
}

/** A company entered twice is one company. */
export function sumCompanies(rows: readonly CompanyRow[]): RecordSums['companies'] {
  const first = new Map<string, string>();
  const repeated: { id: string; firstId: string }[] = [];
  for (const { id, company } of rows) {
    const firstId = first.get(company.key);
    if (firstId === undefined) first.set(company.key, id);
    else repeated.push({ id, firstId });
  }
  return { rows: rows.length, distinct: first.size, repeated };
}

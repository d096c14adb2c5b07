/**
 * What names and values say of a column: the matcher's answer as a proposal. Only a standard field of the
 * same kind of record, a link or a column about consent is taken from it; a fact without a field of its
 * own becomes a custom field, as everything does that nothing knows.
 */
import { fieldNamesOf, type SourceObject } from '../../model/destination-fields.ts';
import type { ColumnMap, ColumnProfile, ConsentEvidence, Target } from '../../model/field-map.ts';
import { type ColumnMatch, type ColumnToMatch, matchObjects } from '../match/column-match.ts';
import { formatTarget } from '../target-text.ts';
import { transformsFor } from '../transforms/transforms-for.ts';
import { detectDateTransform } from './detect-date-transform.ts';
import { readNames } from './judge-separator.ts';

/** A guess that is wrong as often as right is no proposal. */
const leastConfidence = 0.5;

export type MatchProposal = Pick<
  ColumnMap,
  'target' | 'transform' | 'tier' | 'confidence' | 'because' | 'runnerUp'
>;

/** The columns of one kind of record as the matcher is asked about them; none for kinds it does not know. */
export function columnsToMatch(
  object: SourceObject,
  profiles: readonly ColumnProfile[],
): readonly ColumnToMatch[] {
  const known = matchObjects.find((name) => name === object);
  if (known === undefined) return [];
  const rows = Math.max(0, ...profiles.map(({ filled }) => filled));
  return profiles.map(({ column, samples, filled, distinct }) => ({
    object: known,
    column,
    header: column,
    samples,
    filled,
    rows,
    distinct,
  }));
}

/** Null where the matcher names no standard field, or is not sure enough. */
export function proposeFromMatch(
  object: SourceObject,
  match: ColumnMatch | undefined,
  profile: ColumnProfile,
): MatchProposal | null {
  const best = match?.best ?? null;
  if (match === undefined || best === null || best.confidence < leastConfidence) return null;
  const target = targetOfKey(object, best.target, profile);
  if (target === null) return null;
  const runnerUp = match.runnerUp === null ? null : targetOfKey(object, match.runnerUp.target, profile);
  return {
    target,
    transform: transformOf(object, target, profile),
    tier: match.tier,
    confidence: round(best.confidence),
    because: best.evidence.join(' '),
    runnerUp:
      match.runnerUp === null
        ? null
        : {
            target: runnerUp === null ? match.runnerUp.target : formatTarget(runnerUp),
            confidence: round(match.runnerUp.confidence),
          },
  };
}

/** What a column about consent proves: its polarity, and its channel where the name tells one. */
export function evidenceOfMatch(match: ColumnMatch | undefined): ConsentEvidence | null {
  if (match?.best?.target !== 'contact.dnd' || match.best.confidence < leastConfidence) return null;
  if (match.polarity !== 'optin') return 'blocked';
  if (/whats/i.test(match.column)) return 'whatsapp-opt-in';
  if (/\b(?:sms|texts?|text.?messages?)\b/i.test(match.column.replace(/_/g, ' '))) return 'sms-opt-in';
  return /\b(?:calls?|phone|anruf)\b/i.test(match.column.replace(/_/g, ' ')) ? 'call-opt-in' : 'email-opt-in';
}

/** The prefix of the matcher's keys for the fields of each kind of record. */
const prefixes: { readonly [kind in SourceObject]?: string } = {
  contact: 'contact',
  company: 'business',
  deal: 'opportunity',
  transaction: 'transaction',
  subscription: 'subscription',
  appointment: 'appointment',
};

function targetOfKey(object: SourceObject, key: string, profile: ColumnProfile): Target | null {
  const [prefix = '', name = ''] = key.split('.');
  if (prefix === prefixes[object]) {
    if (key === 'contact.tags') {
      return { kind: 'tags', prefix: '', separator: readNames(profile).separator };
    }
    if (key === 'opportunity.contact') return { kind: 'link', to: 'contact' };
    if (name === 'id') return { kind: 'marker' };
    const field = fieldNamesOf(object).find((known) => known === name);
    return field === undefined ? null : { kind: 'field', field };
  }
  // A person's address on another record says whose it is.
  if (object !== 'contact' && key === 'contact.email') return { kind: 'link', to: 'contact' };
  return object === 'deal' && key === 'business.name' ? { kind: 'link', to: 'company' } : null;
}

function transformOf(object: SourceObject, target: Target, profile: ColumnProfile): string {
  const [usual] = transformsFor(object, target);
  if (usual !== 'date' && usual !== 'instant') return usual;
  return detectDateTransform(profile.samples).replace('date', usual);
}

const round = (share: number): number => Math.round(share * 1000) / 1000;

/** Hears what a column's name and values say. Its neighbours are heard later. */
import type { ColumnToMatch } from './column-match.ts';
import { type Draft, type DraftCandidate, sortCandidates } from './draft.ts';
import { judgeValues, type ValueVerdict } from './judge-values.ts';
import { profileValues, type ValueProfile } from './profile-values.ts';
import { type LanguageCounts, type ReadHeader, readHeader, type Segment } from './read-header.ts';
import { type Scored, scoreRules } from './score-rules.ts';
import type { TargetKey } from './target-keys.ts';

/** What is left when nothing is understood: a fact of the business, to be kept. */
const fallbackScore = 0.52;

const mostlyStatus = 0.6;
const typeAsStatusScore = 0.91;

export function draftColumn(
  column: ColumnToMatch,
  segments: readonly Segment[],
  languages: LanguageCounts,
): Draft {
  const header = readHeader(segments, languages);
  const profile = profileValues(column.samples);
  const scored = [...scoreRules(header, column.object), ...scoreValues(column, header, profile)];
  const weighed = scored.flatMap((candidate) => {
    const verdict = judgeValues(candidate.target, profile);
    return verdict === 'impossible' ? [] : [weigh(candidate, verdict, profile)];
  });
  weighed.push({
    target: 'custom',
    score: fallbackScore,
    polarity: null,
    atoms: [],
    verdict: 'unknown',
    because: null,
  });
  return { column, header, profile, candidates: onePerTarget(sortCandidates(weighed)) };
}

/** What values say where the name says little. */
function scoreValues(column: ColumnToMatch, header: ReadHeader, profile: ValueProfile): Scored[] {
  const { object } = column;
  const { share, count } = profile;
  const found: Scored[] = [];
  const add = (target: TargetKey, score: number): void => {
    found.push({ target, score, polarity: null, atoms: [] });
  };
  if (count === 0) return found;
  if (share.email >= 0.8) add(object === 'company' ? 'business.email' : 'contact.email', 0.55);
  if (share.phone >= 0.8 && column.samples.some((value) => /^\+|^\(\d/.test(value.trim())))
    add(object === 'company' ? 'business.phone' : 'contact.phone', 0.52);
  // A type of payment that is "Refund" or "Failed" says what became of it, whatever the column is called.
  const isType = header.readings.some(({ atoms }) => atoms.includes('type'));
  if (object === 'transaction' && isType && share.status >= mostlyStatus)
    add('transaction.status', typeAsStatusScore);
  if (share.ip >= 0.8 || share.coordinate >= 0.8) add('ignore', 0.9);
  if (share.hash >= 0.8) add('ignore', 0.6);
  return found;
}

function weigh(scored: Scored, verdict: ValueVerdict, profile: ValueProfile): DraftCandidate {
  let { score, polarity } = scored;
  if (verdict === 'proven') score += (1 - score) * 0.4;
  if (verdict === 'doubtful') score *= 0.75;
  const { share } = profile;
  if (scored.target === 'contact.dnd') {
    // Words such as "unsubscribed" are a status, whatever the header promises.
    if (polarity === 'optin' && share.plainConsent >= 0.3) polarity = 'status';
    if (polarity === 'status' && share.plainConsent >= 0.3) score += (1 - score) * 0.8;
    else if (polarity === 'status' && profile.count > 0 && share.consent < 0.5) score *= 0.6;
  }
  if (scored.target.endsWith('.state') && scored.atoms.includes('stateOrStatus') && share.status >= 0.5)
    score *= 0.4;
  return { ...scored, score, polarity, verdict, because: null };
}

function onePerTarget(candidates: readonly DraftCandidate[]): readonly DraftCandidate[] {
  const seen = new Set<TargetKey>();
  return candidates.filter(({ target }) => !seen.has(target) && seen.add(target));
}

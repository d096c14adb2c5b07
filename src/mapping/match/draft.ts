/** A column on its way to an answer: what its name and values say, before its neighbours are heard. */
import type { Atom } from './atoms.ts';
import type { ColumnToMatch, Polarity } from './column-match.ts';
import type { ValueVerdict } from './judge-values.ts';
import type { ValueProfile } from './profile-values.ts';
import type { ReadHeader } from './read-header.ts';
import type { TargetKey } from './target-keys.ts';

export interface DraftCandidate {
  readonly target: TargetKey;
  /** 0 to 1; not yet a confidence. */
  readonly score: number;
  readonly polarity: Polarity | null;
  readonly atoms: readonly Atom[];
  readonly verdict: ValueVerdict;
  /** Set where a neighbour decided: the sentence for the person. */
  readonly because: string | null;
}

export interface Draft {
  readonly column: ColumnToMatch;
  readonly header: ReadHeader;
  readonly profile: ValueProfile;
  /** The best first; never empty. */
  readonly candidates: readonly DraftCandidate[];
}

export function sortCandidates(candidates: readonly DraftCandidate[]): readonly DraftCandidate[] {
  return candidates.toSorted(
    (a, b) =>
      b.score - a.score ||
      a.target.localeCompare(b.target) ||
      (a.polarity ?? '').localeCompare(b.polarity ?? ''),
  );
}

/** The draft with its best candidate put behind another, which is added where it was not there. */
export function prefer(draft: Draft, target: TargetKey, score: number, because: string): Draft {
  const found = draft.candidates.find((candidate) => candidate.target === target);
  const [first] = draft.candidates;
  if (found?.verdict === 'impossible' || first === undefined) return draft;
  const chosen: DraftCandidate = {
    target,
    score,
    polarity: found?.polarity ?? null,
    atoms: found?.atoms ?? first.atoms,
    verdict: found?.verdict ?? 'unknown',
    because,
  };
  const others = draft.candidates
    .filter((candidate) => candidate.target !== target)
    .map((candidate) => (candidate.score >= score ? { ...candidate, score: score * 0.9 } : candidate));
  return { ...draft, candidates: sortCandidates([chosen, ...others]) };
}

/** Says in sentences why a candidate is proposed. They name words of the header, never a value. */
import type { Atom } from './atoms.ts';
import type { Draft, DraftCandidate } from './draft.ts';
import { bestShare } from './profile-values.ts';
import { expectationOf } from './target-values.ts';

/** @example 'The words "correo electronico" mean e-mail (Spanish)' */
export function wordEvidence(draft: Draft, candidate: DraftCandidate): readonly string[] {
  const sentences: string[] = [];
  for (const { text, meanings } of draft.header.segments) {
    const meant = meanings.find(({ atom }) => atom !== 'noise' && candidate.atoms.includes(atom));
    if (meant !== undefined) sentences.push(`"${text}" means ${wordsOf(meant.atom)} (${meant.language})`);
  }
  const unknown = draft.header.segments.filter(({ meanings }) => meanings.length === 0);
  if (unknown.length > 0)
    sentences.push(`not understood: ${unknown.map(({ text }) => `"${text}"`).join(', ')}`);
  const { proves, called } = expectationOf(candidate.target);
  const share = bestShare(draft.profile, proves);
  if (draft.profile.count > 0 && proves.length > 0 && share > 0)
    sentences.push(`${Math.round(share * 100)} % of the sample values are ${called}`);
  if (candidate.because !== null) sentences.push(candidate.because);
  return sentences.length > 0 ? sentences : ['neither name nor values say what it is'];
}

function wordsOf(atom: Atom): string {
  return atom.replace(/([A-Z])/g, ' $1').toLowerCase();
}

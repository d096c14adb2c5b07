/**
 * Turns a score into a confidence: the share of proposals with such a score that is right.
 *
 * The curves were read off the labelled columns of `test/mapping`, in bands of scores, with values and
 * without, and lie a few points below what was measured there, since columns of systems nobody has seen
 * do worse. Each kind of answer has its own: a field is right or wrong, while "custom" and "ignore" are
 * often both defensible. `test/mapping` holds the error of the whole to 0.05 on systems held out.
 */
import type { DraftCandidate } from './draft.ts';
import { isStandard } from './target-keys.ts';

type Curve = readonly (readonly [score: number, confidence: number])[];

const curves: Readonly<Record<'standard' | 'custom' | 'ignore', Curve>> = {
  standard: [
    [0, 0.1],
    [0.5, 0.3],
    [0.6, 0.5],
    [0.75, 0.7],
    [0.85, 0.85],
    [0.9, 0.95],
    [1, 0.99],
  ],
  custom: [
    [0, 0.3],
    [0.5, 0.7],
    [0.8, 0.82],
    [0.92, 0.95],
    [1, 0.98],
  ],
  ignore: [
    [0, 0.2],
    [0.7, 0.6],
    [0.85, 0.9],
    [0.95, 0.96],
    [1, 0.98],
  ],
};

/** @returns 0 to 1, never falling as the score rises */
export function calibrate(candidate: DraftCandidate): number {
  const curve = isStandard(candidate.target)
    ? curves.standard
    : candidate.target === 'ignore'
      ? curves.ignore
      : curves.custom;
  let [before] = curve;
  for (const point of curve) {
    if (before === undefined || candidate.score <= point[0]) {
      const from = before ?? point;
      const width = point[0] - from[0];
      const part = width === 0 ? 1 : (candidate.score - from[0]) / width;
      return Math.round((from[1] + part * (point[1] - from[1])) * 1000) / 1000;
    }
    before = point;
  }
  return before?.[1] ?? 0;
}

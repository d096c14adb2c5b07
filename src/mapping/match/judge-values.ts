/** Weighs a proposal by the values of the column. */
import { bestShare, type ValueProfile } from './profile-values.ts';
import type { TargetKey } from './target-keys.ts';
import { expectationOf } from './target-values.ts';

export type ValueVerdict = 'unknown' | 'impossible' | 'doubtful' | 'possible' | 'proven';

/** Below this share of fitting samples a target is out of the question. */
const leastFitting = 0.34;
const mostlyFitting = 0.75;

/** @returns `unknown` without samples */
export function judgeValues(target: TargetKey, profile: ValueProfile): ValueVerdict {
  if (profile.count === 0) return 'unknown';
  const { takes, refuses, proves } = expectationOf(target);
  const fitting = takes.length === 0 ? 1 : bestShare(profile, takes);
  const foreign = bestShare(profile, refuses);
  const proof = bestShare(profile, proves);
  if (fitting < leastFitting) return 'impossible';
  if (foreign > 1 - leastFitting && proof < foreign) return 'impossible';
  if (fitting < mostlyFitting || foreign > leastFitting) return 'doubtful';
  return proof >= mostlyFitting ? 'proven' : 'possible';
}

/**
 * What a person accepted of the things in the way of a load. An acceptance is for so many records at one target: where
 * more would be lost than the person saw, it stands in the way again. Pure.
 */
import type { TargetName } from '../model/location.ts';
import type { PreflightFinding } from './preflight.ts';

export interface AcceptedFinding {
  readonly finding: string;
  readonly target: TargetName;
  /** How many records the person saw; null where it is not about records. */
  readonly records: number | null;
  readonly by: string;
  /** ISO instant. */
  readonly at: string;
}

/** @example acceptFindings(findObstacles(facts), config.acceptedFindings, 'production') */
export function acceptFindings(
  findings: readonly PreflightFinding[],
  accepted: readonly AcceptedFinding[],
  target: TargetName,
): readonly PreflightFinding[] {
  return findings.map((finding) => {
    if (finding.level !== 'blocking' || !finding.acceptable) return finding;
    const found = accepted.find(
      (one) =>
        one.finding === finding.id &&
        one.target === target &&
        (finding.records === null || (one.records ?? 0) >= finding.records),
    );
    if (found === undefined) return finding;
    return { ...finding, level: 'accepted', accepted: { by: found.by, at: found.at } };
  });
}

/** Whether nothing is in the way that nobody accepted. */
export const isClear = (findings: readonly PreflightFinding[]): boolean =>
  findings.every(({ level }) => level !== 'blocking');

/** The end of a remedy: how a person agrees to lose those records. */
export const orAccept = (id: string, target: TargetName): string =>
  ` Or accept it: landfall connect --target ${target} --accept-finding ${id} --by "Your Name".`;

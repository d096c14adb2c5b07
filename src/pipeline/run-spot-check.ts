/**
 * The spot-check: what the last read-back drew, for a person to look at, and what they say of it. The sign-off binds
 * the result. The terminal and the web page work on the same document.
 */
import { LandfallError } from '../errors.ts';
import type { TargetName } from '../model/location.ts';
import type { SpotCheck, SpotCheckRecord } from '../model/spot-check.ts';
import type { Decider } from './run-decide.ts';
import type { Workspace } from './workspace.ts';

export interface Verdict {
  readonly externalId: string;
  readonly verdict: 'right' | 'wrong';
  /** What is wrong, in the person's words. */
  readonly comment: string | null;
}

/** @throws `step-missing` while nothing was read back */
export async function readSpotCheck({ ledger }: Workspace, target: TargetName): Promise<SpotCheck> {
  const spotCheck = await ledger.approvals.latestSpotCheck(target);
  if (spotCheck !== null) return spotCheck;
  throw new LandfallError('step-missing', 'There is nothing to look at yet.', {
    rule: 'records are drawn while they are read back',
    safe: 'Nothing was sent to HighLevel.',
    next: target === 'rehearsal' ? 'landfall rehearse --sample 200' : `landfall verify --target ${target}`,
  });
}

/**
 * Keeps what a person said; it counts as looked at once every record has a verdict.
 * @returns the document as it is kept now
 */
export async function answerSpotCheck(
  workspace: Workspace,
  target: TargetName,
  verdicts: readonly Verdict[],
  who: Decider,
): Promise<SpotCheck> {
  const said = new Map(verdicts.map((verdict) => [verdict.externalId, verdict]));
  return keep(workspace, target, who, false, (record) => {
    const verdict = said.get(record.externalId);
    return verdict === undefined ? record : { ...record, verdict: verdict.verdict, comment: verdict.comment };
  });
}

/** Every record that has no verdict is accepted without looking, and the result says so. */
export function acceptSpotCheck(workspace: Workspace, target: TargetName, who: Decider): Promise<SpotCheck> {
  return keep(workspace, target, who, true, (record) => ({ ...record, verdict: record.verdict ?? 'right' }));
}

async function keep(
  workspace: Workspace,
  target: TargetName,
  { by, at }: Decider,
  withoutReview: boolean,
  answer: (record: SpotCheckRecord) => SpotCheckRecord,
): Promise<SpotCheck> {
  const before = await readSpotCheck(workspace, target);
  const records = before.records.map(answer);
  const count = (wanted: 'right' | 'wrong') => records.filter(({ verdict }) => verdict === wanted).length;
  const [right, wrong, shown] = [count('right'), count('wrong'), records.length];
  const result = right + wrong < shown ? null : { by, at, shown, right, wrong, withoutReview };
  const spotCheck = { ...before, records, result };
  await workspace.ledger.approvals.saveSpotCheck(target, spotCheck);
  return spotCheck;
}

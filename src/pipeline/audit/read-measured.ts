/** What loads of this account really took: the rehearsal corrects the estimate, production is compared with it. */
import type { MeasuredLoad } from '../../model/estimate.ts';
import type { TargetName } from '../../model/location.ts';
import type { Workspace } from '../workspace.ts';

export interface LoadEffort {
  readonly requests: number;
  /** From the first run's start to the last one's end. */
  readonly minutes: number;
}

/** Of the latest plan for this location; null before anything of it was written. */
export async function readEffort({ ledger }: Workspace, target: TargetName): Promise<LoadEffort | null> {
  const plan = await ledger.plans.latest(target);
  if (plan === null) return null;
  const all = await ledger.journal.runs(plan.id);
  const applied = all.filter(({ step }) => step === 'apply');
  const ended = applied.flatMap(({ endedAt }) => (endedAt === null ? [] : [endedAt]));
  const [first] = applied;
  if (first === undefined || ended.length === 0) return null;
  const sent = await ledger.journal.requestCounts(all.map(({ id }) => id));
  return {
    requests: sent.reduce((total, { sent: count }) => total + count, 0),
    minutes: Math.ceil((ended.reduce((a, b) => (b > a ? b : a)) - first.startedAt) / 60_000),
  };
}

/** By the latest rehearsal of this account that says something about it. */
export async function readCalibration({ ledger }: Workspace): Promise<MeasuredLoad | null> {
  return (await ledger.approvals.latestRehearsal())?.load ?? null;
}

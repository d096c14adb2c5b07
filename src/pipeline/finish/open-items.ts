/** Everything that keeps a migration from being finished (R11, R108), each with what puts it right. Reads only. */
import { isoInstant } from '../../model/clock.ts';
import type { TargetName } from '../../model/location.ts';
import type { Counts, Plan } from '../../model/plan.ts';
import { awaitsDelta, isOpen, readConflicts } from '../conflict-file.ts';
import { loadCounts, settled, stillHeld } from '../load-counts.ts';
import { readChecklist } from '../report/run-checklist.ts';
import type { Workspace } from '../workspace.ts';

export interface OpenItem {
  /** In the words of the customer. */
  readonly what: string;
  /** The command that puts it right. */
  readonly remedy: string;
}

const byYou = '--by "Your Name"';

/**
 * @param at epoch ms
 * @param acceptsMoney a person takes sums of money as they stand, equal or not
 */
export async function readOpenItems(
  workspace: Workspace,
  plan: Plan,
  { at, acceptsMoney }: { readonly at: number; readonly acceptsMoney: boolean },
): Promise<readonly OpenItem[]> {
  const { target } = plan.inputs;
  return [
    ...(await unwritten(workspace, plan)),
    ...(await unproved(workspace, plan, acceptsMoney)),
    ...(await undecided(workspace, target)),
    ...(await unticked(workspace, at)),
  ];
}

async function unwritten({ ledger }: Workspace, plan: Plan): Promise<readonly OpenItem[]> {
  const { target } = plan.inputs;
  const all = await ledger.journal.counts(plan.id);
  const load = Object.values(loadCounts(all));
  const sum = (of: (counts: Counts) => number) => load.reduce((total, counts) => total + of(counts), 0);
  const open = sum((counts) => counts.planned - settled(counts));
  const unresolved = sum((counts) => counts.unresolved) + (await unresolvedGrants({ ledger }, target));
  const byHand = sum((counts) => counts.manual);
  const held = stillHeld(all);
  const apply = `landfall apply --target ${target}`;
  return [
    ...some(open, 'record still to be written', 'records still to be written', apply),
    ...some(unresolved, 'record we cannot tell about yet', 'records we cannot tell about yet', apply),
    ...some(byHand, 'thing to do by hand in HighLevel', 'things to do by hand in HighLevel', apply),
    ...some(
      held,
      'person whose tags are held back',
      'people whose tags are held back',
      `landfall release --target ${target}`,
    ),
  ];
}

async function unresolvedGrants({ ledger }: Pick<Workspace, 'ledger'>, target: TargetName): Promise<number> {
  let unresolved = 0;
  for (const kind of ['grant', 'grant-affiliates', 'opt-outs'] as const) {
    const plan = await ledger.plans.latest(target, kind);
    if (plan === null || plan.undoneAt !== null) continue;
    for (const counts of Object.values(await ledger.journal.counts(plan.id))) unresolved += counts.unresolved;
  }
  return unresolved;
}

async function unproved(
  { ledger }: Workspace,
  plan: Plan,
  acceptsMoney: boolean,
): Promise<readonly OpenItem[]> {
  const { target } = plan.inputs;
  const verify = `landfall verify --target ${target}`;
  const verification = await ledger.verifications.latest(plan.id);
  if (verification === null) return [{ what: 'What was written has not been read back.', remedy: verify }];
  const applied = await ledger.journal.latestRun('apply', target);
  if (applied !== null && (applied.endedAt ?? applied.startedAt) > verification.endedAt) {
    const since = isoInstant(verification.endedAt).slice(0, 10);
    return [{ what: `Something was written since it was read back on ${since}.`, remedy: verify }];
  }
  const { mismatched, missing, extra, unverifiable } = verification.records;
  return [
    ...some(
      mismatched + missing,
      'record is not as it was planned',
      'records are not as they were planned',
      `landfall repair --target ${target}`,
    ),
    ...some(extra, 'record stands there twice', 'records stand there twice', verify),
    ...some(unverifiable, 'record could not be read back', 'records could not be read back', verify),
    ...some(
      acceptsMoney ? 0 : verification.unequalSums.length,
      `sum of money is not equal on all sides (reports/money-${target}.html)`,
      `sums of money are not equal on all sides (reports/money-${target}.html)`,
      `landfall finish --target ${target} ${byYou} --accept-money`,
    ),
  ];
}

async function undecided(workspace: Workspace, target: TargetName): Promise<readonly OpenItem[]> {
  const conflicts = await readConflicts(workspace, target);
  return [
    ...some(
      conflicts.filter(isOpen).length,
      'detail changed on both sides waits for you',
      'details changed on both sides wait for you',
      `landfall conflicts --target ${target}`,
    ),
    ...some(
      conflicts.filter(awaitsDelta).length,
      'decision about such a detail is not carried out',
      'decisions about such details are not carried out',
      `landfall delta --target ${target}`,
    ),
  ];
}

async function unticked(workspace: Workspace, at: number): Promise<readonly OpenItem[]> {
  const items = await readChecklist(workspace, isoInstant(at));
  return items
    .filter(({ done }) => done === null)
    .map(({ id, what, due }) => ({
      what: `To do${due === null ? '' : ` by ${due}`}: ${what}.`,
      remedy: `landfall checklist tick ${id} ${byYou}`,
    }));
}

function some(count: number, one: string, several: string, remedy: string): readonly OpenItem[] {
  if (count === 0) return [];
  const what = count === 1 ? `1 ${one}.` : `${count.toLocaleString('en-US')} ${several}.`;
  return [{ what, remedy }];
}

/** Puts the source, the plan, the journal and the read-back of a load side by side, kind by kind, over all phases. */
import { isoInstant } from '../model/clock.ts';
import type { EntityKind } from '../model/entity.ts';
import type { MoneyReport } from '../model/money-report.ts';
import type { ObjectKind, Plan } from '../model/plan.ts';
import type { LoadReconciliation, ObjectReconciliation } from '../model/reconciliation.ts';
import { inOrder } from '../report/papers/load-papers.ts';
import type { Verification } from '../verify/verify-plan.ts';
import { sumCells } from './report/sum-load.ts';
import { writeStepPaper } from './report/write-step-paper.ts';
import type { Workspace } from './workspace.ts';

/** Kinds made of records of the source one by one; payments become orders, bookings may become notes or tasks. */
const sourceOf: Readonly<Partial<Record<ObjectKind, EntityKind>>> = {
  contact: 'contact',
  opportunity: 'deal',
  'membership-record': 'membership',
  'affiliate-record': 'affiliate',
  note: 'note',
};

/** Read back and compared as fields of the record they belong to. */
const provedWithTheirs: ReadonlySet<string> = new Set([
  'contact-tags',
  'contact-company',
  'opportunity-reason',
]);

/**
 * @param now epoch ms
 * @returns the papers written, the one to open first
 */
export async function writeReconciliation(
  workspace: Workspace,
  plan: Plan,
  verification: Pick<Verification, 'byObject'>,
  money: MoneyReport,
  now: number,
): Promise<readonly string[]> {
  const { ledger } = workspace;
  const { target } = plan.inputs;
  const objects: ObjectReconciliation[] = [];
  for (const [object, counts] of inOrder(await ledger.journal.counts(plan.id))) {
    const { planned, created, updated, unchanged, skipped, refused } = counts;
    const written = created + updated + unchanged;
    const leftOut = skipped + refused;
    const kind = sourceOf[object as ObjectKind];
    const read = verification.byObject[object];
    const { verified = 0, mismatched = 0, suspended = 0, unverifiable = 0, extra = 0 } = read ?? {};
    const found = provedWithTheirs.has(object) ? written : verified + mismatched + suspended;
    const unproved =
      provedWithTheirs.has(object) || read !== undefined ? Math.min(unverifiable, written) : written;
    objects.push({
      object,
      source: kind === undefined ? null : await ledger.entities.count(kind),
      planned,
      written,
      leftOut,
      open: planned - written - leftOut,
      found,
      differing: mismatched,
      edited: suspended,
      unproved,
      difference: written - found - unproved,
      twice: extra,
    });
  }
  const cellSums = sumCells(await ledger.mapped.cells());
  const sum = (of: 'written' | 'found' | 'open') => objects.reduce((total, one) => total + one[of], 0);
  const totals = { written: sum('written'), found: sum('found'), open: sum('open') };
  const load: LoadReconciliation = { target, at: isoInstant(now), objects, totals, money, cellSums };
  return writeStepPaper(workspace, 'load-reconciliation', load, now, `reconciliation-${target}`);
}

/** Puts the source, the plan, the journal and the read-back of a load side by side, kind by kind, over all phases. */
import { isoInstant } from '../model/clock.ts';
import type { EntityKind } from '../model/entity.ts';
import type { MoneyReport } from '../model/money-report.ts';
import type { ObjectKind, Plan } from '../model/plan.ts';
import type { LoadReconciliation, ObjectReconciliation } from '../model/reconciliation.ts';
import { finalReconciliation } from '../report/papers/final-reconciliation.ts';
import type { Verification } from '../verify/verify-plan.ts';
import { imprintOf, writePaper } from './audit/write-paper.ts';
import { sumCells } from './report/sum-load.ts';
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
  for (const [object, counts] of Object.entries(await ledger.journal.counts(plan.id))) {
    const { planned, created, updated, unchanged, skipped, refused } = counts;
    const written = created + updated + unchanged;
    const leftOut = skipped + refused;
    const kind = sourceOf[object as ObjectKind];
    const read = verification.byObject[object];
    const { verified = 0, mismatched = 0, suspended = 0, unverifiable = 0, extra = 0 } = read ?? {};
    objects.push({
      object,
      source: kind === undefined ? null : await ledger.entities.count(kind),
      planned,
      written,
      leftOut,
      open: planned - written - leftOut,
      found: provedWithTheirs.has(object) ? written : verified + mismatched + suspended,
      differing: mismatched,
      edited: suspended,
      unproved:
        provedWithTheirs.has(object) || read !== undefined ? Math.min(unverifiable, written) : written,
      twice: extra,
    });
  }
  const cellSums = sumCells(await ledger.mapped.cells());
  const load: LoadReconciliation = { target, at: isoInstant(now), objects, money, cellSums };
  const imprint = await imprintOf(workspace, now);
  const name = `reconciliation-${target}`;
  return writePaper(workspace, 'load-reconciliation', finalReconciliation(load), load, imprint, name);
}

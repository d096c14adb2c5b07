/** What a plan intends, in the buckets of the journal (I4). */
import { type Counts, noCounts, type Plan } from '../model/plan.ts';
import type { Workspace } from './workspace.ts';

export async function plannedCounts(
  workspace: Workspace,
  plan: Plan,
): Promise<Readonly<Record<string, Counts>>> {
  const bucket = {
    create: 'created',
    update: 'updated',
    unchanged: 'unchanged',
    skip: 'skipped',
    manual: 'manual',
  } as const;
  const actions = await workspace.ledger.plans.actionCounts(plan.id);
  return Object.fromEntries(
    Object.entries(actions).map(([object, counts]) => {
      const total: { -readonly [key in keyof Counts]: number } = { ...noCounts };
      for (const [action, count] of Object.entries(counts)) {
        total.planned += count;
        total[bucket[action as keyof typeof bucket]] += count;
      }
      return [object, total];
    }),
  );
}

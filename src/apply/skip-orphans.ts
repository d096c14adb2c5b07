/**
 * Operations whose parent came to nothing are left out (`parent`), never sent into the void; those whose parent
 * waits for a person are held back until it stands.
 */
import type { Operation } from '../model/journal.ts';
import type { ApplyOptions } from './apply-plan.ts';
import type { ApplyTools } from './tools.ts';

/** Kinds other operations depend on. */
const parents = [
  'pipeline',
  'object',
  'association',
  'course',
  'company',
  'contact',
  'opportunity',
  'order-record',
  'subscription-record',
  'membership-record',
  'affiliate-record',
  'calendar',
  'media-file',
] as const;

/** Lets operations through whose parents stand; settles the others as skipped, or holds them back. */
export async function* skipOrphans(
  operations: AsyncIterable<Operation>,
  tools: ApplyTools,
  options: Pick<ApplyOptions, 'planId' | 'onProgress'>,
): AsyncGenerator<Operation> {
  let found: Awaited<ReturnType<typeof readParents>> | null = null;
  for await (const operation of operations) {
    if (operation.dependsOn.length === 0) {
      yield operation;
      continue;
    }
    found ??= await readParents(tools, options.planId);
    const { lost, waiting } = found;
    const [reason] = operation.dependsOn.flatMap((parent) => lost.get(parent) ?? []);
    if (reason !== undefined) {
      const skipped = { operationId: operation.id, state: 'skipped' as const, note: `parent: ${reason}` };
      await tools.journal.settle([skipped], tools.clock.now());
      options.onProgress(1);
    } else if (!operation.dependsOn.some((parent) => waiting.has(parent))) {
      yield operation;
    }
  }
}

/** Parents that were refused, are unclear or gone (external id → why), and those that wait for a person. */
async function readParents(
  tools: ApplyTools,
  planId: number,
): Promise<{ readonly lost: ReadonlyMap<string, string>; readonly waiting: ReadonlySet<string> }> {
  const lost = new Map<string, string>();
  const waiting = new Set<string>();
  for (const object of parents) {
    const filter = { object, states: ['refused', 'intent', 'unknown', 'skipped', 'waiting'] } as const;
    for await (const batch of tools.plans.operations(planId, filter)) {
      for (const { externalId, action, state, note } of batch) {
        const gone = note?.startsWith('gone') === true;
        if (state === 'waiting') waiting.add(externalId);
        // An update that found nothing to do left a record that stands; only a creation came to nothing.
        else if (state !== 'skipped' || action === 'create' || gone)
          lost.set(externalId, gone ? `${object} gone` : `${object} ${state}`);
      }
    }
  }
  return { lost, waiting };
}

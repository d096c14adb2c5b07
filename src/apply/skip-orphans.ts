/** Operations whose parent came to nothing are left out (`parent`), never sent into the void. */
import type { Operation } from '../model/journal.ts';
import type { ApplyOptions } from './apply-plan.ts';
import type { ApplyTools } from './tools.ts';

/** Lets operations through whose parents stand; settles the others as skipped. */
export async function* skipOrphans(
  operations: AsyncIterable<Operation>,
  tools: ApplyTools,
  options: Pick<ApplyOptions, 'planId' | 'onProgress'>,
): AsyncGenerator<Operation> {
  const lost = await lostParents(tools, options.planId);
  for await (const operation of operations) {
    const [reason] = operation.dependsOn.flatMap((parent) => lost.get(parent) ?? []);
    if (reason === undefined) {
      yield operation;
      continue;
    }
    const skipped = { operationId: operation.id, state: 'skipped' as const, note: `parent: ${reason}` };
    await tools.journal.settle([skipped], tools.clock.now());
    options.onProgress(1);
  }
}

/** Contacts and companies that were refused, are unclear or gone: external id → why. */
async function lostParents(tools: ApplyTools, planId: number): Promise<ReadonlyMap<string, string>> {
  const lost = new Map<string, string>();
  for (const object of ['company', 'contact'] as const) {
    const filter = { object, states: ['refused', 'intent', 'unknown', 'skipped'] } as const;
    for await (const batch of tools.plans.operations(planId, filter)) {
      for (const { externalId, action, state, note } of batch) {
        const gone = note?.startsWith('gone') === true;
        // An update that found nothing to do left a record that stands; only a creation came to nothing.
        if (state === 'skipped' && action !== 'create' && !gone) continue;
        lost.set(externalId, gone ? `${object} gone` : `${object} ${state}`);
      }
    }
  }
  return lost;
}

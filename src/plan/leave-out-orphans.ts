/**
 * Operations that need a person or a record the plan leaves out are left out as well, with that reason: sent, they
 * would find nothing, and every later plan would want them again (I6).
 */
import type { PlannedOperation } from '../model/plan.ts';

/**
 * @param leftOut external ids of what is not written and does not stand; read when the first batch arrives,
 * so the stream before may still fill it
 */
export async function* leaveOutOrphans(
  batches: AsyncIterable<readonly PlannedOperation[]>,
  leftOut: ReadonlySet<string>,
): AsyncGenerator<readonly PlannedOperation[]> {
  const gone = new Set<string>();
  for await (const batch of batches) {
    yield batch.map((operation) => {
      const isLost = operation.dependsOn.some((id) => leftOut.has(id) || gone.has(id));
      if (operation.action !== 'create' || !isLost) return operation;
      gone.add(operation.externalId);
      return {
        ...operation,
        action: 'skip',
        dependsOn: [],
        reason: 'parent: what it belongs to is left out',
      };
    });
  }
}

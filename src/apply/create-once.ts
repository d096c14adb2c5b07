/**
 * Creating what is recognised by a key in a list: custom fields and tags by name, companies by our
 * reference. There is no idempotency key, so an unknown outcome is cleared up by listing, and a refusal is
 * looked into: somebody may have been faster.
 */
import type { Provider } from '../connectors/connector.ts';
import type { Operation, OperationResult, RequestPurpose } from '../model/journal.ts';
import { resultOf, sendJournalled } from './send-journalled.ts';
import type { ApplyTools, OperationHandler } from './tools.ts';

export interface CreatedOnce<Desired, Found> {
  readonly provider: (tools: ApplyTools) => Provider<string, Desired, Found>;
  /** Purpose the looks are counted under. */
  readonly purpose: RequestPurpose;
  readonly keyOf: (operation: Operation) => string;
  readonly desiredOf: (operation: Operation) => Desired;
  /** Whether what stands under the key can serve as ours. */
  readonly fits: (desired: Desired, found: Found) => boolean;
}

export function createOnce<Desired, Found extends { readonly id: string }>(
  kind: CreatedOnce<Desired, Found>,
): OperationHandler {
  /** True when what stands there under the key is settled one way or the other. */
  const adopt = async (operation: Operation, tools: ApplyTools): Promise<boolean> => {
    const found = await kind.provider(tools).findExisting(tools.send(kind.purpose), kind.keyOf(operation));
    const operationId = operation.id;
    if (found.kind === 'failed') {
      // Without a look nothing may be sent again.
      await tools.journal.settle([{ operationId, state: 'unknown', note: found.note }], tools.clock.now());
      return true;
    }
    if (found.kind === 'absent') return false;
    const result: OperationResult = kind.fits(kind.desiredOf(operation), found.record)
      ? { operationId, state: 'done', destinationId: found.record.id, note: null }
      : { operationId, state: 'refused', note: 'appeared: one of another type has this name now' };
    await tools.journal.settle([result], tools.clock.now());
    return true;
  };
  const create = async (operation: Operation, tools: ApplyTools): Promise<void> => {
    const answer = await sendJournalled(
      tools,
      [{ id: operation.id }],
      (send) => kind.provider(tools).create(send, kind.desiredOf(operation)),
      (given) => [resultOf(operation.id, given)],
    );
    // Refused because somebody was faster: what stands there under the key is what we wanted.
    if (answer.kind === 'refused' || answer.kind === 'exists') await adopt(operation, tools);
  };
  return {
    execute: create,
    async resolve(operation, tools) {
      if (!(await adopt(operation, tools))) await create(operation, tools);
    },
  };
}

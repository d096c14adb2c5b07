/**
 * Creating what is recognised by a key in a list: custom fields and tags by name, companies by our
 * reference. There is no idempotency key, so an unknown outcome is cleared up by listing until a request that
 * was on its way must have landed, and a refusal is looked into: somebody may have been faster. Where the token may not create it, it waits for a person.
 */
import type { Provider, WriteAnswer } from '../connectors/connector.ts';
import type { Operation, OperationResult, RequestPurpose } from '../model/journal.ts';
import { resultOf, sendJournalled } from './send-journalled.ts';
import { settleByLooking } from './settle-by-looking.ts';
import type { ApplyTools, OperationHandler } from './tools.ts';

export interface CreatedOnce<Desired, Found> {
  readonly provider: (
    tools: ApplyTools,
    operation: Operation,
  ) => Pick<Provider<string, Desired, Found>, 'findExisting' | 'create'>;
  /** Purpose the looks are counted under. */
  readonly purpose: RequestPurpose;
  readonly keyOf: (operation: Operation) => string;
  /** Null when something else must come first and has settled the operation. */
  readonly desiredOf: (operation: Operation, tools: ApplyTools) => Desired | Promise<Desired | null>;
  /** Whether what stands under the key can serve as ours. */
  readonly fits: (operation: Operation, found: Found) => boolean;
  /**
   * What a person must do where the token may not, or where `found` stands under the key and does not
   * fit. Without it such an operation is refused.
   */
  readonly instruct?: (operation: Operation, found: Found | null) => string;
}

export function createOnce<Desired, Found extends { readonly id: string }>(
  kind: CreatedOnce<Desired, Found>,
): OperationHandler {
  const settle = (tools: ApplyTools, result: OperationResult) =>
    tools.journal.settle([result], tools.clock.now());

  const waiting = (operation: Operation, found: Found | null): OperationResult => ({
    operationId: operation.id,
    state: 'waiting',
    note: operation.action === 'manual' ? operation.reason : (kind.instruct?.(operation, found) ?? null),
  });

  /** True when what stands there under the key is settled one way or the other. */
  const adopt = async (operation: Operation, tools: ApplyTools): Promise<boolean> => {
    const provider = kind.provider(tools, operation);
    const found = await provider.findExisting(tools.send(kind.purpose), kind.keyOf(operation));
    const operationId = operation.id;
    if (found.kind === 'absent') return false;
    if (found.kind === 'failed') {
      // Without a look nothing may be sent again; what a person does is looked for at the next start.
      const unclear = { operationId, state: 'unknown', note: found.note } as const;
      await settle(tools, operation.action === 'manual' ? waiting(operation, null) : unclear);
    } else if (kind.fits(operation, found.record)) {
      await settle(tools, { operationId, state: 'done', destinationId: found.record.id, note: null });
    } else if (operation.action === 'manual' || kind.instruct !== undefined) {
      await settle(tools, waiting(operation, found.record));
    } else {
      const note = 'appeared: one of another type has this name now';
      await settle(tools, { operationId, state: 'refused', note });
    }
    return true;
  };

  const create = async (operation: Operation, tools: ApplyTools): Promise<void> => {
    const desired = await kind.desiredOf(operation, tools);
    if (desired === null) return;
    const answer = await sendJournalled(
      tools,
      [{ id: operation.id }],
      (send) => kind.provider(tools, operation).create(send, desired),
      (given) => [needsPerson(given) ? waiting(operation, null) : resultOf(operation.id, given)],
    );
    // Refused because somebody was faster: what stands there under the key is what we wanted.
    const taken = answer.kind === 'refused' || answer.kind === 'exists';
    if (taken && !needsPerson(answer)) await adopt(operation, tools);
  };

  const needsPerson = (answer: WriteAnswer<Found>): boolean =>
    kind.instruct !== undefined && answer.kind === 'refused' && answer.missingScope === true;

  const look = async (operation: Operation, tools: ApplyTools): Promise<'settled' | 'absent'> =>
    (await settleByLooking(operation, tools, () => adopt(operation, tools))) ? 'settled' : 'absent';

  return {
    execute: create,
    async resolve(operation, tools) {
      if ((await look(operation, tools)) === 'absent') await create(operation, tools);
    },
    look,
    async recheck(operation, tools) {
      if (!(await adopt(operation, tools))) await settle(tools, waiting(operation, null));
    },
  };
}

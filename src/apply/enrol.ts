/**
 * Giving one person access through one offer. Somebody who has it already keeps it, and it is not ours to take back.
 * An unknown outcome is looked for among the person's offers; giving access twice changes nothing. (HighLevel, courses,
 * live documentation: enrolling somebody twice answers that they are.)
 */
import { asExpectedEnrollment } from '../model/enrollment.ts';
import type { Operation, OperationResult } from '../model/journal.ts';
import { resultOf, sendJournalled } from './send-journalled.ts';
import type { ApplyTools, OperationHandler } from './tools.ts';

export const enrol: OperationHandler = {
  execute: give,
  async resolve(operation, tools) {
    if ((await look(operation, tools)) === 'absent') await give(operation, tools);
  },
  look,
};

async function look(operation: Operation, tools: ApplyTools): Promise<'settled' | 'absent'> {
  const { contactId, offerId } = asExpectedEnrollment(operation.expected);
  const found = await tools.destination.enrollments.find(tools.send('resolve'), { contactId, offerId });
  if (found.kind === 'absent') return 'absent';
  const operationId = operation.id;
  const result: OperationResult =
    found.kind === 'failed'
      ? { operationId, state: 'unknown', note: found.note }
      : { operationId, state: 'done', destinationId: offerId, note: null };
  await tools.journal.settle([result], tools.clock.now());
  return 'settled';
}

async function give(operation: Operation, tools: ApplyTools): Promise<void> {
  const { contactId, offerId } = asExpectedEnrollment(operation.expected);
  await sendJournalled(
    tools,
    [{ id: operation.id }],
    (send) => tools.destination.enrollments.enrol(send, { contactId, offerId }),
    (answer): readonly OperationResult[] => {
      // After an earlier attempt the access that stands there is that attempt's.
      const wasTheirs =
        answer.kind === 'done' && answer.record?.hadItBefore === true && operation.attempts === 0;
      if (!wasTheirs) return [resultOf(operation.id, answer)];
      const note = 'appeared: they were given this access meanwhile';
      return [{ operationId: operation.id, state: 'skipped', note }];
    },
  );
}

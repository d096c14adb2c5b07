/**
 * Opening one account in the Affiliate Manager, after a look: an account of the same e-mail would be changed by the
 * call, so one that stands is left alone. An unknown outcome is looked for by e-mail.
 */
import { asExpectedAffiliateAccount } from '../model/affiliate-account.ts';
import type { Operation, OperationResult } from '../model/journal.ts';
import { resultOf, sendJournalled } from './send-journalled.ts';
import type { ApplyTools, OperationHandler } from './tools.ts';

export const openAffiliateAccount: OperationHandler = { execute: open, resolve: open, look };

async function open(operation: Operation, tools: ApplyTools): Promise<void> {
  if ((await look(operation, tools)) === 'settled') return;
  const { contactId, email, firstName, lastName } = asExpectedAffiliateAccount(operation.expected);
  await sendJournalled(
    tools,
    [{ id: operation.id }],
    (send) => tools.destination.affiliates.create(send, { email, firstName, lastName, contactId }),
    (answer) => [resultOf(operation.id, answer)],
  );
}

async function look(operation: Operation, tools: ApplyTools): Promise<'settled' | 'absent'> {
  const { email } = asExpectedAffiliateAccount(operation.expected);
  const found = await tools.destination.affiliates.find(tools.send('resolve'), email);
  if (found.kind === 'absent') return 'absent';
  const operationId = operation.id;
  const result: OperationResult =
    found.kind === 'failed'
      ? { operationId, state: 'unknown', note: found.note }
      : // After an earlier attempt the account that stands there is that attempt's.
        operation.attempts > 0
        ? { operationId, state: 'done', destinationId: found.record.id, note: null }
        : { operationId, state: 'skipped', note: 'appeared: they were given an account meanwhile' };
  await tools.journal.settle([result], tools.clock.now());
  return 'settled';
}

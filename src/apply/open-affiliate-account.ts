/**
 * Opening one account in the Affiliate Manager, after a look: an account of the same e-mail would be changed by the
 * call, so one that stands is left alone. An unknown outcome is looked for by e-mail.
 */
import { asExpectedAffiliateAccount } from '../model/affiliate-account.ts';
import type { Operation, OperationResult } from '../model/journal.ts';
import { resultOf, sendJournalled } from './send-journalled.ts';
import type { ApplyTools, OperationHandler } from './tools.ts';

export const openAffiliateAccount: OperationHandler = { execute: open, resolve: open };

async function open(operation: Operation, tools: ApplyTools): Promise<void> {
  const expected = asExpectedAffiliateAccount(operation.expected);
  const { contactId, email, firstName, lastName } = expected;
  const { affiliates } = tools.destination;
  const found = await affiliates.find(tools.send('resolve'), email);
  const operationId = operation.id;
  const settle = (result: OperationResult) => tools.journal.settle([result], tools.clock.now());
  if (found.kind === 'failed') return settle({ operationId, state: 'unknown', note: found.note });
  if (found.kind === 'found') {
    // After an earlier attempt the account that stands there is that attempt's.
    return settle(
      operation.attempts > 0
        ? { operationId, state: 'done', destinationId: found.record.id, note: null }
        : { operationId, state: 'skipped', note: 'appeared: they were given an account meanwhile' },
    );
  }
  await sendJournalled(
    tools,
    [{ id: operationId }],
    (send) => affiliates.create(send, { email, firstName, lastName, contactId }),
    (answer) => [resultOf(operationId, answer)],
  );
}

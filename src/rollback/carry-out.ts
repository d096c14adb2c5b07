/**
 * Carries a rollback out, kind by kind; resumable. Each reversal is judged again right before its write, so what
 * somebody did since the preview is seen; a write that may or may not have arrived is judged once more before it is
 * repeated, and repeating one changes nothing.
 */
import pMap, { pMapSkip } from 'p-map';
import { isInterrupted } from '../errors.ts';
import type { RollbackStore } from '../ledger/rollback-stores.ts';
import type { Clock } from '../model/clock.ts';
import type { Send } from '../model/http.ts';
import { type ObjectKind, phaseOf } from '../model/plan.ts';
import type { Reversal, ReversalOutcome } from '../model/rollback.ts';
import type { RollbackLook } from './create-look.ts';
import { inUndoOrder } from './in-undo-order.ts';
import { outcomeWithoutLook } from './outcome-without-look.ts';
import type { ReversalKind } from './reversal-kind.ts';
import { kindOf, reversals } from './reversals.ts';
import { sendUndo } from './send-undo.ts';

export interface CarryOutOptions {
  readonly rollbackId: number;
  readonly runId: string;
  readonly rollbacks: RollbackStore;
  readonly look: RollbackLook;
  readonly send: Send;
  readonly clock: Clock;
  /** Bound on how long search may lag behind writes, in ms. */
  readonly lagBoundMs: number;
  readonly concurrency: number;
  readonly signal: AbortSignal;
  /** The command that goes on where this stops. */
  readonly next: string;
  readonly onProgress: (done: number) => void;
}

/** Writes whose outcome is unknown are looked at and sent again so often. */
const attempts = 3;

/** Kinds beside schema that are judged by what pages show of others: as fresh as search lets them be. */
const leansOnPages: ReadonlySet<ObjectKind> = new Set(['contact', 'company', 'calendar']);

/** @returns false when it was stopped: run again, it goes on */
export async function carryOut(options: CarryOutOptions): Promise<boolean> {
  const { rollbackId, rollbacks, look } = options;
  await recallSettled(options);
  let looked = false;
  let written = true;
  for (const { repairs, ...part } of inUndoOrder(await rollbacks.groups(rollbackId))) {
    const { object } = part;
    const filter = { ...part, states: ['planned', 'intent'] } as const;
    const pending = rollbacks.reversals(rollbackId, filter);
    const kind = kindOf(object, repairs);
    const first = await firstOf(pending);
    if (first === null) continue;
    const schema = phaseOf[object] === 'schema';
    if (!looked || (written && (leansOnPages.has(object) || schema))) {
      await options.clock.sleep(options.lagBoundMs, 'waiting for HighLevel search to catch up');
      await look.refresh();
      await look.countSchemaUse();
      looked = true;
    }
    const isDone = await forEach(rollbacks.reversals(rollbackId, filter), options, async (reversal) => {
      if (object === 'contact') await look.refreshUsesIfDue();
      await reverse(reversal, kind, options);
      options.onProgress(1);
    });
    // Removing schema frees no other schema: one look at the pages serves all of it.
    written = !schema;
    if (!isDone) return false;
  }
  return true;
}

/** What a run before this one settled: records that are gone, and those that must stay for others. */
async function recallSettled({ rollbackId, rollbacks, look }: CarryOutOptions): Promise<void> {
  const states = ['reversed', 'kept', 'errored'] as const;
  for await (const batch of rollbacks.reversals(rollbackId, { states }))
    for (const { operation, state } of batch)
      await remember(operation, state === 'reversed', reversals[operation.object], look);
}

async function remember(
  operation: Reversal['operation'],
  isReversed: boolean,
  kind: ReversalKind,
  look: RollbackLook,
): Promise<void> {
  if (isReversed) look.leaves(kind.useId?.(operation) ?? operation.destinationId);
  else for (const id of (await kind.holds?.(operation, look)) ?? []) look.mustStay(id);
}

async function reverse(reversal: Reversal, kind: ReversalKind, options: CarryOutOptions): Promise<void> {
  const { rollbacks, look } = options;
  const { id: reversalId, operation } = reversal;
  const settle = async ({ bucket, reason }: ReversalOutcome) => {
    await rollbacks.settle([{ reversalId, state: bucket, reason }]);
    await remember(operation, bucket === 'reversed', kind, look);
  };
  const known = outcomeWithoutLook(operation);
  if (known !== null) return settle(known);
  let note = '';
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const verdict = await kind.judge(operation, look);
    if (verdict.kind === 'settled') return settle(verdict.outcome);
    const answer = await sendUndo(reversalId, verdict, options);
    if (answer.kind === 'done') return remember(operation, verdict.outcome.bucket === 'reversed', kind, look);
    if (answer.kind !== 'unknown') return remember(operation, false, kind, look);
    note = answer.note;
  }
  await settle({ bucket: 'errored', reason: `nobody can tell whether it was undone: ${note}` });
}

async function firstOf(batches: AsyncIterable<readonly Reversal[]>): Promise<Reversal | null> {
  for await (const [first] of batches) return first ?? null;
  return null;
}

/** With bounded concurrency; the first failure is thrown once everything under way has ended. */
async function forEach(
  batches: AsyncIterable<readonly Reversal[]>,
  { concurrency, signal }: CarryOutOptions,
  act: (reversal: Reversal) => Promise<void>,
): Promise<boolean> {
  const failures: unknown[] = [];
  const stopped = () => signal.aborted || failures.length > 0;
  async function* items() {
    for await (const batch of batches) {
      for (const reversal of batch) {
        if (stopped()) return;
        yield reversal;
      }
    }
  }
  await pMap(
    items(),
    async (reversal) => {
      try {
        await act(reversal);
      } catch (error) {
        failures.push(error);
      }
      return pMapSkip;
    },
    { concurrency },
  );
  for (const failure of failures) {
    if (isInterrupted(failure)) return false;
    throw failure as Error;
  }
  return !signal.aborted;
}

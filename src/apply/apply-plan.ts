/**
 * Carries a plan out, phase by phase; resumable.
 *
 * Each phase first clears up what an earlier run left as intent or unknown, then sends what is planned,
 * then clears up what became unknown on the way. A phase starts only when the one before balances (I4).
 * An operation that stays unknown is reported, never guessed. What waits for a person is looked at first, and
 * ends the run after its phase while it still waits: what comes later may need it.
 */
import pMap, { pMapSkip } from 'p-map';
import { LandfallError } from '../errors.ts';
import type { Operation, OperationState } from '../model/journal.ts';
import { type Counts, type ObjectKind, objectKinds, type Phase, phaseOf } from '../model/plan.ts';
import { addTagsInBulk, removeTagsInBulk } from './change-tags.ts';
import { handlerOf } from './handler-of.ts';
import { linkInBulk } from './link-company.ts';

import { skipOrphans } from './skip-orphans.ts';
import type { ApplyTools, BulkHandler } from './tools.ts';
import { watchForOutage } from './watch-for-outage.ts';

export interface ApplyOptions {
  readonly planId: number;
  /** In their order; tags held back are a phase of their own, carried out when a person asks for it. */
  readonly phases: readonly Phase[];
  /** The most operations of a kind to take on in this run; absent: all, and then each phase must balance. */
  readonly most?: number;
  /** Requests under way at once; enough to fill the quota's window at 200 ms latency. */
  readonly concurrency: number;
  /** Makes a fresh set of tools; called again after the schema phase, when field ids are known. */
  readonly toolsFor: (phase: Phase) => Promise<ApplyTools>;
  readonly signal: AbortSignal;
  /** Called before anything of a phase is sent; what it throws stops the load there (quiet load). */
  readonly onPhaseStart: (phase: Phase) => Promise<void>;
  readonly onProgress: (done: number) => void;
  /** Called with the phase's counts once it balances, before the next begins (R191). */
  readonly onPhaseEnd: (phase: Phase, counts: Readonly<Record<string, Counts>>) => Promise<void>;
}

/** Rounds of looking at operations whose outcome is unknown, at the end of a phase. */
const resolveRounds = 3;

const unsettled: readonly OperationState[] = ['intent', 'unknown'];

export interface AppliedPlan {
  readonly interrupted: boolean;
  /** What a person must do before the next phase can begin: one instruction each. */
  readonly waiting: readonly string[];
}

export async function applyPlan(options: ApplyOptions): Promise<AppliedPlan> {
  const interrupted = { interrupted: true, waiting: [] };
  for (const phase of options.phases) {
    await options.onPhaseStart(phase);
    const tools = { ...(await options.toolsFor(phase)), noteOutcome: watchForOutage() };
    const objects = objectKinds.filter((object) => phaseOf[object] === phase);
    for (const object of objects) {
      await resolveUnsettled(object, tools, options, 1);
      if (phase === 'schema') await recheckWaiting(object, tools, options);
      await executePlanned(object, tools, options);
      if (options.signal.aborted) return interrupted;
      await resolveUnsettled(object, tools, options, resolveRounds);
    }
    if (options.signal.aborted) return interrupted;
    const waiting = await waitingNotes(phase, tools, options);
    if (waiting.length > 0) return { interrupted: false, waiting };
    if (options.most !== undefined) continue;
    const counts = await tools.journal.counts(options.planId, objects);
    for (const object of objects) checkBalance(object, counts[object]);
    await options.onPhaseEnd(
      phase,
      Object.fromEntries(objects.map((o) => [o, counts[o]]).filter(([, c]) => c)),
    );
  }
  return { interrupted: false, waiting: [] };
}

const bulkHandlers: Readonly<Partial<Record<ObjectKind, BulkHandler>>> = {
  'contact-tags': addTagsInBulk,
  'contact-tags-off': removeTagsInBulk,
  'held-tags': addTagsInBulk,
  'contact-company': linkInBulk,
};

async function executePlanned(object: ObjectKind, tools: ApplyTools, options: ApplyOptions): Promise<void> {
  const planned = streamOperations(tools, options, object, ['planned']);
  const operations = take(skipOrphans(planned, tools, options), options.most ?? Number.POSITIVE_INFINITY);
  const bulk = bulkHandlers[object];
  if (bulk !== undefined) {
    await forEach(bulk.groups(operations, tools), options, async (group) => {
      await bulk.send(group, tools);
      options.onProgress(group.length);
    });
    return;
  }
  await forEach(operations, options, async (operation) => {
    await handlerOf(operation)?.execute(operation, tools);
    options.onProgress(1);
  });
}

/** What only a person, or another token, can do: is it done meanwhile? */
async function recheckWaiting(object: ObjectKind, tools: ApplyTools, options: ApplyOptions): Promise<void> {
  const filter = { object, states: ['planned', 'waiting'] } as const;
  for await (const batch of tools.plans.operations(options.planId, filter)) {
    for (const operation of batch) {
      const handler = handlerOf(operation);
      if (operation.action === 'manual') await handler?.recheck?.(operation, tools);
      else if (operation.state === 'waiting') await handler?.resolve(operation, tools);
    }
  }
}

async function waitingNotes(
  phase: Phase,
  tools: ApplyTools,
  options: ApplyOptions,
): Promise<readonly string[]> {
  const notes: string[] = [];
  for await (const batch of tools.plans.operations(options.planId, { phase, states: ['waiting'] }))
    notes.push(...batch.map(({ note, externalId }) => note ?? externalId));
  return notes;
}

async function resolveUnsettled(
  object: ObjectKind,
  tools: ApplyTools,
  options: ApplyOptions,
  rounds: number,
): Promise<void> {
  for (let round = 0; round < rounds && !options.signal.aborted; round += 1) {
    let seen = 0;
    const operations = streamOperations(tools, options, object, unsettled);
    const bulk = bulkHandlers[object];
    if (bulk === undefined) {
      await forEach(operations, options, async (operation) => {
        seen += 1;
        await handlerOf(operation)?.resolve(operation, tools);
      });
    } else {
      // Once more together, then each alone: one that is poisoned must not take the others along.
      const groups = round === 0 ? bulk.groups(operations, tools) : groupsOfOne(bulk, operations, tools);
      for await (const group of groups) {
        seen += group.length;
        await bulk.send(group, tools);
      }
    }
    if (seen === 0) return;
  }
}

async function* groupsOfOne(
  bulk: BulkHandler,
  operations: AsyncIterable<Operation>,
  tools: ApplyTools,
): AsyncGenerator<readonly Operation[]> {
  for await (const operation of operations) yield* bulk.groups(only(operation), tools);
}

async function* only(operation: Operation): AsyncGenerator<Operation> {
  yield operation;
}

async function* streamOperations(
  tools: ApplyTools,
  options: ApplyOptions,
  object: ObjectKind,
  states: readonly OperationState[],
): AsyncGenerator<Operation> {
  for await (const batch of tools.plans.operations(options.planId, { object, states })) {
    yield* batch.filter((operation) => operation.action !== 'manual');
  }
}

/**
 * Runs `carryOut` over items with bounded concurrency. The first failure stops taking new ones; it is
 * thrown once everything under way has ended, so that nothing writes to a ledger that is being closed.
 */
async function forEach<Item>(
  items: AsyncIterable<Item>,
  { concurrency, signal }: ApplyOptions,
  carryOut: (item: Item) => Promise<void>,
): Promise<void> {
  const failures: unknown[] = [];
  await pMap(
    untilStopped(items, () => signal.aborted || failures.length > 0),
    async (item) => {
      try {
        if (failures.length === 0) await carryOut(item);
      } catch (error) {
        failures.push(error);
      }
      return pMapSkip;
    },
    { concurrency },
  );
  if (failures.length > 0) throw failures[0];
}

async function* take<Item>(items: AsyncIterable<Item>, most: number): AsyncGenerator<Item> {
  let taken = 0;
  if (most <= 0) return;
  for await (const item of items) {
    yield item;
    taken += 1;
    if (taken >= most) return;
  }
}

async function* untilStopped<Item>(items: AsyncIterable<Item>, stopped: () => boolean): AsyncGenerator<Item> {
  for await (const item of items) {
    if (stopped()) return;
    yield item;
  }
}

function checkBalance(object: ObjectKind, counts: Counts | undefined): void {
  if (counts === undefined) return;
  const { planned, ...buckets } = counts;
  const sum = Object.values(buckets).reduce((total, count) => total + count, 0);
  if (sum === planned) return;
  throw new LandfallError('phase-unbalanced', `The ${object} operations of this phase do not add up.`, {
    rule: 'planned = created + updated + unchanged + skipped + refused + unresolved + manual',
    value: `${planned} ≠ ${sum}`,
    safe: 'Everything sent is in the journal; the next phase was not started.',
    next: 'landfall apply',
  });
}

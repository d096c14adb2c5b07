import { expect, test } from 'vitest';
import type { PlannedOperation } from '../model/plan.ts';
import { leaveOutOrphans } from './leave-out-orphans.ts';

const operation = (
  externalId: string,
  dependsOn: readonly string[],
  action: PlannedOperation['action'] = 'create',
): PlannedOperation => ({
  object: 'opportunity',
  action,
  externalId,
  destinationId: null,
  dependsOn,
  expected: { custom: { paid: 5 } },
  changes: [],
  kept: [],
  reason: null,
});

test('what needs a person who is left out is left out, and what needs that; values stay to be added up', async () => {
  async function* batches() {
    yield [operation('D:1', ['L:1', 'pipeline:a']), operation('D:2', ['L:2'])];
    yield [operation('D:1:reason', ['D:1']), operation('D:3', ['L:1'], 'unchanged')];
  }
  const found: PlannedOperation[] = [];
  for await (const batch of leaveOutOrphans(batches(), new Set(['L:1']))) found.push(...batch);
  expect(found.map(({ externalId, action, reason }) => [externalId, action, reason])).toEqual([
    ['D:1', 'skip', 'parent: what it belongs to is left out'],
    ['D:2', 'create', null],
    ['D:1:reason', 'skip', 'parent: what it belongs to is left out'],
    ['D:3', 'unchanged', null],
  ]);
  expect(found[0]?.expected).toEqual({ custom: { paid: 5 } });
});

/** What read-back found, per run; a verification counts once it is finished. */
import { describe, expect, test } from 'vitest';
import type { Discrepancy } from '../../src/model/verification.ts';
import type { LedgerUnderTest } from './ledger-suite.ts';
import { batches, collect, manyRows, planInputs, range } from './records.ts';

const found = (index: number): Discrepancy => {
  return {
    object: 'contact',
    externalId: `L:${index}`,
    destinationId: null,
    state: 'mismatched',
    field: 'city',
    expected: 'Bonn',
    actual: null,
  };
};
const records = { verified: 1, mismatched: 2, missing: 0, extra: 0, suspended: 0, unverifiable: 0 };
const tally = { object: 'contact', field: 'city', compared: 3, equal: 1, normalised: 0, different: 2 };

export function verificationRules(ledger: LedgerUnderTest): void {
  const start = async (...ids: readonly string[]) => {
    const plan = await ledger.now.plans.save(planInputs, 1, batches([]));
    for (const id of ids) {
      const run = { step: 'verify', target: 'rehearsal', locationId: 'loc', startedAt: 1 } as const;
      await ledger.now.journal.startRun({ ...run, id, planId: plan.id });
    }
    return plan.id;
  };

  describe('verifications', () => {
    test('streams what one run found, over several pages and in order', async () => {
      await start('v1', 'v2');
      await ledger.now.verifications.add('v1', range(700).map(found));
      await ledger.now.verifications.add('v2', [found(1)]);
      await ledger.now.verifications.add(
        'v1',
        range(manyRows - 700).map((n) => found(n + 700)),
      );
      const { verifications } = await ledger.reopen();
      expect(await collect(verifications.discrepancies('v1'))).toEqual(range(manyRows).map(found));
      expect(await collect(verifications.discrepancies('v3'))).toEqual([]);
    });

    test('the latest finished one is given; an unfinished one is not', async () => {
      const planId = await start('v1', 'v2', 'v3');
      const { verifications } = ledger.now;
      expect(await verifications.latest(planId)).toBeNull();
      const first = { runId: 'v1', records, tallies: [tally], endedAt: 10 };
      await verifications.finish(planId, { ...first, runId: 'v2', endedAt: 20 });
      await verifications.finish(planId, first);
      await verifications.add('v3', [found(1)]);
      expect(await verifications.latest(planId)).toEqual({
        ...first,
        runId: 'v2',
        endedAt: 20,
        unequalSums: [],
      });
      await verifications.keepUnequalSums('v2', ['paid in May']);
      expect((await verifications.latest(planId))?.unequalSums).toEqual(['paid in May']);
      await expect(verifications.finish(planId, first)).rejects.toThrow(/constraint|duplicate/i);
    });
  });
}

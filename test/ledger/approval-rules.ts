/** Approvals: a log of which the latest of each kind counts; a voided sign-off stays, and says why. */
import { describe, expect, test } from 'vitest';
import type { RehearsalResult, Signoff } from '../../src/model/approval.ts';
import type { SpotCheck } from '../../src/model/spot-check.ts';
import type { LedgerUnderTest } from './ledger-suite.ts';

const rehearsal: RehearsalResult = {
  at: '2026-11-02T10:00:00.000Z',
  program: '1.0.0',
  locationId: 'loc',
  exports: { 'contacts.csv': 'aa' },
  mapVersion: 'm',
  decisionsHash: 'd',
  people: 30,
  of: 1000,
  seed: 7,
  masked: true,
  records: { verified: 30, mismatched: 0, missing: 0, extra: 0, suspended: 0, unverifiable: 0 },
  fields: { compared: 300, different: 0 },
  cleanedUp: true,
};
const spotCheck = (by: string | null): SpotCheck => ({
  target: 'rehearsal',
  seed: 7,
  readAt: rehearsal.at,
  planHash: 'p',
  records: [],
  result: by === null ? null : { by, at: rehearsal.at, shown: 0, right: 0, wrong: 0, withoutReview: false },
});
const signoff = (by: string): Signoff => ({
  by,
  at: rehearsal.at,
  planHash: 'p',
  inputs: {
    target: 'production',
    locationId: 'loc',
    exports: rehearsal.exports,
    mapVersion: 'm',
    decisionsHash: 'd',
    destinationFacts: {},
  },
  actions: { contact: { create: 1000 } },
  withoutReview: ['the decision lists: tag'],
  rehearsal,
  spotCheck: { by, at: rehearsal.at, shown: 0, right: 0, wrong: 0, withoutReview: false },
  fingerprint: 'ff',
});

export function approvalRules(ledger: LedgerUnderTest): void {
  describe('approvals', () => {
    test('are absent until given, and the latest of each kind counts', async () => {
      const { approvals } = ledger.now;
      expect(await approvals.latestRehearsal()).toBeNull();
      expect(await approvals.latestSpotCheck('rehearsal')).toBeNull();
      expect(await approvals.latestSignoff()).toBeNull();
      await approvals.saveRehearsal({ ...rehearsal, people: 1 });
      await approvals.saveRehearsal(rehearsal);
      await approvals.saveSpotCheck('rehearsal', spotCheck(null));
      await approvals.saveSpotCheck('rehearsal', spotCheck('A. Person'));
      await approvals.sign(signoff('A. Person'));
      const kept = (await ledger.reopen()).approvals;
      expect(await kept.latestRehearsal()).toEqual(rehearsal);
      expect(await kept.latestSpotCheck('rehearsal')).toEqual(spotCheck('A. Person'));
      expect(await kept.latestSpotCheck('production')).toBeNull();
      expect(await kept.latestSignoff()).toEqual({ signoff: signoff('A. Person'), voidedBecause: null });
    });

    test('a void sign-off stays void until somebody signs again', async () => {
      const { approvals } = ledger.now;
      await approvals.sign(signoff('A. Person'));
      await approvals.voidSignoffs('rolled back');
      expect(await approvals.latestSignoff()).toMatchObject({ voidedBecause: 'rolled back' });
      await approvals.sign(signoff('B. Other'));
      expect(await approvals.latestSignoff()).toMatchObject({
        signoff: { by: 'B. Other' },
        voidedBecause: null,
      });
    });
  });
}

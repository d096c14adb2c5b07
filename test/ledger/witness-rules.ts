/** The second witness and the files of people: rounds, what is still to ask, what replaces what. */
import { describe, expect, test } from 'vitest';
import type { LeadRecord, WitnessDifference, WitnessLead } from '../../src/model/witness.ts';
import type { LedgerUnderTest } from './ledger-suite.ts';
import { batches, collect, manyRows, range } from './records.ts';

const record: LeadRecord = {
  leadId: '1',
  email: 'ann@example.com',
  fields: { city: 'Bonn' },
  customFields: [],
  tags: ['a, b'],
  lists: [{ name: 'News', active: false }],
  sequences: [],
  memberships: [],
  gdprStatus: '2',
  communications: '1',
  deleted: false,
};
const lead = (marker: string, rest: Partial<WitnessLead> = {}): WitnessLead => ({
  marker,
  outcome: 'read',
  note: null,
  readAt: 10,
  record,
  ...rest,
});
const difference = (marker: string): WitnessDifference => ({
  marker,
  field: 'city',
  kind: 'changed',
  exported: 'Berlin',
  api: 'Bonn',
  wins: 'api',
});
const end = { endedAt: 50, reading: 'agreed-is-1', profiles: [] } as const;

export function witnessRules(ledger: LedgerUnderTest): void {
  describe('second witness', () => {
    test('a round goes on until it ends; only a fresh one asks again', async () => {
      const { witness } = ledger.now;
      expect([await witness.latestRound(), await witness.version(), await witness.reading()]).toEqual([
        null,
        null,
        null,
      ]);
      const round = await witness.beginRound(5, false);
      await witness.saveLeads(
        round.id,
        [lead('L:1'), lead('L:2', { outcome: 'unanswered', record: null })],
        [],
      );
      expect([...(await witness.pending(round, ['L:1', 'L:2', 'L:3'], false))]).toEqual(['L:2', 'L:3']);
      expect(await witness.reading()).toBeNull();
      await witness.endRound(round.id, end, batches([difference('L:1')]));
      await witness.endRound(round.id, { ...end, endedAt: 99 }, batches([difference('L:1')]));
      const again = (await ledger.reopen()).witness;
      expect(await again.latestRound()).toMatchObject({ endedAt: 50, fresh: false });
      expect(await again.reading()).toBe('agreed-is-1');
      const fresh = await again.beginRound(60, true);
      expect((await again.pending(fresh, ['L:1', 'L:2'], false)).size).toBe(2);
      await again.saveLeads(fresh.id, [lead('L:1', { readAt: 61 })], []);
      expect([...(await again.pending(fresh, ['L:1', 'L:2'], false))]).toEqual(['L:2']);
    });

    test('with money, who was read without it is asked again; who is gone is not', async () => {
      const { witness } = ledger.now;
      const round = await witness.beginRound(5, false);
      const listed = { transactions: [], subscriptions: ['9'] };
      await witness.saveLeads(
        round.id,
        [
          lead('L:1'),
          lead('L:2', { record: { ...record, listed: null } }),
          lead('L:3', { record: { ...record, listed } }),
          lead('L:4', { outcome: 'deleted', record: null }),
        ],
        [],
      );
      const everybody = ['L:1', 'L:2', 'L:3', 'L:4', 'L:5'];
      expect([...(await witness.pending(round, everybody, true))]).toEqual(['L:1', 'L:2', 'L:5']);
      expect([...(await witness.pending(round, everybody, false))]).toEqual(['L:5']);
    });

    test('what was read is replaced by a later look, never by silence', async () => {
      const { witness } = ledger.now;
      const { id } = await witness.beginRound(5, false);
      await witness.saveLeads(id, [lead('L:1')], []);
      await witness.saveLeads(id, [lead('L:1', { outcome: 'unanswered', record: null, readAt: 20 })], []);
      expect((await witness.leads(['L:1', 'L:9'])).get('L:1')).toEqual(lead('L:1'));
      await witness.saveLeads(id, [lead('L:1', { outcome: 'deleted', record: null, readAt: 30 })], []);
      expect(await witness.summary()).toEqual({ outcomes: { deleted: 1 }, oldest: 30, newest: 30 });
      expect(await collect(witness.unread())).toMatchObject([{ marker: 'L:1', outcome: 'deleted' }]);
    });

    test('more than a page of leads, differences and details', async () => {
      const { witness } = ledger.now;
      const { id } = await witness.beginRound(5, false);
      const markers = range(manyRows).map((index) => `L:${index}`);
      const details = markers.map((marker, index) => ({
        kind: 'transaction' as const,
        id: String(index),
        marker,
        record: { transaction_id: String(index) },
      }));
      await witness.saveLeads(
        id,
        markers.map((marker) => lead(marker, { outcome: 'not-found', record: null })),
        details,
      );
      await witness.saveLeads(id, [], details);
      await witness.endRound(id, end, batches(markers.map(difference)));
      expect(await collect(witness.differences())).toHaveLength(manyRows);
      expect(await witness.differenceCounts()).toEqual({ changed: manyRows });
      expect(await collect(witness.unread())).toHaveLength(manyRows);
      expect(await collect(witness.details('transaction'))).toHaveLength(manyRows);
      expect(await collect(witness.details('subscription'))).toEqual([]);
    });

    test('the account, the columns only the API has, and a version that moves with them', async () => {
      const { witness } = ledger.now;
      const { id } = await witness.beginRound(5, false);
      const account = { tags: ['a'], lists: null, sequences: [], customFields: [] };
      await witness.saveAccount(id, account, 7);
      await witness.saveAccount(id, { ...account, tags: ['b'] }, 8);
      expect(await witness.account()).toEqual({ record: { ...account, tags: ['b'] }, readAt: 8 });
      const profile = { column: 'x', filled: 1, distinct: 1, samples: ['y'], maxLength: 1, multiline: false };
      await witness.endRound(id, { ...end, profiles: [profile] }, batches([]));
      expect(await witness.profiles()).toEqual([profile]);
      const before = await witness.version();
      await witness.endRound(id, { ...end, endedAt: 70, profiles: [profile] }, batches([]));
      expect(await witness.version()).toBe(before);
      await witness.saveLeads(id, [lead('L:1')], []);
      expect(await witness.version()).not.toBe(before);
    });

    test('files of people are replaced as a whole', async () => {
      const file = { path: '1/a.pdf', marker: 'L:1', bytes: 3, type: 'application/pdf', sha256: 'x' };
      const { attachments } = ledger.now;
      await attachments.replace([{ ...file, path: '2/b.pdf', marker: null }, file]);
      expect(await attachments.all()).toEqual([file, { ...file, path: '2/b.pdf', marker: null }]);
      await attachments.replace([]);
      expect(await attachments.all()).toEqual([]);
    });
  });
}

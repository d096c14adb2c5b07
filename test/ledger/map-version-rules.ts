/** Field maps a person confirmed, each kept under its version for good. */
import { describe, expect, test } from 'vitest';
import type { MapVersion } from '../../src/ledger/ledger.ts';
import type { LedgerUnderTest } from './ledger-suite.ts';

const map = {
  columns: [],
  confirmedBy: 'A. Person',
  confirmedAt: '2026-11-02T10:00:00.000Z',
  withoutReview: true,
};
const version = (name: string, at: string, by = 'A. Person'): MapVersion => ({
  version: name,
  by,
  at,
  withoutReview: by === 'A. Person',
  map: { ...map, confirmedAt: at },
});

export function mapVersionRules(ledger: LedgerUnderTest): void {
  describe('map versions', () => {
    test('are found by their hash and listed, the latest first', async () => {
      const [first, second] = [version('aa', '2026-11-02'), version('bb', '2026-11-03', 'B. Other')];
      await ledger.now.mapVersions.keep(first);
      await ledger.now.mapVersions.keep(second);
      const { mapVersions } = await ledger.reopen();
      expect(await mapVersions.find('aa')).toEqual(first);
      expect(await mapVersions.find('cc')).toBeNull();
      expect(await mapVersions.list()).toEqual([second, first].map(({ map: _, ...kept }) => kept));
    });

    test('never change: who confirmed a map first stays', async () => {
      const first = version('aa', '2026-11-02');
      await ledger.now.mapVersions.keep(first);
      await ledger.now.mapVersions.keep(version('aa', '2026-11-09', 'B. Other'));
      expect(await ledger.now.mapVersions.find('aa')).toEqual(first);
    });
  });
}

/** What a location takes, as last read. */
import { describe, expect, test } from 'vitest';
import type { LedgerUnderTest } from './ledger-suite.ts';

export function locationRules(ledger: LedgerUnderTest): void {
  describe('limits of a location', () => {
    test('are those of the latest read, each location for itself', async () => {
      const { locations } = ledger.now;
      await locations.save('a', { severalOpportunities: true, objectKeys: null }, 1);
      await locations.save('b', { severalOpportunities: true, objectKeys: ['custom_objects.pet'] }, 1);
      await locations.save('a', { severalOpportunities: false, objectKeys: [] }, 2);
      const again = (await ledger.reopen()).locations;
      expect(await again.find('a')).toEqual({ severalOpportunities: false, objectKeys: [] });
      expect(await again.find('b')).toEqual({
        severalOpportunities: true,
        objectKeys: ['custom_objects.pet'],
      });
      expect(await again.find('c')).toBeNull();
    });
  });
}

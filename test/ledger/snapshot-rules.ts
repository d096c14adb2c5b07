/** The destination as it stood: found by marker, e-mail and phone. */
import { describe, expect, test } from 'vitest';
import type { DestinationContact } from '../../src/model/destination-contact.ts';
import type { ContactKeys } from '../../src/model/snapshot.ts';
import type { LedgerUnderTest } from './ledger-suite.ts';
import { destinationContact, manyRows, range } from './records.ts';

const nobody = { byMarker: [], byEmail: [], byPhone: [] };
const ann = destinationContact('c1', {
  fields: { email: 'Ann@Example.com', phone: '+14155550100' },
  custom: { marker: 'L:1' },
  additionalEmails: ['Second@Example.com'],
  additionalPhones: ['+14155550101'],
});
const anonymous: ContactKeys = { externalId: 'L:0', email: null, phone: null };

export function snapshotRules(ledger: LedgerUnderTest): void {
  const put = (...contacts: readonly DestinationContact[]) =>
    ledger.now.snapshots.put('loc', 'marker', contacts);
  const find = (...keys: readonly Partial<ContactKeys>[]) =>
    ledger.now.snapshots.index('loc').findContacts(keys.map((key) => ({ ...anonymous, ...key })));

  describe('snapshot', () => {
    test('finds by marker, by main and additional e-mail in any case and phone, a batch in its order', async () => {
      const bob = destinationContact('c2', { fields: { phone: '+14155550100' } });
      await put(ann, bob);
      expect(
        await find(
          { externalId: 'L:1' },
          { email: 'ann@example.com' },
          { email: 'SECOND@example.com' },
          { phone: '+14155550100' },
          { phone: '+14155550101' },
          { externalId: 'L:2', email: 'nobody@example.com', phone: '+1' },
        ),
      ).toEqual([
        { ...nobody, byMarker: [ann] },
        { ...nobody, byEmail: [ann] },
        { ...nobody, byEmail: [ann] },
        { ...nobody, byPhone: [ann, bob] },
        { ...nobody, byPhone: [ann] },
        nobody,
      ]);
    });

    test('without a marker field nobody is found by marker', async () => {
      await ledger.now.snapshots.put('loc', null, [ann]);
      expect(await find({ externalId: 'L:1' })).toEqual([nobody]);
    });

    test('a better read replaces the record and its keys', async () => {
      await put(ann);
      const moved = {
        ...ann,
        fields: { email: 'new@example.com' },
        additionalEmails: [],
        readBy: 'get',
      } as const;
      await put(moved);
      expect(await find({ email: 'ann@example.com' }, { email: 'new@example.com' })).toEqual([
        nobody,
        { ...nobody, byEmail: [moved] },
      ]);
      expect(await ledger.now.snapshots.count('loc')).toBe(1);
    });

    test('locations never see each other', async () => {
      await put(ann);
      const other = ledger.now.snapshots;
      expect(await other.index('other').findContacts([{ ...anonymous, externalId: 'L:1' }])).toEqual([
        nobody,
      ]);
      expect(await other.count('other')).toBe(0);
      await other.clear('other');
      expect(await other.count('loc')).toBe(1);
    });

    test('removed and cleared contacts are found no more', async () => {
      await put(ann, destinationContact('c2', { custom: { marker: 'L:2' } }));
      await ledger.now.snapshots.remove('loc', ['c1']);
      expect(await find({ externalId: 'L:1', email: 'ann@example.com' })).toEqual([nobody]);
      expect([...(await ledger.now.snapshots.get('loc', ['c1', 'c2'])).keys()]).toEqual(['c2']);
      await ledger.now.snapshots.clear('loc');
      expect(await find({ externalId: 'L:2' })).toEqual([nobody]);
      expect(await ledger.now.snapshots.count('loc')).toBe(0);
    });

    test('markers on more than one contact are listed with their contacts', async () => {
      await put(ann, { ...ann, id: 'c0' }, destinationContact('c3', { custom: { marker: 'L:3' } }));
      expect(await ledger.now.snapshots.repeatedMarkers('loc')).toEqual([
        { marker: 'L:1', ids: ['c0', 'c1'] },
      ]);
    });

    test('holds more contacts than a statement does', async () => {
      const contacts = range(manyRows).map((n) =>
        destinationContact(`c${n}`, { fields: { email: `p${n}@example.com` }, custom: { marker: `L:${n}` } }),
      );
      await put(...contacts);
      const { snapshots } = await ledger.reopen();
      expect(await snapshots.count('loc')).toBe(manyRows);
      const found = await snapshots
        .index('loc')
        .findContacts(range(manyRows).map((n) => ({ ...anonymous, email: `p${n}@example.com` })));
      expect(found.map(({ byEmail }) => byEmail[0]?.id)).toEqual(contacts.map(({ id }) => id));
      expect((await snapshots.get('loc', [...contacts.map(({ id }) => id), 'nobody'])).size).toBe(manyRows);
    });
  });
}

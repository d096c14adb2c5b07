/** Who is who: markers, aliases and which value wins. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { EntityRow, Ledger } from '../../src/ledger/ledger.ts';
import type { LedgerUnderTest } from './ledger-suite.ts';
import { batches, collect, entityRow, failing, manyRows, range } from './records.ts';

const rebuild = (ledger: Ledger, ...rows: readonly EntityRow[]) =>
  ledger.entities.rebuild('contact', 'acme', batches(rows));
const all = (ledger: Ledger) => collect(ledger.entities.all('contact'));
const markers = async (ledger: Ledger) => (await all(ledger)).map(({ marker }) => marker);

const ann = entityRow({ leadId: '1', email: 'ann@example.com', columns: { name: 'Ann' } });
const annByMail = entityRow({ email: 'ann@example.com', columns: { city: 'Bonn' } });

export function entityRules(ledger: LedgerUnderTest): void {
  describe('entities', () => {
    test('a lead id decides: one entity whatever the e-mail says', async () => {
      const moved = { ...ann, email: 'ann@new.example', columns: { name: 'Anna' } };
      expect(await rebuild(ledger.now, ann, moved)).toEqual({ entities: 1, merged: 1, conflicts: 0 });
      expect(await all(ledger.now)).toMatchObject([
        { marker: 'L:1', columns: { name: 'Anna' }, superseded: { name: ['Ann'] } },
      ]);
      // Both addresses are aliases now.
      await rebuild(ledger.now, moved, annByMail);
      expect(await all(ledger.now)).toMatchObject([
        { marker: 'L:1', columns: { name: 'Anna', city: 'Bonn' } },
      ]);
    });

    test('an e-mail joins rows without a lead id, and a lead id learnt later never changes the marker', async () => {
      expect(await rebuild(ledger.now, annByMail)).toMatchObject({ entities: 1, merged: 0 });
      const [first] = await markers(ledger.now);
      expect(first).toMatch(/^E:[0-9a-f]{16}$/);
      expect(await rebuild(ledger.now, annByMail, ann)).toEqual({ entities: 1, merged: 1, conflicts: 0 });
      const again = await ledger.reopen();
      // The lead id alone is enough from now on.
      await rebuild(again, { ...ann, email: 'ann@new.example' });
      expect(await markers(again)).toEqual([first]);
    });

    test('the account is part of a marker without a lead id', async () => {
      await rebuild(ledger.now, annByMail);
      const [mine] = await markers(ledger.now);
      await ledger.now.entities.rebuild(
        'contact',
        'other account',
        batches([entityRow({ email: 'bob@example.com' })]),
      );
      const [theirs] = await markers(ledger.now);
      expect(theirs).not.toBe(mine);
    });

    test('an e-mail two lead ids claim joins nobody and is counted', async () => {
      const other = { ...ann, leadId: '2' };
      expect(await rebuild(ledger.now, ann, other)).toEqual({ entities: 2, merged: 0, conflicts: 1 });
      expect(await markers(ledger.now)).toEqual(['L:1', 'L:2']);
    });

    test('a lead id and an e-mail of two entities stay two: to join them is a decision', async () => {
      const bob = entityRow({ leadId: '2', email: 'bob@example.com' });
      await rebuild(ledger.now, annByMail, bob);
      const both = { ...bob, email: 'ann@example.com' };
      expect(await rebuild(ledger.now, annByMail, bob, both)).toEqual({
        entities: 2,
        merged: 1,
        conflicts: 1,
      });
    });

    test('the later row wins per column its file has, an empty cell included', async () => {
      const columns = ['name', 'city'];
      await rebuild(
        ledger.now,
        { ...ann, columns: { name: 'Ann', city: 'Bonn', vip: 'yes' }, fileColumns: [...columns, 'vip'] },
        { ...ann, columns: { name: 'Anna' }, fileColumns: columns, fileName: 'b.csv', line: 7 },
      );
      expect(await all(ledger.now)).toMatchObject([
        {
          columns: { name: 'Anna', vip: 'yes' },
          superseded: { name: ['Ann'], city: ['Bonn'] },
          origin: { file: 'b.csv', line: 7 },
        },
      ]);
    });

    test('a value that comes back is no longer superseded, and none is kept twice', async () => {
      const named = (name: string) => ({ ...ann, columns: { name } });
      await rebuild(ledger.now, named('A'), named('B'), named('A'), named('B'), named('B'));
      expect(await all(ledger.now)).toMatchObject([{ columns: { name: 'B' }, superseded: { name: ['A'] } }]);
    });

    test('who no row stands for is not there, and comes back under the same marker', async () => {
      const bob = entityRow({ email: 'bob@example.com' });
      await rebuild(ledger.now, ann, bob);
      const before = await markers(ledger.now);
      expect(await rebuild(ledger.now, ann)).toMatchObject({ entities: 1 });
      expect(await ledger.now.entities.count('contact')).toBe(1);
      await rebuild(ledger.now, ann, bob);
      expect(await markers(ledger.now)).toEqual(before);
    });

    test('a stream that breaks leaves what stood before', async () => {
      await rebuild(ledger.now, ann);
      const before = await all(ledger.now);
      const bob = entityRow({ leadId: '2' });
      const broken = ledger.now.entities.rebuild('contact', 'acme', failing([bob]));
      await expect(broken).rejects.toThrow('the stream broke');
      expect(await all(ledger.now)).toEqual(before);
    });

    test('streams more entities than a page holds, by id', async () => {
      const rows = range(manyRows).map((index) => entityRow({ leadId: String(index + 1) }));
      await rebuild(ledger.now, ...rows);
      expect(await ledger.now.entities.count('contact')).toBe(manyRows);
      expect(await markers(ledger.now)).toEqual(range(manyRows).map((index) => `L:${index + 1}`));
    });

    test('profiles are replaced and keep their order', async () => {
      const profile = (column: string) => {
        return { column, filled: 1, distinct: 1, samples: ['x'], maxLength: 1, multiline: false };
      };
      await ledger.now.entities.saveProfiles('contact', [profile('b'), profile('a'), profile('c')]);
      await ledger.now.entities.saveProfiles('contact', [profile('z'), profile('a')]);
      expect(await ledger.now.entities.profiles('contact')).toEqual([profile('z'), profile('a')]);
    });

    test('how rows are cut into batches, and rows given twice over, change nothing', async () => {
      const row = fc.record({
        leadId: fc.constantFrom(null, '1', '2', '3'),
        email: fc.constantFrom(null, 'a@example.com', 'b@example.com'),
        columns: fc.dictionary(fc.constantFrom('name', 'city'), fc.constantFrom('x', 'y', 'z')),
      });
      const rows = fc
        .array(row, { maxLength: 12 })
        .map((list) =>
          list
            .filter(({ leadId, email }) => leadId !== null || email !== null)
            .map((given) => entityRow({ ...given, fileColumns: ['name', 'city'] })),
        );
      await fc.assert(
        fc.asyncProperty(rows, fc.nat(12), async (list, cut) => {
          // Markers are learnt once, so each rebuild starts from all aliases known.
          const summary = async (...parts: readonly (readonly EntityRow[])[]) => {
            await ledger.now.entities.rebuild('contact', 'acme', batches(...parts));
            return (await all(ledger.now)).map(({ marker, columns, superseded }) => {
              return { marker, columns, superseded };
            });
          };
          await summary(list);
          const whole = await summary(list);
          expect(await summary(list.slice(0, cut), list.slice(cut))).toEqual(whole);
          const winners = whole.map(({ marker, columns }) => ({ marker, columns }));
          const twice = await summary(list, list);
          expect(twice.map(({ marker, columns }) => ({ marker, columns }))).toEqual(winners);
        }),
        { numRuns: 40, seed: 7 },
      );
    });
  });
}

/** Export files and their rows: whole or not at all, verbatim, in order. */
import { describe, expect, test } from 'vitest';
import type { Ledger } from '../../src/ledger/ledger.ts';
import type { RejectedRow, StagedRow } from '../../src/model/entity.ts';
import { type PackedRows, packCells } from '../../src/model/pack-cells.ts';
import type { LedgerUnderTest } from './ledger-suite.ts';
import { collect, exportFile, manyRows, range } from './records.ts';

const rows = (from: number, count: number): StagedRow[] =>
  range(count).map((index) => ({ line: from + index, cells: [`a${index}@example.com`, ' as read ""'] }));

const packed = (staged: readonly StagedRow[]): PackedRows => ({
  lines: staged.map(({ line }) => line),
  cells: staged.map(({ cells }) => packCells(cells)),
});

const rejectedRow: RejectedRow = {
  line: 9,
  column: 'Email',
  value: 'x',
  rule: 'cell-count',
  message: 'too few',
  remedy: 'mend it',
  cells: ['x', ''],
};

const stage = (ledger: Ledger, name: string, staged: readonly StagedRow[]) =>
  ledger.staging.stageFile(exportFile(name), async (sink) => {
    await sink.stage(packed(staged));
    return { rows: staged.length };
  });

export function stagingRules(ledger: LedgerUnderTest): void {
  describe('staging', () => {
    test('keeps rows and rejected rows verbatim, and the file with its counts', async () => {
      const file = await ledger.now.staging.stageFile(exportFile('a.csv'), async (sink) => {
        await sink.stage(packed(rows(2, 3)));
        await sink.reject([rejectedRow]);
        return { rows: 4 };
      });
      expect(file).toEqual({
        ...exportFile('a.csv'),
        id: file.id,
        generation: 1,
        rows: 4,
        staged: 3,
        rejected: 1,
      });
      const again = await ledger.reopen();
      expect(await again.staging.files()).toEqual([file]);
      expect(await again.staging.findFile('a.csv', 'hash of a.csv')).toEqual(file);
      expect(await again.staging.findFile('a.csv', 'another')).toBeNull();
      expect(await collect(again.staging.rows(file.id))).toEqual(rows(2, 3));
      expect(await collect(again.staging.rejected(file.id))).toEqual([rejectedRow]);
    });

    test('streams more rows than a page holds, in the order of their lines', async () => {
      const file = await stage(ledger.now, 'a.csv', rows(2, manyRows));
      const lines = (await collect(ledger.now.staging.rows(file.id))).map(({ line }) => line);
      expect(lines).toEqual(range(manyRows).map((index) => index + 2));
    });

    test('refuses counts that do not add up and keeps nothing of the file', async () => {
      const staged = ledger.now.staging.stageFile(exportFile('a.csv'), async (sink) => {
        await sink.stage(packed(rows(2, 3)));
        return { rows: 4 };
      });
      await expect(staged).rejects.toMatchObject({ code: 'counts-unbalanced' });
      expect(await ledger.now.staging.files()).toEqual([]);
    });

    test('a failure half-way leaves the version staged before', async () => {
      const before = await stage(ledger.now, 'a.csv', rows(2, 3));
      const broken = ledger.now.staging.stageFile(
        { ...exportFile('a.csv'), sha256: 'later' },
        async (sink) => {
          await sink.stage(packed(rows(2, 600)));
          throw new Error('the disk is gone');
        },
      );
      await expect(broken).rejects.toThrow('the disk is gone');
      expect(await ledger.now.staging.files()).toEqual([before]);
      expect(await collect(ledger.now.staging.rows(before.id))).toEqual(rows(2, 3));
    });

    test('a newer version replaces the rows of the earlier one', async () => {
      await stage(ledger.now, 'a.csv', rows(2, 5));
      const later = await stage(ledger.now, 'a.csv', rows(2, 1));
      expect(await ledger.now.staging.files()).toEqual([later]);
      expect(await collect(ledger.now.staging.rows(later.id))).toEqual(rows(2, 1));
    });

    test('keeps what was noticed in a file with it', async () => {
      const report = { filled: [3, 0], findings: [] };
      const file = await ledger.now.staging.stageFile(exportFile('a.csv'), async (sink) => {
        await sink.stage(packed(rows(2, 3)));
        return { rows: 3, report };
      });
      const { staging } = await ledger.reopen();
      expect(await staging.report(file.id)).toEqual(report);
      expect(await staging.report(file.id + 1)).toEqual({ filled: [], findings: [] });
    });

    test('a file that is arriving is seen by nobody, and its earlier version still is', async () => {
      const before = await stage(ledger.now, 'a.csv', rows(2, 5));
      await ledger.now.staging.stageFile(exportFile('a.csv'), async (sink) => {
        await sink.stage(packed(rows(2, 3000)));
        expect(await ledger.now.staging.files()).toEqual([before]);
        expect(await ledger.now.staging.findFile('a.csv', before.sha256)).toEqual(before);
        expect(await collect(ledger.now.staging.rows(before.id))).toEqual(rows(2, 5));
        return { rows: 3000 };
      });
      expect(await ledger.now.staging.files()).toMatchObject([{ name: 'a.csv', rows: 3000 }]);
      expect(await collect(ledger.now.staging.rows(before.id))).toEqual([]);
    });

    test('what a killed run left arriving is cleared away, and that run cannot go on', async () => {
      const late = ledger.now.staging.stageFile(exportFile('a.csv'), async (sink) => {
        await sink.stage(packed(rows(2, 3)));
        expect(await ledger.now.staging.removeFilesExcept([])).toBe(0);
        await sink.stage(packed(rows(5, 3)));
        return { rows: 6 };
      });
      await expect(late).rejects.toMatchObject({ code: 'interrupted', details: { file: 'a.csv' } });
      expect(await ledger.now.staging.files()).toEqual([]);
    });

    test('forgets files that are gone, rows and all', async () => {
      const gone = await stage(ledger.now, 'a.csv', rows(2, 5));
      const kept = await stage(ledger.now, 'b.csv', rows(2, 5));
      expect(await ledger.now.staging.removeFilesExcept(['b.csv'])).toBe(1);
      expect(await ledger.now.staging.removeFilesExcept(['b.csv'])).toBe(0);
      expect(await ledger.now.staging.files()).toEqual([kept]);
      expect(await collect(ledger.now.staging.rows(gone.id))).toEqual([]);
    });
  });
}

/** I4 and I5: every row and every cell ends in exactly one place, and the sums are what was read. */
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readAnswerSummary } from '../../src/simulator/generate/read-answers.ts';
import { startMigration, type TestMigration } from '../support/migration.ts';

describe.each([3, 17])('account %i', (seed) => {
  let migration: TestMigration;

  beforeEach(async () => {
    migration = await startMigration({ contacts: 90, seed, vintage: 'both' });
    await migration.prepare();
  });

  afterEach(() => migration.close());

  test('I4 row conservation: rows, entities, records and operations', async () => {
    await migration.plan();
    // Some are refused, so that more than one bucket is filled.
    await migration.ask('faults', [
      { match: { method: 'POST', path: '/contacts/' }, skip: 5, times: 3, effect: 'status:400' },
    ]);
    const { counts, status } = await migration.apply();
    expect(status).toBe('refused-records');
    for (const [object, { planned, ...buckets }] of Object.entries(counts)) {
      const sum = Object.values(buckets).reduce((total, count) => total + count, 0);
      expect({ object, sum }).toEqual({ object, sum: planned });
    }
    expect(counts.contact).toMatchObject({ refused: 3 });
    const answers = await readAnswerSummary(join(migration.workspaceFolder, 'exports'));
    await migration.with(async ({ ledger }) => {
      const files = await ledger.staging.files();
      expect(files.length).toBeGreaterThan(0);
      for (const { rows, staged, rejected } of files) expect(staged + rejected).toBe(rows);
      const sum = (key: 'rows' | 'staged' | 'rejected') =>
        files.reduce((total, file) => total + file[key], 0);
      expect(sum('rows')).toBe(answers.counts.rows);
      expect(sum('rejected')).toBe(answers.counts.rejected);
      // Every entity is one record, and every record one operation.
      const entities = await ledger.entities.count('contact');
      expect(entities).toBe(answers.counts.people);
      expect(counts.contact?.planned).toBe(entities);
    });
  });

  test('I5 cell conservation: every non-empty cell, superseded ones included, has one fate', async () => {
    await migration.plan();
    await migration.with(async ({ ledger }) => {
      const cells = new Map<string, number>();
      for await (const batch of ledger.entities.all('contact')) {
        for (const { columns, superseded } of batch) {
          for (const column of Object.keys(columns)) cells.set(column, (cells.get(column) ?? 0) + 1);
          for (const [column, values] of Object.entries(superseded)) {
            cells.set(column, (cells.get(column) ?? 0) + values.length);
          }
        }
      }
      expect(cells.size).toBeGreaterThan(15);
      const fates = new Map<string, number>();
      for (const { column, cells: count } of await ledger.mapped.cells()) {
        fates.set(column, (fates.get(column) ?? 0) + count);
      }
      expect(Object.fromEntries(fates)).toEqual(Object.fromEntries(cells));
    });
  });
});

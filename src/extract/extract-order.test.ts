import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { StagingStore } from '../ledger/ledger.ts';
import { openLedger } from '../ledger/sqlite/open-ledger.ts';
import type { Entity } from '../model/entity.ts';
import { extractExports } from './extract-exports.ts';
import { readEntityRows } from './read-entity-rows.ts';

type Person = Pick<Entity, 'columns' | 'superseded'> & { readonly marker: string | null };

interface DrawnFile {
  readonly second: number;
  readonly rows: readonly (readonly [person: number, withId: boolean, name: string, city: string])[];
}

const row = fc.tuple(
  fc.integer({ min: 1, max: 4 }),
  fc.boolean(),
  fc.constantFrom('', 'Ann', 'Anna'),
  fc.constantFrom('', 'Ulm', 'Bonn'),
);
const file: fc.Arbitrary<DrawnFile> = fc.record({
  second: fc.integer({ min: 0, max: 2 }),
  rows: fc.array(row, { minLength: 1, maxLength: 4 }),
});

function write({ rows }: DrawnFile): string {
  const lines = rows.map(
    ([person, withId, name, city]) => `${withId ? person : ''},p${person}@example.com,${name},${city}`,
  );
  return ['id,email,first_name,city', ...lines, ''].join('\n');
}

/**
 * People after the files were extracted in `order`, one at a time or together. A marker is fixed when a
 * person is first seen, so it is compared only when all files are there from the start.
 */
async function extractIn(files: readonly DrawnFile[], order: readonly number[], together: boolean) {
  const folder = await mkdtemp(join(tmpdir(), 'landfall-order-'));
  const ledger = await openLedger(join(folder, 'ledger.db'));
  try {
    const directory = join(folder, 'exports');
    await mkdir(directory);
    const { staging, entities, transactions } = ledger;
    const extract = () => extractExports({ directory, account: 'acme', staging, entities, transactions });
    for (const [position, index] of order.entries()) {
      const drawn = files[index];
      if (drawn === undefined) continue;
      const tail = `${(0x6a277400 + drawn.second).toString(16)}00000`;
      const name = together
        ? `${position}_contacts_kartra_${tail}.csv`
        : `${index}_contacts_kartra_${tail}.csv`;
      await writeFile(join(directory, name), write(drawn));
      if (!together) await extract();
    }
    await extract();
    const people: Person[] = [];
    for await (const batch of entities.all('contact')) {
      people.push(
        ...batch.map(({ marker, columns, superseded }) => ({
          marker: together ? marker : null,
          columns,
          superseded,
        })),
      );
    }
    return sorted(people);
  } finally {
    await ledger.close();
    await rm(folder, { recursive: true });
  }
}

function sorted(people: readonly Person[]): Person[] {
  return [...people].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}

function unmarked(people: readonly Person[]): Person[] {
  return sorted(people.map((person) => ({ ...person, marker: null })));
}

it('the order of files never matters: neither their names nor when they arrive', async () => {
  const shuffled = fc.array(file, { minLength: 2, maxLength: 4 }).chain((files) =>
    fc.record({
      files: fc.constant(files),
      order: fc.shuffledSubarray([...files.keys()], { minLength: files.length, maxLength: files.length }),
      together: fc.boolean(),
    }),
  );
  await fc.assert(
    fc.asyncProperty(shuffled, async ({ files, order, together }) => {
      const all = await extractIn(files, [...files.keys()], true);
      const expected = together ? all : unmarked(all);
      expect(expected.length).toBeGreaterThan(0);
      expect(await extractIn(files, order, together)).toEqual(expected);
    }),
    { numRuns: 12 },
  );
}, 60_000);

it('feeds rows oldest export first, then by checksum, then by name', async () => {
  const staging: Pick<StagingStore, 'rows'> = {
    async *rows(id) {
      yield [{ line: 2, cells: [`p${id}@example.com`] }];
    },
  };
  const draw = (id: number, name: string, sha256: string, exportedAt: number) => ({
    id,
    name,
    sha256,
    exportedAt,
    generation: 1,
    kind: 'contacts' as const,
    bytes: 1,
    encoding: 'utf-8',
    header: ['Email'],
    rows: 1,
    staged: 1,
    rejected: 0,
  });
  const files = [draw(1, 'a', 'ff', 2), draw(2, 'b', 'aa', 2), draw(3, 'c', 'ff', 1), draw(4, '0', 'ff', 2)];
  const seen: string[] = [];
  for await (const batch of readEntityRows(staging, files)) {
    seen.push(...batch.map(({ fileName }) => fileName));
    expect(batch[0]).toMatchObject({ leadId: null, fileColumns: ['email'] });
  }
  expect(seen).toEqual(['c', 'b', '0', 'a']);
});
